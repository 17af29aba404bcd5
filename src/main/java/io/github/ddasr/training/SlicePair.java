package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.MixedDegradation;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Slices;

/**
 * A high-resolution slice and the low-resolution one made from it, both in the
 * volume's intensity window.
 *
 * @param low (width / scale) × (height / scale) values
 * @param high width × height values
 * @param width columns of the high-resolution slice, a multiple of the scale
 * @param height rows of it
 * @param scale the factor between them
 */
record SlicePair(float[] low, float[] high, int width, int height, int scale) {

	/** A slice that (but for the background's share) has brain in it, drawn from the volumes with equal chances per volume and direction. */
	static SlicePair draw(final List<TrainingVolume> volumes, final MixedDegradation degradation,
		final TrainingOptions options, final int smallestSide, final SplittableRandom random)
	{
		final int scale = options.scale();
		final double least = random.nextDouble() < options.background() ? 0.01 : 0.1;
		for (int attempt = 0;; attempt++) {
			final TrainingVolume v = volumes.get(random.nextInt(volumes.size()));
			final int dimension = v.drawDimension(random), index = random.nextInt(v.slices(dimension));
			final TrainingVolume.Slice s = v.slice(dimension, index, scale);
			final boolean usable = Math.min(s.width(), s.height()) >= smallestSide && v.content(s) >= least;
			if (!usable && attempt <= 1000) continue;
			if (v.low() != null) return ready(s, v, index, scale);
			return of(options.variation().apply(s, v.window().upper(), Math.min(smallestSide, Math
				.min(s.width(), s.height())), scale, random), v.window(), degradation, scale, random);
		}
	}

	/** A pair that is learned from as it is. */
	private static SlicePair ready(final TrainingVolume.Slice high, final TrainingVolume v, final int index, final int scale) {
		final float[] low = Slices.read(v.low().voxels(), v.low().dimension(), index);
		return new SlicePair(normalise(low, v.window()), normalise(high.image(), v.window()), high.width(), high.height(), scale);
	}

	static SlicePair of(final TrainingVolume.Slice s, final IntensityWindow window, final MixedDegradation degradation,
		final int scale, final SplittableRandom random)
	{
		final float[] low = degradation.apply(s.image(), s.width(), s.height(), scale, window.upper(), random);
		return new SlicePair(normalise(low, window), normalise(s.image(), window), s.width(), s.height(), scale);
	}

	private static float[] normalise(final float[] values, final IntensityWindow window) {
		final float[] result = new float[values.length];
		for (int i = 0; i < values.length; i++) result[i] = window.normalise(values[i]);
		return result;
	}
}
