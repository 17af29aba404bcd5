package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.ui.UIService;

/**
 * The result of a command in words where SciJava runs it. Without windows it goes to the log. With windows SciJava shows
 * the outputs of a command, and opens its console for each line of the log: there only what no output shows is logged.
 */
final class ResultLines implements Consumer<String> {

	private final LogService log;
	private final boolean seen;
	private final List<String> held = new ArrayList<>();

	/**
	 * @param log takes the lines, or null
	 * @param windows SciJava's windows, or null if it has none
	 */
	ResultLines(final LogService log, final UIService windows) {
		this.log = log;
		seen = !Refusal.isUnseen(windows);
	}

	@Override
	public void accept(final String line) {
		if (seen) held.add(line);
		else if (log != null) log.info(line);
	}

	/**
	 * Logs the lines that nobody would see otherwise.
	 *
	 * @param command the command, which has ended; the outputs of one that was canceled are not shown
	 */
	void finish(final DdasrCommand command) {
		if (log != null && (command.isCanceled() || !hasOutput(command))) held.forEach(log::info);
		held.clear();
	}

	private static boolean hasOutput(final DdasrCommand command) {
		for (final ModuleItem<?> item : command.getInfo().outputs()) {
			if (command.getOutput(item.getName()) != null) return true;
		}
		return false;
	}
}
