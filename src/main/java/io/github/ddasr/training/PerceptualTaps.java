package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.network.VggUse;
import io.github.ddasr.volume.DdasrException;

/** Which layers of VGG-19 the perceptual loss compares, and their weights. */
public enum PerceptualTaps {

	/** DDASR's layers 2, 7, 9, 12 and 17, read as numbers in torchvision's list. */
	DDASR(VggUse.PERCEPTUAL.taps(), 0.1f, 0.1f, 1, 1, 1),
	/** The five layers of Real-ESRGAN and A-ESRGAN, before their rectifiers, with the same weights. */
	REAL_ESRGAN(List.of("conv1_2", "conv2_2", "conv3_4", "conv4_4", "conv5_4"), 0.1f, 0.1f, 1, 1, 1),
	/** The one layer of ESRGAN and RealSR, before its rectifier. */
	ESRGAN(List.of("conv5_4"), 1);

	private final List<String> layers;
	private final float[] weights;

	PerceptualTaps(final List<String> layers, final float... weights) {
		this.layers = layers;
		this.weights = weights;
	}

	/**
	 * @param name such as "real-esrgan", in any case
	 * @return those taps
	 */
	public static PerceptualTaps of(final String name) {
		for (final PerceptualTaps t : values()) if (t.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return t;
		throw new DdasrException("There are no taps \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			PerceptualTaps::toString).collect(Collectors.joining(", ")) + ".");
	}

	/** Names of the layers. */
	List<String> layers() {
		return layers;
	}

	/** One weight per layer. */
	float[] weights() {
		return weights.clone();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
