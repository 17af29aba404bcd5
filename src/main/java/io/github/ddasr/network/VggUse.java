package io.github.ddasr.network;

import java.util.List;

/**
 * What a feature network is used for.
 *
 * @param taps the layers whose maps are wanted, by name
 * @param reflect whether borders are mirrored instead of filled with zeros
 * @param normalised whether the mean of every channel is brought to 1 where the file does not say that it is
 */
public record VggUse(List<String> taps, boolean reflect, boolean normalised) {

	/** As in StyTr2 and DDASR's DSN: the first rectified map of each block, mirrored borders, normalised. */
	public static final VggUse STYLE = new VggUse(VggLayers.STYLE, true, true);

	/** As in DDASR's SRN, literally: the layers 2, 7, 9, 12 and 17 of torchvision's list, zero borders. */
	public static final VggUse PERCEPTUAL = new VggUse(List.of("conv1_2", "conv2_2", "pool2", "conv3_2", "relu3_4"),
		false, false);

	/** Checks the names. */
	public VggUse {
		taps = List.copyOf(taps);
		VggLayers.deepest(taps);
	}

	/** The last layer that is needed. */
	String deepest() {
		return VggLayers.name(VggLayers.deepest(taps));
	}
}
