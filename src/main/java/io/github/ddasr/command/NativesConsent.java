package io.github.ddasr.command;

import java.util.function.Predicate;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.NativesMissingException;
import io.github.ddasr.engine.NativesOffer;
import io.github.ddasr.ui.DownloadQuestion;
import io.github.ddasr.volume.Monitor;

import ij.Macro;

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
	 * Asks in a window. A macro is not asked, because nobody may be there to answer: it gets the sentence that says how
	 * to agree.
	 *
	 * @param offer what would be downloaded
	 * @return whether a user has agreed; never without windows
	 */
	static boolean ask(final NativesOffer offer) {
		return Macro.getOptions() == null && DownloadQuestion.ask(Messages.downloadNatives(offer.text()));
	}
}
