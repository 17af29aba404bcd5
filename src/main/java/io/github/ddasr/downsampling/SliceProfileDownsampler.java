package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Thick slices: what a scanner sees that excites slices with a Gaussian profile, at every coarse pixel one. The
 * profile's full width at half maximum is thickness · (1 − gap) coarse pixels ({@link Scanner}); it is taken at
 * the centres of the fine pixels and its weights are made to sum to 1. In two dimensions both sides are
 * coarse like this, in three dimensions those with a factor above 1: one, for the usual stack of thick slices.
 * Beyond its ends a line is mirrored, the edge pixel repeated.
 */
@Plugin(type = Downsampler.class, name = "slice-profile", description = "thick slices with a Gaussian profile, along both sides")
public final class SliceProfileDownsampler implements Downsampler {

	/** Full width at half maximum of a Gaussian in standard deviations. */
	static final double WIDTH_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

	private final Scanner scanner;

	/** Slices as thick as their distance, without a gap. */
	public SliceProfileDownsampler() {
		this(Scanner.USUAL);
	}

	/** @param scanner thickness and gap of the slices; the rest plays no part */
	public SliceProfileDownsampler(final Scanner scanner) {
		this.scanner = scanner;
	}

	@Override
	public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		return new SliceProfileDownsampler(setup.scanner());
	}

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		return Resampler.apply(image, width, height, matrix(width, factor), matrix(height, factor));
	}

	@Override
	public boolean isVolumetric() {
		return true;
	}

	@Override
	public RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels,
		final int[] factors, final double upper, final SplittableRandom random)
	{
		return CoarseBlock.shrink(voxels, factors, this::matrix);
	}

	/** A line of the given number of fine pixels, shrunk by the factor. */
	ResamplingMatrix matrix(final int size, final int factor) {
		final double width = scanner.thickness() * (1 - scanner.gap()) * factor;
		return ProfileRows.gaussian(size, factor, width / WIDTH_PER_SIGMA);
	}
}
