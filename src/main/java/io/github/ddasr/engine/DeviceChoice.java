package io.github.ddasr.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.ddasr.volume.DdasrException;

/**
 * What the user asks for: {@code auto} (a GPU if one can be used, else the CPU),
 * {@code cpu}, {@code gpu} (the first one) or {@code gpu:N}. It says nothing about
 * what the machine has; see {@link Devices}.
 *
 * @param kind which sort of device
 * @param index number of the GPU, counted from 0; 0 for the other kinds
 */
public record DeviceChoice(Kind kind, int index) {

	/** Sort of device asked for. */
	public enum Kind {
		/** A GPU if one can be used, else the CPU. */
		AUTO,
		/** The CPU, whatever else there is. */
		CPU,
		/** One particular GPU, and nothing else. */
		GPU
	}

	/** The values that a user may give, as shown in messages and help. */
	public static final String ALLOWED = "auto, cpu, gpu, gpu:N (N = 0, 1, ...)";

	/** Whatever is fastest and works. */
	public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

	/** The CPU. */
	public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

	private static final Pattern NUMBERED = Pattern.compile("gpu:([0-9]{1,3})");

	/**
	 * @param text the user's word; case and surrounding blanks do not matter; null or empty means auto
	 * @return the choice
	 * @throws DdasrException for any other word, with the allowed ones
	 */
	public static DeviceChoice parse(final String text) {
		final String word = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
		switch (word) {
			case "":
			case "auto":
				return AUTO;
			case "cpu":
				return CPU;
			case "gpu":
				return new DeviceChoice(Kind.GPU, 0);
			default:
				final Matcher matcher = NUMBERED.matcher(word);
				if (matcher.matches()) return new DeviceChoice(Kind.GPU, Integer.parseInt(matcher.group(1)));
				throw new DdasrException("The device \"" + text.trim() + "\" is unknown; allowed are " + ALLOWED + ".");
		}
	}

	@Override
	public String toString() {
		return kind == Kind.GPU ? "gpu:" + index : kind.name().toLowerCase(Locale.ROOT);
	}
}
