package io.github.ddasr.engine;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/** Translates what the engine throws while starting into sentences. */
final class EngineStartErrors {

	private EngineStartErrors() {}

	/**
	 * @param error what was thrown
	 * @param cache the folder into which the natives are unpacked
	 * @return what happened and what to do; the error itself if it is a sentence already
	 */
	static DdasrException translate(final Throwable error, final Path cache) {
		for (Throwable t = error; t != null; t = t.getCause()) {
			if (t instanceof DdasrException) return (DdasrException) t;
			final String sentence = sentence(t, cache);
			if (sentence != null) return new DdasrException(sentence, error);
		}
		return new DdasrException("The deep-learning engine cannot start: " + EngineErrors.quote(root(error)) +
			". Remove the folder " + cache + " and start again; if that does not help, install DDASR again.", error);
	}

	private static String sentence(final Throwable error, final Path cache) {
		final String message = String.valueOf(error.getMessage());
		if (message.contains("No space left")) return "The deep-learning engine cannot unpack its natives: the disk of " +
			cache + " is full; free 500 MB there, or set the environment variable DJL_CACHE_DIR to a folder elsewhere.";
		if (error instanceof FileSystemException) return "The deep-learning engine cannot write its cache folder " + cache +
			"; make it writable, or set the environment variable DJL_CACHE_DIR to a writable folder.";
		if (message.contains("Offline mode") || message.contains("jni not found") || message.contains("engine not found"))
			return "The natives of the deep-learning engine for " + platform() + " are not installed; run the suite's command " +
				"engine-information on the command line once, which unpacks them, or set the environment variable " +
				"PYTORCH_LIBRARY_PATH to a folder that holds them.";
		if (error instanceof UnsatisfiedLinkError) return "The natives of the deep-learning engine in " + cache +
			" cannot be loaded (" + EngineErrors.quote(error) + "); remove this folder, so that they are unpacked again, and " +
			"check that system libraries such as glibc or the Visual C++ runtime are up to date.";
		if (error instanceof NoSuchMethodError || error instanceof NoSuchFieldError ||
			error instanceof NoClassDefFoundError || error instanceof AbstractMethodError)
			return "Another version of a library that the deep-learning engine needs is installed (" +
				EngineErrors.quote(error) + "); remove the older DJL, JNA or gson jar file, or update Fiji.";
		return null;
	}

	private static Throwable root(final Throwable error) {
		Throwable root = error;
		while (root.getCause() != null) root = root.getCause();
		return root;
	}

	private static String platform() {
		return System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?").toLowerCase(Locale.ROOT);
	}
}
