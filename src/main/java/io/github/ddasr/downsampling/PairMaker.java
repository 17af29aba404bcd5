package io.github.ddasr.downsampling;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Makes a low-resolution volume for a high-resolution one, slice by slice (or in one piece), so that both fit voxel on
 * voxel. White is the upper end of the high-resolution volume's intensity window, for both.
 *
 * @param method a method that is ready
 * @param grid what becomes coarser
 * @param seed decides everything that is drawn
 */
public record PairMaker(Downsampler method, CoarseGrid grid, long seed) {

	/**
	 * A low-resolution volume and the high-resolution one that it was made of.
	 *
	 * @param low real-world values in the units of the high-resolution volume, as the method gave them
	 * @param high the part of the high-resolution volume that the low one shows
	 * @param range from 0 (or the lower end of the window where the volume has values below 0) to white
	 * @param slices how each slice came about; one entry if the volume was made in one piece
	 */
	public record Pair(Volume low, Volume high, IntensityWindow range, List<PairLine> slices) {

		/** @return the low-resolution half as it is stored, see {@link #storedHigh()} */
		public Volume storedLow() {
			return cut(low);
		}

		/**
		 * @return the high-resolution half as it is stored: a view with no values outside the range, so that both halves are cut
		 *         alike. The range begins at 0, not at the lower end of the window, which is the mean of the air: its noise stays
		 */
		public Volume storedHigh() {
			return cut(high);
		}

		private Volume cut(final Volume volume) {
			final float least = (float) range.lower(), most = (float) range.upper();
			return volume.with(Converters.convert(volume.voxels(), (from, to) -> to.set(Math.max(least, Math.min(most, from.get()))),
				new FloatType()), volume.geometry());
		}
	}

	/** Refuses a method that cannot do what is asked. */
	public PairMaker {
		if (grid.allDirections() && !method.isVolumetric()) throw new DdasrException("This down-sampling method works on slices only, " +
			"so that dimensions=3 is not possible. Set dimensions=2, or choose another method.");
	}

	/**
	 * @param fine a high-resolution volume; read plane by plane
	 * @param file name of its file, which takes part in what is drawn
	 * @param number of the volume in its file, from 0
	 * @param monitor progress and cancel
	 * @return the pair; the high-resolution one is a view that reads on demand
	 * @throws DdasrException if the volume is too small, or holds what is no number
	 */
	public Pair make(final Volume fine, final String file, final int number, final Monitor monitor) {
		final Volume high = grid.wholeCells(fine);
		final Foreground foreground = foreground(high, monitor);
		final double white = foreground.window().upper();
		final AnatomyCorrelation anatomy = new AnatomyCorrelation(foreground);
		final List<PairLine> lines = new ArrayList<>();
		final RandomAccessibleInterval<FloatType> low = grid.allDirections() ? block(high, white, anatomy, file, number, lines)
			: slices(high, white, anatomy, file, number, lines, monitor);
		return new Pair(high.with(low, grid.geometry(high)), high, foreground.window().fromZero(), lines);
	}

	private static Foreground foreground(final Volume high, final Monitor monitor) {
		final Foreground foreground = Foreground.of(high.voxels(), monitor);
		if (foreground.nonFinite() > 0) throw new DdasrException(high.name() + " has voxels that are NaN or infinite (" + foreground
			.nonFinite() + " of them). Repair it or leave it out.");
		if (!(foreground.window().upper() > 0)) throw new DdasrException(high.name() + " has no values above 0, which are those of a " +
			"magnitude image. Add a constant to it, or leave it out.");
		return foreground;
	}

	private RandomAccessibleInterval<FloatType> block(final Volume high, final double white, final AnatomyCorrelation anatomy,
		final String file, final int number, final List<PairLine> lines)
	{
		final long start = SliceSeed.of(seed, file, number, 0);
		final RandomAccessibleInterval<FloatType> low = method.shrink(high.voxels(), grid.factors(high), white, new SplittableRandom(
			start));
		lines.add(new PairLine(number, PairLine.WHOLE, start, -1, white, anatomy.ofBlock(high.voxels(), grid.factors(high), low)));
		return low;
	}

	private RandomAccessibleInterval<FloatType> slices(final Volume high, final double white, final AnatomyCorrelation anatomy,
		final String file, final int number, final List<PairLine> lines, final Monitor monitor)
	{
		final int dimension = grid.dimension(high), factor = grid.factor();
		final int width = Slices.width(high.voxels(), dimension), height = Slices.height(high.voxels(), dimension);
		final RandomAccessibleInterval<FloatType> low = PlanarImgs.floats(grid.size(high));
		final int count = Slices.count(high.voxels(), dimension);
		for (int k = 0; k < count; k++) {
			monitor.checkCanceled("making low-resolution slices");
			// Each slice draws from a generator of its own, so that a part of a set comes out as in the whole.
			final long start = SliceSeed.of(seed, file, number, k);
			final float[] fine = Slices.read(high.voxels(), dimension, k);
			final float[] made = method.shrink(fine, width, height, factor, white, new SplittableRandom(start));
			Slices.write(low, dimension, k, made);
			lines.add(new PairLine(number, k, start, method.textureIndex(new SplittableRandom(start)), white, anatomy.ofSlice(fine, width,
				height, factor, made)));
			monitor.progress(k + 1L, count);
		}
		return low;
	}
}
