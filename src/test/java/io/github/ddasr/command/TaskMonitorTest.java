package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.task.DefaultTaskService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import io.github.ddasr.volume.CanceledException;

class TaskMonitorTest {

	/** Keeps the last task, as a progress bar would. */
	private static final class Tasks extends DefaultTaskService {

		private Task last;

		@Override
		public Task createTask(final String name) {
			last = super.createTask(name);
			return last;
		}
	}

	@Test
	void taskSeesProgressAndIsSeenCanceled() {
		try (Context context = new Context(TaskService.class)) {
			final Tasks tasks = new Tasks();
			context.inject(tasks);
			final TaskMonitor monitor = TaskMonitor.start(tasks, null, "Super-Resolve");
			monitor.status("slice 1 of 4");
			monitor.progress(1, 4);
			assertEquals("Super-Resolve", tasks.last.getName());
			assertEquals("slice 1 of 4", tasks.last.getStatusMessage());
			assertEquals(1, tasks.last.getProgressValue());
			assertEquals(4, tasks.last.getProgressMaximum());
			assertFalse(monitor.isCanceled());
			tasks.last.cancel("enough");
			assertTrue(monitor.isCanceled());
			final String sentence = assertThrows(CanceledException.class, () -> monitor.checkCanceled("enlarging")).getMessage();
			assertEquals("Canceled while enlarging. Nothing was written.", sentence);
			monitor.finish();
		}
	}

	@Test
	void withoutTasksNothingIsShownAndNothingFails() {
		final TaskMonitor monitor = TaskMonitor.start(null, null, "Super-Resolve");
		monitor.status("slice 1 of 4");
		monitor.warn("The spacing is missing.");
		monitor.progress(1, 4);
		assertFalse(monitor.isCanceled());
		monitor.finish();
	}
}
