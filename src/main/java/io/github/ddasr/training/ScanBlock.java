package io.github.ddasr.training;

import io.github.ddasr.volume.IntensityWindow;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * A whole fine scan in memory, as plain values.
 *
 * @param values real-world values, row major, axes z, y, x
 * @param size voxels along z, y, x
 * @param window what becomes 0 and 1
 */
record ScanBlock(float[] values, int[] size, IntensityWindow window) {

	private static final double DARK = 0.1;

	/**
	 * @param scan a scan
	 * @param wholeRange whether its smallest value becomes 0 and its largest 1; else its window says so
	 */
	static ScanBlock of(final TrainingVolume scan, final boolean wholeRange) {
		final long[] dimensions = scan.volume().dimensions();
		final int[] size = new int[3];
		for (int d = 0; d < 3; d++) size[d] = Math.toIntExact(dimensions[2 - d]);
		final float[] values = new float[Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2])];
		int i = 0;
		float least = Float.POSITIVE_INFINITY, most = Float.NEGATIVE_INFINITY;
		for (final FloatType v : Views.flatIterable(scan.volume().voxels())) {
			values[i++] = v.get();
			least = Math.min(least, v.get());
			most = Math.max(most, v.get());
		}
		return new ScanBlock(values, size, wholeRange ? new IntensityWindow(least, most) : scan.window());
	}

	/** Whether it has at least that many voxels along each axis. */
	boolean fits(final int side) {
		return Math.min(size[0], Math.min(size[1], size[2])) >= side;
	}

	/** Whether no value is negative. */
	boolean isMagnitude() {
		for (final float v : values) if (v < 0) return false;
		return true;
	}

	/** What is above this value counts as content. */
	double dark() {
		return window.lower() + DARK * window.width();
	}
}
