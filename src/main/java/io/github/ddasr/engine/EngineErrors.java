package io.github.ddasr.engine;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.ddasr.volume.DdasrException;

/**
 * Translates what the engine throws while computing into sentences. The engine
 * knows one exception type for everything, so its message has to be read.
 */
public final class EngineErrors {

	private static final int LONGEST_QUOTE = 200;

	/** Parts of messages, in lower case, by which PyTorch and CUDA say that memory ran out. */
	private static final List<String> MEMORY_SIGNS = List.of("out of memory", "can't allocate memory",
		"not enough memory", "bad_alloc", "alloc_failed", "alloc_cpu.cpp");

	private static final Pattern BYTES = Pattern.compile("tried to allocate ([0-9]+) bytes");
	private static final Pattern AMOUNT = Pattern.compile("[Tt]ried to allocate ([0-9.]+ [KMGT]?i?B)");

	private EngineErrors() {}

	/**
	 * @param error what the engine threw
	 * @return the same failure as a sentence: a {@link DeviceMemoryException} if memory ran out; the error itself if
	 *         it is a sentence already
	 */
	public static DdasrException translate(final Throwable error) {
		if (error instanceof DdasrException) return (DdasrException) error;
		final String messages = messages(error);
		if (isMemory(error, messages)) return new DeviceMemoryException("The device has too little free memory for " +
			"this step" + amount(messages) + "; choose smaller tiles or a smaller batch, or close other programs.", error);
		return new DdasrException("The engine stopped with an error: " + quote(error) +
			". Please report this, with the text of Plugins > DDASR > Engine Information.", error);
	}

	private static boolean isMemory(final Throwable error, final String messages) {
		for (Throwable t = error; t != null; t = t.getCause()) {
			if (t instanceof OutOfMemoryError) return true;
		}
		final String lower = messages.toLowerCase(Locale.ROOT);
		return MEMORY_SIGNS.stream().anyMatch(lower::contains);
	}

	private static String amount(final String messages) {
		final Matcher bytes = BYTES.matcher(messages);
		if (bytes.find()) {
			final double gigabytes = Double.parseDouble(bytes.group(1)) / 1e9;
			return String.format(Locale.ROOT, " (it wanted %.2f GB more)", gigabytes);
		}
		final Matcher amount = AMOUNT.matcher(messages);
		return amount.find() ? " (it wanted " + amount.group(1) + " more)" : "";
	}

	/** The messages of an error and of all its causes, one per line. */
	static String messages(final Throwable error) {
		final StringBuilder text = new StringBuilder();
		for (Throwable t = error; t != null; t = t.getCause()) {
			if (t.getMessage() != null) text.append(t.getMessage()).append('\n');
		}
		return text.toString();
	}

	/** The first line of an error's message, without full stop; PyTorch appends a C++ stack trace to it. */
	static String quote(final Throwable error) {
		final String message = error.getMessage();
		if (message == null || message.isBlank()) return error.getClass().getSimpleName();
		final String line = message.strip().lines().findFirst().orElse("").strip();
		final String cut = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
		return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
	}
}
