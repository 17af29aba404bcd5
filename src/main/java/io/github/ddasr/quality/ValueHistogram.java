package io.github.ddasr.quality;

/**
 * Counts of window values in equal bins from −0.5 to 1.5; values outside go to the outermost bins. Not thread-safe while
 * values are added.
 */
public final class ValueHistogram {

	private static final int BINS = 4096;
	private static final double LOWER = -0.5, WIDTH = 2.0 / BINS;

	private final long[] counts = new long[BINS];
	private long total;

	/**
	 * @param values window values (0 = black, 1 = white), all finite
	 * @param mask which of them count; null for all
	 */
	public void add(final double[] values, final boolean[] mask) {
		for (int i = 0; i < values.length; i++) {
			if (mask != null && !mask[i]) continue;
			counts[(int) Math.max(0, Math.min(BINS - 1, (values[i] - LOWER) / WIDTH))]++;
			total++;
		}
	}

	/** @param other counts to be added */
	public void add(final ValueHistogram other) {
		for (int i = 0; i < BINS; i++) counts[i] += other.counts[i];
		total += other.total;
	}

	/** @return number of values */
	public long total() {
		return total;
	}

	/**
	 * The first Wasserstein distance: how far, on average, values must be moved to make one distribution of the other; the
	 * area between the two cumulative distributions.
	 *
	 * @param other another histogram
	 * @return the distance in parts of the window, to a bin's width of 0.0005; NaN if either is empty
	 */
	public double wassersteinTo(final ValueHistogram other) {
		if (total == 0 || other.total == 0) return Double.NaN;
		double difference = 0, area = 0;
		for (int i = 0; i < BINS; i++) {
			difference += (double) counts[i] / total - (double) other.counts[i] / other.total;
			area += Math.abs(difference) * WIDTH;
		}
		return area;
	}

	/**
	 * @param from lower end of a range, a multiple of 1/64
	 * @param bins how many bins of width 1/64 follow from there
	 * @return for each bin the share of the values over the bin's width: a density
	 */
	public double[] density(final double from, final int bins) {
		final int each = BINS / 128, first = (int) Math.round((from - LOWER) / WIDTH);
		final double[] density = new double[bins];
		for (int b = 0; b < bins; b++) {
			for (int i = 0; i < each; i++) density[b] += counts[first + b * each + i];
			density[b] *= total == 0 ? 0 : 64.0 / total;
		}
		return density;
	}
}
