package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Resampler;

/** Truncation of k-space, what a scanner with a smaller matrix does: the central part of the spectrum, moved by half a cell onto the common grid, then the magnitude (specification of DDASR, §3.2). */
@Plugin(type = Downsampler.class, name = "k-space", description = "truncation of k-space with the half-cell phase, then magnitude")
public final class KSpaceDownsampler implements Downsampler {

	private final ResamplingMatrices matrices = new ResamplingMatrices();

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		final float[] small = Resampler.apply(image, width, height, matrices.truncation(width, factor), //
			matrices.truncation(height, factor));
		for (int i = 0; i < small.length; i++) small[i] = Math.abs(small[i]);
		return small;
	}
}
