package io.github.ddasr.quality;

/**
 * The two factors of structural similarity, row by row from top to bottom: with
 * Gaussian means m, variances s² and covariance c of image (a) and truth (b),
 * luminance (2 m_a m_b + C1) / (m_a² + m_b² + C1) and structure (contrast and
 * structure in one) (2 c + C2) / (s_a² + s_b² + C2), C1 = (0.01 L)², C2 = (0.03 L)².
 * <p>
 * Only the last eleven filtered rows are held, so that they stay in the processor's
 * cache; a² and b² are needed only as their sum, so four images are filtered, not five.
 * Rows are worked on as eight strips side by side, interleaved (see {@link Strips}).
 */
final class SimilarityRows {

	/** Images that are filtered: a, b, a² + b², a b. */
	private static final int IMAGES = 4;

	private final Strips strips;
	private final double c1;
	private final double c2;
	private final double[] row;
	private final double[][] raw;
	private final double[][][] ring;
	private final double[][] means;

	/** Takes one row of results. */
	@FunctionalInterface
	interface Consumer {

		/**
		 * @param y index of the row; the first belongs to row 5 of the images
		 * @param luminance luminance factors, width − 10 of them count
		 * @param structure contrast and structure factors, likewise
		 */
		void accept(int y, double[] luminance, double[] structure);
	}

	private SimilarityRows(final int width, final double range) {
		strips = new Strips(width);
		c1 = 0.01 * range * 0.01 * range;
		c2 = 0.03 * range * 0.03 * range;
		row = new double[width];
		raw = new double[IMAGES][strips.inputs()];
		ring = new double[IMAGES][GaussianWindow.SIZE][strips.outputs()];
		means = new double[IMAGES][strips.outputs()];
	}

	/**
	 * @param a image, at least 11 columns
	 * @param b truth, the same size
	 * @param range the data range L
	 * @param consumer takes height − 10 rows; none if the images are lower than the window
	 */
	static void of(final Plane a, final Plane b, final double range, final Consumer consumer) {
		final SimilarityRows rows = new SimilarityRows(a.width(), range);
		final double[] luminance = new double[a.width()], structure = new double[a.width()];
		for (int y = 0; y < a.height(); y++) {
			rows.take(a, b, y);
			final int result = y - GaussianWindow.SIZE + 1;
			if (result < 0) continue;
			rows.give(result, luminance, structure);
			consumer.accept(result, luminance, structure);
		}
	}

	private void take(final Plane a, final Plane b, final int y) {
		a.read(y, row);
		strips.interleave(row, raw[0]);
		b.read(y, row);
		strips.interleave(row, raw[1]);
		products(raw[0], raw[1], raw[2], raw[3]);
		for (int i = 0; i < IMAGES; i++) {
			GaussianWindow.along(raw[i], ring[i][y % GaussianWindow.SIZE], strips.outputs());
		}
	}

	private static void products(final double[] a, final double[] b, final double[] squares, final double[] product) {
		for (int x = 0; x < a.length; x++) {
			squares[x] = a[x] * a[x] + b[x] * b[x];
			product[x] = a[x] * b[x];
		}
	}

	private void give(final int y, final double[] luminance, final double[] structure) {
		for (int i = 0; i < IMAGES; i++) GaussianWindow.across(ring[i], y, means[i], strips.outputs());
		factors(means[0], means[1], means[2], means[3], c1, c2);
		strips.separate(means[2], luminance);
		strips.separate(means[3], structure);
	}

	/** Puts the factors where the filtered squares and products were. */
	private static void factors(final double[] a, final double[] b, final double[] squares, final double[] products,
		final double c1, final double c2)
	{
		for (int x = 0; x < a.length; x++) {
			final double square = a[x] * a[x] + b[x] * b[x], product = 2 * a[x] * b[x];
			final double variances = squares[x] - square, covariances = 2 * products[x] - product;
			squares[x] = (product + c1) / (square + c1);
			products[x] = (covariances + c2) / (variances + c2);
		}
	}
}
