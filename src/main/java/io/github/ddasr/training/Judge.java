package io.github.ddasr.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/** The discriminators that a generator can be trained against. */
public enum Judge {

	/** Attention U-Net with spectral normalisation, of DDASR and A-ESRGAN. */
	UNET_ATTENTION,
	/** Two of these, the second of which sees the image at half its size: A-ESRGAN's multi-scale form. */
	UNET_ATTENTION_TWO,
	/** Real-ESRGAN's U-Net with spectral normalisation. */
	UNET_SN,
	/** ESRGAN's for images of 128 × 128; with the game "ragan" DDASR's ablation D(RA). */
	VGG128,
	/** The same for images of 256 × 256. */
	VGG256,
	/** RealSR's, which judges patches. */
	PATCH;

	/**
	 * @param name such as "unet-sn", in any case
	 * @return that discriminator
	 */
	public static Judge of(final String name) {
		for (final Judge j : values()) if (j.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return j;
		throw new DdasrException("There is no discriminator \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			Judge::toString).collect(Collectors.joining(", ")) + ".");
	}

	/** As a user writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
