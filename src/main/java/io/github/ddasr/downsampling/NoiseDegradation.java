package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/** Rician noise; at strength s either part has the standard deviation {@value #MAX_SHARE} · s of white. */
@Plugin(type = Degradation.class, name = "noise", priority = 4, description = "Rician noise, up to 15 % of white")
public final class NoiseDegradation implements Degradation {

	static final double MAX_SHARE = 0.15;

	@Override
	public float[] apply(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		final float[] result = image.clone();
		RicianNoise.add(result, MAX_SHARE * strength * upper, random);
		return result;
	}
}
