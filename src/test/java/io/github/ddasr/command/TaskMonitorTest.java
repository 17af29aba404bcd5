package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.log.LogService;

class TaskMonitorTest {

	@Test
	void logsNotesAndWarningsButNotEachStatus() {
		try (Context context = new Context(LogService.class)) {
			final LogService log = context.service(LogService.class);
			final List<String> lines = new CopyOnWriteArrayList<>();
			log.addLogListener(message -> lines.add(message.text()));
			final TaskMonitor monitor = TaskMonitor.start(null, log, "test");
			monitor.status("slice 3 of 117");
			monitor.note("running on cpu because no GPU was found");
			monitor.warn("2 voxels are not finite");
			monitor.finish();
			assertEquals("running on cpu because no GPU was found|2 voxels are not finite", lines.stream().collect(Collectors
				.joining("|")));
		}
	}
}
