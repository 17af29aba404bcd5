package io.github.ddasr.command;

import org.scijava.log.LogService;
import org.scijava.ui.UIService;

import ij.Macro;
import ij.macro.Interpreter;

/** What follows when SciJava is told that a command did not do its work: somebody must see why, and a macro must end. */
final class Refusal {

	private Refusal() {}

	/**
	 * @param windows SciJava's windows, or null if it has none
	 * @return whether the reason of a canceled command is shown to nobody
	 */
	static boolean isUnseen(final UIService windows) {
		return windows == null || windows.isHeadless();
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
		final Interpreter macro = Macro.getOptions() == null ? null : Interpreter.getInstance();
		if (macro == null) return;
		// The sentence is shown already; ImageJ's own window about the line of the macro would hide it.
		macro.setIgnoreErrors(true);
		macro.abort(sentence);
	}
}
