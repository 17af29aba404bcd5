package io.github.ddasr.command;

import java.util.function.Predicate;

import org.scijava.ui.DialogPrompt.MessageType;
import org.scijava.ui.DialogPrompt.OptionType;
import org.scijava.ui.DialogPrompt.Result;
import org.scijava.ui.UIService;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.NativesMissingException;
import io.github.ddasr.engine.NativesOffer;
import io.github.ddasr.volume.Monitor;

/** Asks once, at the first use of a network, whether its natives may be downloaded. */
final class NativesConsent {

	private NativesConsent() {}

	/**
	 * Runs a command; where it stops because the natives are missing, asks, downloads them, and runs it again.
	 *
	 * @param command the command, which has written nothing when natives are missing
	 * @param agrees shows what would be downloaded, and says whether the user agrees
	 * @param monitor is told of the download
	 * @throws NativesMissingException if the user does not agree
	 */
	static void run(final Runnable command, final Predicate<NativesOffer> agrees, final Monitor monitor) {
		try {
			command.run();
		}
		catch (final NativesMissingException e) {
			if (!agrees.test(e.offer())) throw e;
			monitor.note(Messages.downloadingNatives());
			Engines.startWithDownload();
			command.run();
		}
	}

	/**
	 * @param windows SciJava's windows, or null if it has none
	 * @param offer what would be downloaded
	 * @return whether a user has agreed; never without windows
	 */
	static boolean ask(final UIService windows, final NativesOffer offer) {
		if (Refusal.isUnseen(windows)) return false;
		return windows.showDialog(Messages.downloadNatives(offer.text()), "DDASR", MessageType.QUESTION_MESSAGE,
			OptionType.YES_NO_OPTION) == Result.YES_OPTION;
	}
}
