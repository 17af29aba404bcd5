package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import io.github.ddasr.volume.Foreground;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Whether what a method made still shows the anatomy that it was made of: Pearson's correlation with the mean over the cells
 * under each coarse pixel, over the head. Gain, offset and moderate noise matter little to it; it says nothing about the look.
 */
final class AnatomyCorrelation {

	/** Share of the way from background to white above which a pixel is head, and share of head below which none is judged. */
	private static final double DARK = 0.1, LEAST_HEAD = 0.1;

	private final AreaDownsampler area = new AreaDownsampler();
	private final double dark;

	/** @param foreground of the fine volume */
	AnatomyCorrelation(final Foreground foreground) {
		dark = foreground.background() + DARK * (foreground.window().upper() - foreground.background());
	}

	/**
	 * @param fine a slice, row major
	 * @param width columns, a multiple of the factor
	 * @param height rows, a multiple of the factor
	 * @param factor fine pixels per coarse pixel
	 * @param made the coarse slice
	 * @return −1 to 1, see {@link #of}
	 */
	double ofSlice(final float[] fine, final int width, final int height, final int factor, final float[] made) {
		return of(made, area.shrink(fine, width, height, factor, 1, new SplittableRandom(0)), dark);
	}

	/**
	 * @param fine a block
	 * @param factors fine voxels per coarse voxel; they divide its sizes
	 * @param made the coarse block
	 * @return −1 to 1, see {@link #of}
	 */
	double ofBlock(final RandomAccessibleInterval<FloatType> fine, final int[] factors,
		final RandomAccessibleInterval<FloatType> made)
	{
		return of(values(made), values(area.shrink(fine, factors, 1, new SplittableRandom(0))), dark);
	}

	private static float[] values(final RandomAccessibleInterval<FloatType> block) {
		final float[] values = new float[Math.toIntExact(Views.iterable(block).size())];
		int i = 0;
		for (final FloatType v : Views.flatIterable(block)) values[i++] = v.get();
		return values;
	}

	/**
	 * @param made coarse values
	 * @param shrunk the fine ones, shrunk to as many
	 * @param dark what lies above it in the shrunk ones is head
	 * @return Pearson's correlation over the head, 0 if the made values are constant there or no numbers; NaN where there is
	 *         nothing to judge: hardly any head, or one without contrast
	 */
	static double of(final float[] made, final float[] shrunk, final double dark) {
		double n = 0, a = 0, b = 0;
		for (int i = 0; i < shrunk.length; i++) if (shrunk[i] > dark) {
			n++;
			a += made[i];
			b += shrunk[i];
		}
		if (n < LEAST_HEAD * shrunk.length) return Double.NaN;
		a /= n;
		b /= n;
		double aa = 0, bb = 0, ab = 0;
		for (int i = 0; i < shrunk.length; i++) if (shrunk[i] > dark) {
			aa += (made[i] - a) * (made[i] - a);
			bb += (shrunk[i] - b) * (shrunk[i] - b);
			ab += (made[i] - a) * (shrunk[i] - b);
		}
		if (!(bb > 0)) return Double.NaN;
		return aa > 0 ? ab / Math.sqrt(aa * bb) : 0;
	}
}
