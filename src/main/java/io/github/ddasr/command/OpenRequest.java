package io.github.ddasr.command;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * Who wants a file opened. SciJava's openers are not told, but in Fiji it matters: ImageJ 1.x relies on
 * {@code File > Open}, drag and drop and {@code open()} having shown the image, on {@code IJ.openImage} not having
 * shown it, and takes an exception as leave to try other readers on the same file.
 */
enum OpenRequest {
	/** ImageJ 1.x, which expects the image to be shown. */
	SHOWN,
	/** ImageJ 1.x, which expects the image and shows it itself, if at all. */
	RETURNED,
	/** A script or SciJava's own input and output, which take the image or an exception. */
	SCRIPT;

	/** The class of Fiji that asks openers on behalf of ImageJ 1.x; it is the caller, or the caller's caller. */
	private static final String LEGACY_OPENER = "net.imagej.legacy.plugin.DefaultLegacyOpener";
	/** Its caller when an image is to be returned and not shown. */
	private static final String RETURNING = "interceptOpenImage";
	private static final int NEAR = 12;

	/** @return who called, seen from an opener */
	static OpenRequest current() {
		return of(StackWalker.getInstance().walk(frames -> frames.limit(NEAR).toList()).stream().map(OpenRequest::words).toList());
	}

	/**
	 * @param calls class and method of each call, separated by a space, the latest first
	 * @return who called
	 */
	static OpenRequest of(final List<String> calls) {
		for (int i = 0; i < calls.size(); i++) {
			if (!calls.get(i).startsWith(LEGACY_OPENER + " ")) continue;
			return i + 1 < calls.size() && calls.get(i + 1).endsWith(" " + RETURNING) ? RETURNED : SHOWN;
		}
		return SCRIPT;
	}

	private static String words(final StackFrame frame) {
		return frame.getClassName() + " " + frame.getMethodName();
	}
}
