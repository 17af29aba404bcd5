package io.github.ddasr.quality;

/**
 * Values parted by two thresholds into three classes, so that the variance between the classes is largest (Otsu 1979);
 * over 256 equal bins from the smallest to the largest value.
 *
 * @param lower upper end of the darkest class; NaN if there are fewer than three different bins
 * @param upper lower end of the brightest class; NaN likewise
 */
record ThreeClasses(double lower, double upper) {

	private static final int BINS = 256;

	/**
	 * @param values finite numbers; only read
	 * @param region which of them count
	 * @return the thresholds; of equally good ones the lowest
	 */
	static ThreeClasses of(final double[] values, final boolean[] region) {
		double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < values.length; i++) if (region[i]) {
			least = Math.min(least, values[i]);
			most = Math.max(most, values[i]);
		}
		if (!(most > least)) return new ThreeClasses(Double.NaN, Double.NaN);
		// Sums of the bins below each edge: number of values, and of their bin numbers.
		final double[] number = new double[BINS + 1], sum = new double[BINS + 1];
		for (int i = 0; i < values.length; i++) if (region[i]) {
			number[1 + (int) Math.min(BINS - 1, (values[i] - least) / (most - least) * BINS)]++;
		}
		for (int b = 1; b <= BINS; b++) {
			sum[b] = sum[b - 1] + number[b] * b;
			number[b] += number[b - 1];
		}
		double best = 0;
		int first = 0, second = 0;
		for (int i = 1; i < BINS - 1; i++) for (int k = i + 1; k < BINS; k++) {
			final double between = part(number, sum, 0, i) + part(number, sum, i, k) + part(number, sum, k, BINS);
			if (between <= best) continue;
			best = between;
			first = i;
			second = k;
		}
		final double width = (most - least) / BINS;
		return first == 0 ? new ThreeClasses(Double.NaN, Double.NaN) : new ThreeClasses(least + first * width, least + second *
			width);
	}

	/** What a class adds to the variance between classes; below everything if the class is empty. */
	private static double part(final double[] number, final double[] sum, final int from, final int to) {
		final double n = number[to] - number[from], s = sum[to] - sum[from];
		return n == 0 ? Double.NEGATIVE_INFINITY : s * s / n;
	}
}
