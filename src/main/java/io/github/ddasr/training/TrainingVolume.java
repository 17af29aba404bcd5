package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A high-resolution volume to learn from, with its intensity window.
 *
 * @param volume voxels in memory, real-world values
 * @param window the volume's one window, also that of its low-resolution half
 * @param low the low-resolution half of a pair; null for a volume that is made coarse in training
 */
public record TrainingVolume(Volume volume, IntensityWindow window, Low low) {

	/**
	 * The low-resolution half of a pair.
	 *
	 * @param voxels in memory, in the units of the high-resolution volume
	 * @param dimension the dimension that is not coarser, across which both halves are cut
	 */
	public record Low(RandomAccessibleInterval<FloatType> voxels, int dimension) {}

	/**
	 * A volume that is made coarse in training.
	 *
	 * @param volume voxels in memory, real-world values
	 * @param window the volume's one window
	 */
	public TrainingVolume(final Volume volume, final IntensityWindow window) {
		this(volume, window, null);
	}

	/**
	 * The middle of a slice whose sides are cut to multiples of a factor.
	 *
	 * @param image real-world values, row major
	 * @param width columns
	 * @param height rows
	 */
	record Slice(float[] image, int width, int height) {}

	/**
	 * @param dimension 0, 1 or 2
	 * @param index which slice
	 * @param multiple width and height are cut to a multiple of it
	 * @return the slice
	 */
	Slice slice(final int dimension, final int index, final int multiple) {
		final int w = Slices.width(volume.voxels(), dimension), h = Slices.height(volume.voxels(), dimension);
		final float[] whole = Slices.read(volume.voxels(), dimension, index);
		final int width = w - w % multiple, height = h - h % multiple;
		if (width == w && height == h) return new Slice(whole, w, h);
		final float[] cut = new float[width * height];
		for (int y = 0; y < height; y++) System.arraycopy(whole, y * w, cut, y * width, width);
		return new Slice(cut, width, height);
	}

	/** A dimension across which to cut: any, but of a pair the one that both halves share. */
	int drawDimension(final SplittableRandom random) {
		return low == null ? random.nextInt(3) : low.dimension();
	}

	/** Whether slices along some dimension are at least that large. */
	boolean fits(final int side) {
		for (int d = 0; d < 3; d++) {
			if (low != null && d != low.dimension()) continue;
			if (Math.min(Slices.width(volume.voxels(), d), Slices.height(volume.voxels(), d)) >= side) return true;
		}
		return false;
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return number of slices
	 */
	int slices(final int dimension) {
		return Slices.count(volume.voxels(), dimension);
	}

	/** Share of a slice's pixels above a tenth of the window. */
	double content(final Slice slice) {
		int n = 0;
		final double threshold = window.lower() + 0.1 * window.width();
		for (final float v : slice.image()) if (v > threshold) n++;
		return n / (double) slice.image().length;
	}
}
