package io.github.ddasr.volume;

/** Counts of values in 4096 equal bins of a range; values outside go to the outermost bins. */
final class Histogram {

	static final int BINS = 4096;

	private final double lower;
	private final double width;
	private final long[] counts = new long[BINS];
	private long total;

	/** @param upper above lower */
	Histogram(final double lower, final double upper) {
		this.lower = lower;
		this.width = (upper - lower) / BINS;
	}

	/** Counts a finite value. */
	void add(final float value) {
		counts[(int) Math.max(0, Math.min(BINS - 1, (value - lower) / width))]++;
		total++;
	}

	long total() {
		return total;
	}

	/** @return the lower edge of a bin */
	double edge(final int bin) {
		return lower + bin * width;
	}

	/**
	 * Otsu (1979): the edge between two bins that parts the values into two classes with the largest variance
	 * between them; of several equally good ones, which differ only by empty bins, the middle.
	 */
	double otsu() {
		double sum = 0;
		for (int i = 0; i < BINS; i++) sum += (i + 0.5) * counts[i];
		double best = -1, below = 0, sumBelow = 0;
		int from = 1, to = 1;
		for (int i = 0; i < BINS - 1; i++) {
			below += counts[i];
			sumBelow += (i + 0.5) * counts[i];
			final double above = total - below;
			if (below == 0 || above == 0) continue;
			final double apart = sumBelow / below - (sum - sumBelow) / above;
			final double between = below * above * apart * apart;
			if (between > best) {
				best = between;
				from = i + 1;
			}
			if (between >= best) to = i + 1;
		}
		return lower + (from + to) * 0.5 * width;
	}

	/** @return the value below which that share (0 … 1) of the values lies, linear inside its bin */
	double quantile(final double share) {
		final double rank = share * total;
		double below = 0;
		for (int i = 0; i < BINS; i++) {
			if (counts[i] > 0 && below + counts[i] >= rank) return edge(i) + (rank - below) / counts[i] * width;
			below += counts[i];
		}
		return edge(BINS);
	}

	/** @return the share of the values below a value, to one bin */
	double shareBelow(final double value) {
		double n = 0;
		for (int i = 0; i < BINS && edge(i + 1) <= value; i++) n += counts[i];
		return n / total;
	}

	/** @return the mean of the values up to a threshold, or the lower end if there are none */
	double meanUpTo(final double threshold) {
		double n = 0, sum = 0;
		for (int i = 0; i < BINS && edge(i + 1) <= threshold + width / 2; i++) {
			n += counts[i];
			sum += counts[i] * (edge(i) + width / 2);
		}
		return n > 0 ? sum / n : lower;
	}
}
