package io.github.ddasr.volume;

import java.util.function.Consumer;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Counts a volume's values, reading it plane by plane as often as needed. */
final class IntensityScan {

	/** Says which finite values are counted. */
	interface Selection {

		boolean accepts(float value);
	}

	private final RandomAccessibleInterval<FloatType> voxels;
	private final Monitor monitor;
	private double minimum = Double.POSITIVE_INFINITY;
	private double maximum = Double.NEGATIVE_INFINITY;
	private long finite;
	private long zeros;
	private long nonFinite;

	IntensityScan(final RandomAccessibleInterval<FloatType> voxels, final Monitor monitor) {
		this.voxels = voxels;
		this.monitor = monitor;
		eachPlane(plane -> {
			for (final float v : plane) count(v);
		});
	}

	private void count(final float v) {
		if (!Float.isFinite(v)) {
			nonFinite++;
			return;
		}
		finite++;
		if (v == 0) zeros++;
		if (v < minimum) minimum = v;
		if (v > maximum) maximum = v;
	}

	double minimum() {
		return minimum;
	}

	double maximum() {
		return maximum;
	}

	long finite() {
		return finite;
	}

	long zeros() {
		return zeros;
	}

	long nonFinite() {
		return nonFinite;
	}

	/** A few voxels far off must not squeeze all others into a few bins: then the range is narrowed. */
	Histogram histogram(final Selection selection) {
		Histogram histogram = histogram(minimum, maximum, selection);
		for (int pass = 0; pass < 4; pass++) {
			final double lower = histogram.edge(0), upper = histogram.edge(Histogram.BINS);
			final double width = (upper - lower) / Histogram.BINS;
			final double low = histogram.quantile(1e-5) - width, high = histogram.quantile(1 - 1e-5) + width;
			if (high - low > (upper - lower) / 8) break;
			histogram = histogram(Math.max(lower, low), Math.min(upper, high), selection);
		}
		return histogram;
	}

	private Histogram histogram(final double lower, final double upper, final Selection selection) {
		final Histogram histogram = new Histogram(lower, upper);
		eachPlane(plane -> {
			for (final float v : plane) if (Float.isFinite(v) && selection.accepts(v)) histogram.add(v);
		});
		return histogram;
	}

	/** @return the values above the threshold and those that they enclose in their plane, in the bins of another */
	Histogram enclosed(final Histogram bins, final double threshold) {
		final Histogram histogram = new Histogram(bins.edge(0), bins.edge(Histogram.BINS));
		eachPlane(plane -> {
			final Region region = new Region(Slices.width(voxels, 2), Slices.height(voxels, 2), 1);
			for (int i = 0; i < plane.length; i++) if (plane[i] > threshold) region.planes[0].set(i);
			region.fillHoles();
			region.planes[0].stream().filter(i -> Float.isFinite(plane[i])).forEach(i -> histogram.add(plane[i]));
		});
		return histogram;
	}

	private void eachPlane(final Consumer<float[]> task) {
		final float[] plane = new float[Math.multiplyExact(Slices.width(voxels, 2), Slices.height(voxels, 2))];
		for (int k = 0; k < Slices.count(voxels, 2); k++) {
			monitor.checkCanceled("measuring intensities");
			Slices.read(voxels, 2, k, plane);
			task.accept(plane);
		}
	}
}
