package io.github.ddasr.downsampling;

/**
 * How much of each sample of k-space a scanner keeps: 1 where it measures, 0 where it does not, less than 1 where
 * a window weakens it. Frequency 0 is always 1, so that a constant stays a constant.
 * <ul>
 * <li>partial Fourier: of the N frequencies along the first encoded dimension the round(partial · N) highest are
 * measured, so that the most negative ones are missing;</li>
 * <li>elliptical: only frequencies within the ellipse (ellipsoid) whose half-axes are the Nyquist frequencies of
 * the encoded dimensions, its border included;</li>
 * <li>Tukey: along every encoded dimension 1 up to 1 − tukey of the Nyquist frequency, from there half a period of
 * a cosine down to 0 at the Nyquist frequency; at a share of 1 it is Hann's window.</li>
 * </ul>
 *
 * @param partial share that is measured, above 0.5 to 1
 * @param elliptical whether the corners of k-space are left out
 * @param tukey share over which the window falls, 0 to 1; 0 for none
 */
record KSpaceWindow(double partial, boolean elliptical, double tukey) {

	static KSpaceWindow of(final Scanner scanner) {
		return new KSpaceWindow(scanner.partial(), scanner.elliptical(), scanner.tukey());
	}

	/** @return whether everything is kept as it is */
	boolean isOpen() {
		return partial == 1 && !elliptical && tukey == 0;
	}

	/**
	 * @param size samples of k-space along each dimension
	 * @param encoded per dimension, whether the scanner encodes it by frequency; the others are left alone
	 * @return a weight for each sample, the first dimension fastest, frequency 0 first, negative ones last
	 */
	double[] weights(final int[] size, final boolean[] encoded) {
		int first = 0, total = 1;
		while (!encoded[first]) first++;
		for (final int length : size) total *= length;
		final double[] weights = new double[total];
		for (int i = 0; i < total; i++) {
			double weight = 1, radius = 0;
			int rest = i;
			for (int d = 0; d < size.length; d++) {
				final int k = frequency(rest % size[d], size[d]);
				rest /= size[d];
				if (!encoded[d]) continue;
				final double share = 2.0 * Math.abs(k) / size[d];
				radius += share * share;
				weight *= fall(share);
				if (d == first && !isMeasured(k, size[d])) weight = 0;
			}
			weights[i] = elliptical && radius > 1 ? 0 : weight;
		}
		return weights;
	}

	private static int frequency(final int index, final int size) {
		return index < size - size / 2 ? index : index - size;
	}

	private boolean isMeasured(final int frequency, final int size) {
		final long missing = size - Math.round(partial * size);
		return frequency >= missing - size / 2;
	}

	/** The Tukey window at a share of the Nyquist frequency. */
	private double fall(final double share) {
		if (share <= 1 - tukey) return 1;
		return (1 + Math.cos(Math.PI * (share - (1 - tukey)) / tukey)) / 2;
	}
}
