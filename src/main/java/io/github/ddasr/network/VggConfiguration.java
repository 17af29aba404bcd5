package io.github.ddasr.network;

import io.github.ddasr.volume.DdasrException;

/**
 * The shape of a VGG-19-like network.
 *
 * @param divisor widths 64, 128, 256, 512, 512 are divided by it: 1, 2, 4 or 8
 * @param channels what the first 3×3 convolution takes: 1 for a grey network, 3 for the published one
 * @param stage whether a 1×1 convolution precedes it, channels to channels: the normalisation of the input
 * @param reflect whether borders are mirrored (as for style transfer) instead of filled with zeros (as trained)
 */
public record VggConfiguration(int divisor, int channels, boolean stage, boolean reflect) {

	/** Checks the numbers. */
	public VggConfiguration {
		if (divisor != 1 && divisor != 2 && divisor != 4 && divisor != 8) throw new DdasrException(
			"A feature network cannot be " + divisor + " times as thin as VGG-19; choose 1, 2, 4 or 8.");
		if (channels != 1 && channels != 3) throw new DdasrException("A feature network cannot take " + channels +
			" channels; choose 1 or 3.");
	}

	/** Output channels of the convolution at that index. */
	int width(final int index) {
		return VggLayers.width(index) / divisor;
	}

	/** @return the shape in words, for reports */
	public String words() {
		return "VGG-19" + (divisor == 1 ? "" : " with widths divided by " + divisor) + ", " + (channels == 1 ? "grey"
			: "3 channels") + ", " + (reflect ? "mirrored" : "zero") + " borders";
	}
}
