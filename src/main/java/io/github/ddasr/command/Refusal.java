package io.github.ddasr.command;

import org.scijava.log.LogService;
import org.scijava.ui.UIService;

import ij.Macro;
import ij.macro.Interpreter;

/** What follows when SciJava is told that a command did not do its work: somebody must see why, and a macro must end. */
final class Refusal {

	/** Letters in a line of a window. */
	private static final int LINE = 100;

	private Refusal() {}

	/**
	 * @param windows SciJava's windows, or null if it has none
	 * @return whether the reason of a canceled command is shown to nobody
	 */
	static boolean isUnseen(final UIService windows) {
		return windows == null || windows.isHeadless();
	}

	/**
	 * SciJava's window shows a reason as it is, however long its lines are.
	 *
	 * @param sentence why a command is canceled
	 * @param windows SciJava's windows, or null if it has none
	 * @return the same, in short lines where a window shows it
	 */
	static String shown(final String sentence, final UIService windows) {
		return isUnseen(windows) ? sentence : wrapped(sentence);
	}

	static String wrapped(final String sentence) {
		final StringBuilder lines = new StringBuilder();
		int length = 0;
		for (final String word : sentence.split(" ")) {
			final boolean full = length > 0 && length + 1 + word.length() > LINE;
			if (lines.length() > 0) lines.append(full ? '\n' : ' ');
			lines.append(word);
			length = full ? word.length() : length + 1 + word.length();
		}
		return lines.toString();
	}

	/**
	 * Logs the sentence where there is no window that shows it, and ends the macro that called
	 * the command: going on, it would take another image for the result.
	 *
	 * @param sentence why the command was canceled
	 * @param log takes the sentence, or null
	 * @param windows SciJava's windows, or null if it has none
	 */
	static void announce(final String sentence, final LogService log, final UIService windows) {
		if (isUnseen(windows) && log != null) log.error(sentence);
		CommandRecorder.forget();
		final Interpreter macro = Macro.getOptions() == null ? null : Interpreter.getInstance();
		if (macro == null) return;
		// The sentence is shown already; ImageJ's own window about the line of the macro would hide it.
		macro.setIgnoreErrors(true);
		macro.abort(sentence);
	}
}
