package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A coarse scan made from a fine one, slice by slice, in memory: what a scanner
 * with fewer samples along both sides of a slice would have seen.
 *
 * @param axis direction of the slices, which keep their distance
 * @param factor fine pixels per coarse pixel along both sides of a slice, at least 2
 * @param method how slices are made coarse
 * @param noise standard deviation of Rician noise in the units of the volume, 0 for none
 * @param seed decides the noise and every random down-sampling
 */
public record SimulatedScan(Axis axis, int factor, Downsampler method, double noise, long seed) {

	/** Checks the numbers. */
	public SimulatedScan {
		if (factor < 2) throw new DdasrException("Factor " + factor + " makes nothing coarser. Give 2 or more.");
		if (!(noise >= 0)) throw new DdasrException("Noise " + noise + " is out of range. Give 0 or more.");
	}

	/**
	 * @param fine the fine scan
	 * @return its largest part whose slices have sides that the factor divides; rows and columns are left out at the end
	 * @throws DdasrException if the slices are smaller than the factor
	 */
	public Volume wholeCells(final Volume fine) {
		final int[] factors = { factor, factor, factor };
		factors[fine.geometry().dimensionOf(axis)] = 1;
		return WholeCells.of(fine, factors);
	}

	/**
	 * @param fine the fine scan; rows and columns that do not fill a coarse pixel are left out at the end
	 * @param monitor progress and cancel
	 * @return the coarse scan, with the fine one's name, pixel type and description
	 */
	public Volume of(final Volume fine, final Monitor monitor) {
		final Volume source = wholeCells(fine);
		final int dimension = fine.geometry().dimensionOf(axis);
		final int width = Slices.width(source.voxels(), dimension), height = Slices.height(source.voxels(), dimension);
		final double[] factors = { 1.0 / factor, 1.0 / factor, 1.0 / factor };
		factors[dimension] = 1;
		final long[] size = source.dimensions();
		for (int d = 0; d < 3; d++) if (d != dimension) size[d] /= factor;
		// Only methods with noise or grey levels of their own ask for white.
		final double upper = IntensityWindow.ofForeground(source.voxels()).upper();
		final RandomAccessibleInterval<FloatType> coarse = PlanarImgs.floats(size);
		for (int k = 0; k < size[dimension]; k++) {
			monitor.checkCanceled("simulating a coarse scan");
			// Each slice draws from a generator of its own, so that a part of the scan gets the same noise.
			final SplittableRandom random = new SplittableRandom(seed + 7919L * k);
			final float[] slice = method.shrink(Slices.read(source.voxels(), dimension, k), width, height, factor, upper, random);
			RicianNoise.add(slice, noise, random);
			Slices.write(coarse, dimension, k, slice);
			monitor.progress(k + 1L, size[dimension]);
		}
		return source.with(coarse, source.geometry().scaled(factors));
	}
}
