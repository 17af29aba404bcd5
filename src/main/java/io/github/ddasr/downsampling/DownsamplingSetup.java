package io.github.ddasr.downsampling;

import io.github.ddasr.engine.DeviceChoice;

/**
 * What a {@link Downsampler} is made ready with.
 *
 * @param factor fine pixels per coarse pixel
 * @param scanner settings of a simulated scanner
 * @param texture slices of the low-resolution domain; empty where there are none
 * @param device where networks run
 * @param seed decides what is learned by chance
 */
public record DownsamplingSetup(int factor, Scanner scanner, Texture texture, DeviceChoice device, long seed) {

	/**
	 * @param factor fine pixels per coarse pixel
	 * @return the usual scanner, no texture, any device, seed 0
	 */
	public static DownsamplingSetup of(final int factor) {
		return new DownsamplingSetup(factor, Scanner.USUAL, Texture.NONE, DeviceChoice.AUTO, 0);
	}
}
