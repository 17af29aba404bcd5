package io.github.ddasr.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/** The discriminators that a generator can be trained against, by the names that a user types. */
public enum DiscriminatorKind {
	/** DDASR's. */
	ATTENTION_UNET((side, channels, width, p, b) -> new AttentionUnetDiscriminator(channels, width, p, b)),
	/** A-ESRGAN's, at full and at half size. */
	ATTENTION_UNET_TWO_SCALES((side, channels, width, p, b) -> new TwoScaleDiscriminator(channels, width, p, b)),
	/** Real-ESRGAN's. */
	UNET((side, channels, width, p, b) -> new UnetDiscriminator(channels, width, p, b)),
	/** ESRGAN's, and D(RA) of DDASR's ablation. */
	VGG(VggDiscriminator::new),
	/** RealSR's. */
	PATCH((side, channels, width, p, b) -> new PatchGanDiscriminator(channels, width, p, b));

	/** The width of all of them as published. */
	public static final int WIDTH = 64;

	/** Makes one. */
	private interface Maker {

		Discriminator make(int side, int channels, int width, Parameters parameters, Buffers buffers);
	}

	private final Maker maker;

	DiscriminatorKind(final Maker maker) {
		this.maker = maker;
	}

	/**
	 * @param side height and width of the patches that it is to judge
	 * @param channels image channels
	 * @param width channels of the first layer, {@link #WIDTH} as published
	 * @param parameters the weights, filled here and owned by the caller
	 * @param buffers what is kept between passes, filled here and owned by the caller
	 * @return the network
	 * @throws DdasrException if it cannot judge patches of that size; the message says which it can
	 */
	public Discriminator build(final int side, final int channels, final int width, final Parameters parameters,
		final Buffers buffers)
	{
		final Discriminator discriminator = maker.make(side, channels, width, parameters, buffers);
		discriminator.requireSize(side, side);
		return discriminator;
	}

	/**
	 * @param name as written by {@link #toString()}
	 * @return the kind
	 */
	public static DiscriminatorKind of(final String name) {
		for (final DiscriminatorKind k : values()) if (k.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return k;
		throw new DdasrException("There is no discriminator \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			DiscriminatorKind::toString).collect(Collectors.joining(", ")) + ".");
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
