package io.github.ddasr.network;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * What a feature network wants to see: a grey image, resized to a square by linear interpolation without
 * antialias (cells aligned, as PyTorch does with align_corners off), with its values 0 … 1 stretched to another
 * range, the same in every channel.
 *
 * @param side height and width in pixels
 * @param channels number of channels
 * @param lower what becomes of 0
 * @param upper what becomes of 1
 */
public record FeatureInput(int side, int channels, float lower, float upper) {

	/** Input of the Inception network as pytorch-fid prepares it: 299 × 299, three channels, −1 … 1. */
	public static final FeatureInput INCEPTION = new FeatureInput(299, 3, -1, 1);

	/** Checks the sizes. */
	public FeatureInput {
		if (side < 1 || channels < 1) throw new IllegalArgumentException("side and channels must be positive");
	}

	/**
	 * @param image height × width grey values, row major; what lies outside 0 … 1 is clipped
	 * @param width columns
	 * @param height rows
	 * @return channels × side × side values
	 */
	float[] prepare(final float[] image, final int width, final int height) {
		final float[] clipped = image.clone();
		for (int i = 0; i < clipped.length; i++) clipped[i] = Math.max(0, Math.min(1, clipped[i]));
		final float[] resized = Resampler.apply(clipped, width, height, ResamplingMatrix.of(Kernel.LINEAR, width, side, false),
			ResamplingMatrix.of(Kernel.LINEAR, height, side, false));
		final float[] all = new float[channels * resized.length];
		for (int i = 0; i < all.length; i++) all[i] = lower + (upper - lower) * resized[i % resized.length];
		return all;
	}
}
