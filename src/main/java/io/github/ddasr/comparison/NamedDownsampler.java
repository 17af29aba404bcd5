package io.github.ddasr.comparison;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.volume.Monitor;

/**
 * A down-sampling method under the name by which it was chosen.
 *
 * @param name name for tables
 * @param opener makes it ready
 */
public record NamedDownsampler(String name, Opener opener) {

	/** Makes a method ready for a task. */
	@FunctionalInterface
	public interface Opener {

		/**
		 * @param setup factor, slices to imitate, device, seed
		 * @param monitor progress and cancel
		 * @return the method, to be closed by the caller
		 */
		Downsampler open(DownsamplingSetup setup, Monitor monitor);
	}

	/**
	 * @param name name for tables
	 * @param method a method that has yet to be prepared
	 * @return that method
	 */
	public static NamedDownsampler of(final String name, final Downsampler method) {
		return new NamedDownsampler(name, method::prepare);
	}
}
