package io.github.ddasr.command;

import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

import io.github.ddasr.volume.Monitor;

/** Passes status, progress and cancel between a task of the suite and SciJava's task list. */
final class TaskMonitor implements Monitor {

	private final Task task;
	private final LogService log;

	private TaskMonitor(final Task task, final LogService log) {
		this.task = task;
		this.log = log;
	}

	/**
	 * @param tasks SciJava's tasks, or null where there are none
	 * @param log takes notes and warnings, or null
	 * @param name what the task is called in the list
	 * @return a monitor whose task has begun; {@link #finish} ends it
	 */
	static TaskMonitor start(final TaskService tasks, final LogService log, final String name) {
		final Task task = tasks == null ? null : tasks.createTask(name);
		if (task != null) task.start();
		return new TaskMonitor(task, log);
	}

	@Override
	public void status(final String message) {
		if (task != null) task.setStatusMessage(message);
	}

	@Override
	public void note(final String message) {
		if (log != null) log.info(message);
		status(message);
	}

	@Override
	public void warn(final String message) {
		if (log != null) log.warn(message);
		status(message);
	}

	@Override
	public void progress(final long done, final long total) {
		if (task == null) return;
		task.setProgressMaximum(total);
		task.setProgressValue(done);
	}

	@Override
	public boolean isCanceled() {
		return task != null && task.isCanceled();
	}

	void finish() {
		if (task != null) task.finish();
	}
}
