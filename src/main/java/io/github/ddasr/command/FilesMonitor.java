package io.github.ddasr.command;

import java.util.HashMap;
import java.util.Map;

import io.github.ddasr.volume.Monitor;

/**
 * Listens to a run over many files: progress is counted in files, and a remark that each of them calls forth is passed
 * on once, with the number of the others at the end. Of a single file everything is passed on.
 */
final class FilesMonitor implements Monitor {

	private final Monitor monitor;
	private final int files;
	private final Map<String, Integer> remarks = new HashMap<>();
	private String name = "";
	private int done;

	/**
	 * @param monitor is told
	 * @param files number of files
	 */
	FilesMonitor(final Monitor monitor, final int files) {
		this.monitor = monitor;
		this.files = files;
	}

	/** @param file name of the file that comes next */
	void begin(final String file) {
		name = file.substring(file.lastIndexOf('/') + 1);
		if (files > 1) monitor.status("file " + (done + 1) + " of " + files + ": " + file);
	}

	/** The file is done, well or not. */
	void end() {
		done++;
		if (files > 1) monitor.progress(done, files);
	}

	/** Says how often remarks were kept back. */
	void finish() {
		remarks.forEach((remark, times) -> {
			if (times > 1) monitor.warn("The same of " + (times - 1) + (times == 2 ? " more file: " : " more files: ") + remark.replace(
				"\0", "…"));
		});
	}

	@Override
	public void status(final String message) {
		if (files == 1) monitor.status(message);
	}

	@Override
	public void note(final String message) {
		if (files == 1) monitor.note(message);
	}

	@Override
	public void warn(final String message) {
		if (files == 1 || remarks.merge(message.replace(name, "\0"), 1, Integer::sum) == 1) monitor.warn(message);
	}

	@Override
	public void progress(final long part, final long total) {
		if (files == 1) monitor.progress(part, total);
	}

	@Override
	public boolean isCanceled() {
		return monitor.isCanceled();
	}
}
