package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * What one volume shows and another does not: first minus second, voxel by voxel, on the first one's grid.
 *
 * @param volume signed differences in real values, float32; NaN where one of the two is not a number
 * @param resampled whether the second was brought onto the first one's grid by cubic convolution
 */
public record Difference(Volume volume, boolean resampled) {

	/** The colours of a map reach to this share of the differences that are not 0. */
	private static final double SHOWN = 0.995;
	private static final int SAMPLES = 1_000_000;

	/**
	 * @param firstName how the first is called in the title and in messages
	 * @param first a volume
	 * @param secondName how the second is called
	 * @param second the volume that is subtracted
	 * @param monitor progress and cancel
	 * @return the difference, named after both
	 * @throws io.github.ddasr.volume.DdasrException if the two cannot be brought onto one grid
	 */
	public static Difference of(final String firstName, final Volume first, final String secondName, final Volume second,
		final Monitor monitor)
	{
		final List<PlacedVolume> placed = CommonSpace.of(List.of(firstName, secondName), List.of(first, second), monitor)
			.volumes();
		final CommonGrid grid = CommonGrid.of(placed.get(0), placed.get(1), monitor);
		final Volume a = grid.first();
		final RandomAccessibleInterval<FloatType> voxels = PlanarImgs.floats(a.dimensions());
		for (int z = 0; z < Slices.count(voxels, 2); z++) {
			monitor.checkCanceled("subtracting");
			final float[] plane = Slices.read(a.voxels(), 2, z), other = Slices.read(grid.second().voxels(), 2, z);
			for (int i = 0; i < plane.length; i++) plane[i] -= other[i];
			Slices.write(voxels, 2, z, plane);
			monitor.progress(z + 1L, Slices.count(voxels, 2));
		}
		final String title = "Difference: " + firstName + " − " + secondName;
		// The description goes into files, whose headers have room for plain letters only.
		final String description = firstName + " - " + secondName;
		return new Difference(new Volume(title, voxels, a.geometry(), PixelType.FLOAT32, description), grid.isResampled());
	}

	/**
	 * @return a range for display, 0 to this on either side: the 99.5th percentile of the absolute differences that are
	 *         not 0, rounded up to two digits; 1 if there are none
	 */
	public double displayRange() {
		final long voxels = volume.voxels().size();
		final long step = Math.max(1, voxels / SAMPLES);
		final double[] sample = new double[Math.toIntExact((voxels + step - 1) / step)];
		final Cursor<FloatType> cursor = Views.flatIterable(volume.voxels()).cursor();
		int n = 0;
		for (long i = 0; cursor.hasNext(); i++) {
			final double size = Math.abs(cursor.next().get());
			if (i % step == 0 && size > 0 && size < Double.POSITIVE_INFINITY) sample[n++] = size;
		}
		if (n == 0) return 1;
		Arrays.sort(sample, 0, n);
		final double size = sample[(int) Math.round(SHOWN * (n - 1))];
		final double digit = Math.pow(10, Math.floor(Math.log10(size)) - 1);
		return Math.ceil(size / digit - 1e-9) * digit;
	}

	/** @return how large the differences are, in one line */
	public String summary() {
		double sum = 0, absolute = 0, squares = 0, least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
		long n = 0;
		for (final FloatType voxel : Views.flatIterable(volume.voxels())) {
			final double v = voxel.get();
			if (!Double.isFinite(v)) continue;
			sum += v;
			absolute += Math.abs(v);
			squares += v * v;
			least = Math.min(least, v);
			most = Math.max(most, v);
			n++;
		}
		if (n == 0) return "no voxel is a number in both images";
		return String.format(Locale.ROOT,
			"mean %.5g, mean of the absolute values %.5g, root mean square %.5g, from %.5g to %.5g", sum / n, absolute / n,
			Math.sqrt(squares / n), least, most);
	}
}
