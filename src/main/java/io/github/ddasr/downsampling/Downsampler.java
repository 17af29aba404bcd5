package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.SciJavaPlugin;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A way to make a low-resolution slice from a high-resolution one: a SciJava
 * plugin type, so that a new method is one annotated class.
 * <p>
 * Every method obeys the cell-aligned grid (low-resolution sample i sits at
 * high-resolution coordinate s·i + (s−1)/2) and gives the same result for the
 * same state of the random generator. As found by {@link Downsamplers} a method
 * has its usual settings; {@link #prepare} gives one with others, and is what
 * methods need that take the look of real low-resolution slices.
 */
public interface Downsampler extends SciJavaPlugin, AutoCloseable {

	/**
	 * Shrinks one slice.
	 *
	 * @param image real-world values, row major, height rows of width values, no signal being 0; not changed
	 * @param width columns, a multiple of the factor
	 * @param height rows, a multiple of the factor
	 * @param factor 2, 3, 4 …
	 * @param upper value that stands for white, to which noise and grey levels are relative; positive
	 * @param random used by methods that draw
	 * @return (width / factor) × (height / factor) values, row major
	 */
	float[] shrink(float[] image, int width, int height, int factor, double upper, SplittableRandom random);

	/** @return whether the method must be {@link #prepare prepared} with slices of a low-resolution domain */
	default boolean needsTexture() {
		return false;
	}

	/** @return whether it is there for tests and teaching only, and is left out where all methods are meant */
	default boolean isExample() {
		return false;
	}

	/**
	 * Makes the method ready for a task, which may take minutes where it learns from the low-resolution slices.
	 *
	 * @param setup settings of the scanner, slices to imitate, device, seed
	 * @param monitor progress and cancel
	 * @return a method with these settings, to be closed by the caller; this one where they do not matter to it
	 * @throws DdasrException if the setup lacks what the method needs
	 */
	default Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
		return this;
	}

	/** @return whether {@link #shrink(RandomAccessibleInterval, int[], double, SplittableRandom)} works */
	default boolean isVolumetric() {
		return false;
	}

	/**
	 * Shrinks a block in three dimensions.
	 *
	 * @param voxels a three-dimensional image, real-world values; not changed
	 * @param factors per dimension, 1 or more; they divide the sizes
	 * @param upper value that stands for white
	 * @param random used by methods that draw
	 * @return a new image in memory, minimum (0,0,0)
	 * @throws DdasrException if the method works on slices only
	 */
	default RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels,
		final int[] factors, final double upper, final SplittableRandom random)
	{
		throw new DdasrException("This down-sampling method works on slices only. Choose area, cubic, k-space or slice-profile " +
			"for a volume.");
	}

	/**
	 * Which slice of the low-resolution domain one call of {@link #shrink(float[], int, int, int, double, SplittableRandom)}
	 * imitates, for the list of what a data set was made of. A method that draws one slice for each call overrides it.
	 *
	 * @param random a generator in the state in which the method would be given it; used up
	 * @return number of the slice in the texture that the method was prepared with, or -1 if it takes none of its own
	 */
	default int textureIndex(final SplittableRandom random) {
		return -1;
	}

	/** Releases what the method holds, such as a network. */
	@Override
	default void close() {}
}
