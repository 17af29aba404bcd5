package io.github.ddasr.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;

/**
 * What a generator's output is added to: nothing, or the input enlarged by an
 * interpolation, so that the network has only the missing detail to learn.
 * {@code BILINEAR} is the specification's option; {@code LANCZOS} is ours: it
 * starts nearer to the truth and its six taps stay local, so tiles still agree.
 */
public enum GlobalSkip {
	NONE(null), BILINEAR(Kernel.LINEAR), LANCZOS(Kernel.LANCZOS3);

	private final Kernel kernel;

	GlobalSkip(final Kernel kernel) {
		this.kernel = kernel;
	}

	/** @return the interpolation, or null for none */
	Kernel kernel() {
		return kernel;
	}

	/**
	 * @param name as written by {@link #toString()}
	 * @return the value
	 */
	public static GlobalSkip of(final String name) {
		for (final GlobalSkip s : values()) if (s.toString().equals(name)) return s;
		throw new DdasrException("There is no global skip \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			GlobalSkip::toString).collect(Collectors.joining(", ")) + ".");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
