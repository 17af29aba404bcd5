package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/** Gaussian blur; at strength s its standard deviation is {@value #MAX_SIGMA} · s pixels. */
@Plugin(type = Degradation.class, name = "blur", priority = 5,
	description = "Gaussian blur, standard deviation up to 2.5 pixels")
public final class BlurDegradation implements Degradation {

	static final double MAX_SIGMA = 2.5;

	@Override
	public float[] apply(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		return GaussianBlur.apply(image, width, height, MAX_SIGMA * strength);
	}
}
