package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.downsampling.GaussianBlur;
import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Truths of other scanners, made from those of good ones. A network that has only
 * seen sharp, fine, quiet truths takes every image for a degraded one of these: it
 * sharpens what is not blurred, and removes noise that belongs to the scan.
 *
 * @param smooth share of slices that are smooth throughout, as from a scanner that interpolates
 * @param coarse share of slices with larger voxels, along both sides or along one as in thick slices
 * @param noisy share of slices that are smooth and under noise that belongs to them, as from a low-field scanner
 *          that fills its k-space with zeros
 */
record TruthVariation(double smooth, double coarse, double noisy) {

	private static final double MIN_SMOOTH = 0.6, MAX_SMOOTH = 2.5;
	private static final double LARGEST_VOXEL = 5;
	private static final double MIN_LOW_FIELD_NOISE = 0.012, MAX_LOW_FIELD_NOISE = 0.035;
	/** Share of the spectrum's width that a low-field scanner measures, the rest being zeros. */
	private static final double MIN_BAND = 0.6;

	/**
	 * @param slice a good truth
	 * @param upper upper end of the volume's window, to which noise is relative
	 * @param smallestSide no side becomes shorter
	 * @param multiple sides become multiples of it
	 * @param random decides everything
	 * @return the slice itself, or a variation of it
	 */
	TrainingVolume.Slice apply(final TrainingVolume.Slice slice, final double upper, final int smallestSide,
		final int multiple, final SplittableRandom random)
	{
		// Nothing is drawn for a share of 0, so that a run without it is the same as before there was one.
		final boolean larger = coarse > 0 && random.nextDouble() < coarse;
		final TrainingVolume.Slice sized = larger ? coarse(slice, smallestSide, multiple, random) : slice;
		if (smooth + noisy == 0) return sized;
		final double kind = random.nextDouble();
		if (kind < smooth) return blurred(sized, random);
		if (kind < smooth + noisy) return lowField(blurred(sized, random), upper, random);
		return sized;
	}

	private static TrainingVolume.Slice blurred(final TrainingVolume.Slice s, final SplittableRandom random) {
		final double sigma = MIN_SMOOTH + (MAX_SMOOTH - MIN_SMOOTH) * random.nextDouble();
		return new TrainingVolume.Slice(GaussianBlur.apply(s.image(), s.width(), s.height(), sigma), s.width(), s.height());
	}

	private static TrainingVolume.Slice coarse(final TrainingVolume.Slice s, final int smallestSide, final int multiple,
		final SplittableRandom random)
	{
		final double along = 1 + (LARGEST_VOXEL - 1) * random.nextDouble();
		final int kind = random.nextInt(4);
		final boolean both = kind > 1;
		final int width = side(s.width(), both ? Math.sqrt(along) : kind == 0 ? along : 1, smallestSide, multiple);
		final int height = side(s.height(), both ? Math.sqrt(along) : kind == 1 ? along : 1, smallestSide, multiple);
		return resized(s, both ? Kernel.CUBIC : Kernel.AREA, width, height);
	}

	private static int side(final int size, final double voxel, final int smallest, final int multiple) {
		final int side = Math.max(smallest, (int) (size / voxel));
		return Math.min(size, (side + multiple - 1) / multiple * multiple);
	}

	private static TrainingVolume.Slice resized(final TrainingVolume.Slice s, final Kernel kernel, final int width,
		final int height)
	{
		if (width == s.width() && height == s.height()) return s;
		return new TrainingVolume.Slice(Resampler.apply(s.image(), s.width(), s.height(), ResamplingMatrix.of(kernel, s
			.width(), width), ResamplingMatrix.of(kernel, s.height(), height)), width, height);
	}

	private static TrainingVolume.Slice lowField(final TrainingVolume.Slice s, final double upper,
		final SplittableRandom random)
	{
		final double band = MIN_BAND + (1 - MIN_BAND) * random.nextDouble();
		final int width = (int) Math.round(band * s.width()), height = (int) Math.round(band * s.height());
		final float[] measured = Resampler.apply(s.image(), s.width(), s.height(), ResamplingMatrix.fourier(s.width(), width),
			ResamplingMatrix.fourier(s.height(), height));
		final double level = MIN_LOW_FIELD_NOISE + (MAX_LOW_FIELD_NOISE - MIN_LOW_FIELD_NOISE) * random.nextDouble();
		RicianNoise.add(measured, level * upper, random);
		final float[] limited = Resampler.apply(measured, width, height, ResamplingMatrix.fourier(width, s.width()),
			ResamplingMatrix.fourier(height, s.height()));
		for (int i = 0; i < limited.length; i++) limited[i] = Math.abs(limited[i]);
		return new TrainingVolume.Slice(limited, s.width(), s.height());
	}
}
