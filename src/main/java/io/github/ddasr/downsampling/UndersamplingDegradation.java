package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Resampler;

/**
 * A smaller matrix of the scanner, enlarged by zero-filling: of k-space only the central 1 / (1 + 3 s) along
 * both sides is kept at strength s, the rest is 0, then the magnitude is taken. It blurs, and rings at edges.
 */
@Plugin(type = Degradation.class, name = "undersampling", priority = 3,
	description = "truncation of k-space down to a quarter along both sides, zero-filled back to the same size")
public final class UndersamplingDegradation implements Degradation {

	private static final double MAX_FACTOR = 4;

	private final ResamplingMatrices matrices = new ResamplingMatrices();

	/** The lines of k-space that are kept. */
	static int kept(final int size, final double strength) {
		return Math.max(1, (int) Math.round(size / (1 + (MAX_FACTOR - 1) * strength)));
	}

	@Override
	public float[] apply(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		final int w = kept(width, strength), h = kept(height, strength);
		if (w == width && h == height) return image.clone();
		final float[] small = Resampler.apply(image, width, height, matrices.fourier(width, w), //
			matrices.fourier(height, h));
		final float[] full = Resampler.apply(small, w, h, matrices.fourier(w, width), matrices.fourier(h, height));
		for (int i = 0; i < full.length; i++) full[i] = Math.abs(full[i]);
		return full;
	}
}
