package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/**
 * The degradation that Real-ESRGAN draws anew for every image: blur, resizing, noise and JPEG compression, twice
 * ({@link SecondOrderDegradation}; Wang et al. 2021; specification of DDASR, §3.4).
 * <p>
 * Inside, black is 0 and white 1; what lies beyond is cut off, and the result has 256 grey levels, since rounding to 8
 * bits belongs to the method (with colour noise, three times as many, from the mean of the planes). Sizes on the way
 * are drawn, but every resizing keeps the edges of the image in place, and so the common grid; resizing without
 * antialias moves single images by fractions of a pixel, without preference for a side: over 10,000 draws of a blob in
 * 48 × 48 pixels the mean moved by no more than 0.011, 0.008 and 0.027 fine pixels at factors 2, 3 and 4. Compression is simulated by
 * the suite's own cosine transform ({@link ContinuousJpeg}).
 */
@Plugin(type = Downsampler.class, name = "real-esrgan",
	description = "blur, resizing, noise and JPEG compression drawn at random, twice, as for Real-ESRGAN")
public final class RealEsrganDownsampler implements Downsampler {

	private final RealEsrganProfile profile;

	/** Grey noise, with compression. */
	public RealEsrganDownsampler() {
		this(RealEsrganProfile.GREY);
	}

	/** @param profile colour and compression */
	public RealEsrganDownsampler(final RealEsrganProfile profile) {
		this.profile = profile;
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		final float[] unit = new float[image.length];
		for (int i = 0; i < unit.length; i++) unit[i] = (float) (image[i] / upper);
		final Planes start = new Planes(new float[][] { unit }, width, height).clamped();
		final float[] small = SecondOrderDegradation.draw(random).apply(start, factor, profile, random).mean().clone();
		for (int i = 0; i < small.length; i++) small[i] = (float) (small[i] * upper);
		return small;
	}
}
