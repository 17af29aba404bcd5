package io.github.ddasr.ui;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;

/**
 * A window that asks whether something may be downloaded. It is Java's own, because
 * ImageJ's windows answer themselves with yes while a macro runs.
 */
public final class DownloadQuestion {

	private static final String[] ANSWERS = { "Download", "Not now" };

	private DownloadQuestion() {}

	/**
	 * Asks, and waits for the answer.
	 *
	 * @param text what would be downloaded, how large it is, from where and to where
	 * @return whether somebody has pressed "Download"; false where there is no screen
	 */
	public static boolean ask(final String text) {
		if (GraphicsEnvironment.isHeadless()) return false;
		if (SwingUtilities.isEventDispatchThread()) return show(text);
		final AtomicBoolean agreed = new AtomicBoolean();
		try {
			SwingUtilities.invokeAndWait(() -> agreed.set(show(text)));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (final InvocationTargetException e) {
			// No answer is no consent.
			return false;
		}
		return agreed.get();
	}

	private static boolean show(final String text) {
		return JOptionPane.showOptionDialog(null, html(text), "DDASR", JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE,
			null, ANSWERS, ANSWERS[1]) == 0;
	}

	/** @return the text, broken into lines of readable length */
	static String html(final String text) {
		return "<html><body style='width: 360px'>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</body></html>";
	}
}
