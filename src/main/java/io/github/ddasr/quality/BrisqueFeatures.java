package io.github.ddasr.quality;

import io.github.ddasr.quality.ContrastNormalisation.Edge;

/**
 * The 36 natural-scene statistics of BRISQUE (Mittal, Moorthy, Bovik 2012) of a
 * whole image: 18 at full size, then 18 at half size. Of each scale shape and
 * variance of the contrast-normalised values, then for the products with four
 * neighbours shape, mean, and variance of the left and of the right side.
 */
public final class BrisqueFeatures {

	/** Number of features. */
	public static final int COUNT = 36;
	/** Least side of an image in pixels. */
	public static final int SMALLEST = 16;

	private BrisqueFeatures() {}

	/**
	 * @param values luminance from about 0 to 255, height × width, row major; only read
	 * @param width columns, at least {@value #SMALLEST}
	 * @param height rows, at least {@value #SMALLEST}
	 * @return the {@value #COUNT} features; some are NaN where the image is constant or its differences have one sign only
	 */
	public static double[] of(final double[] values, final int width, final int height) {
		final double[] features = new double[COUNT];
		fill(features, 0, moments(values, width, height));
		final double[] half = HalfSize.of(values, width, height);
		fill(features, COUNT / 2, moments(half, HalfSize.length(width), HalfSize.length(height)));
		return features;
	}

	private static Moments[] moments(final double[] values, final int width, final int height) {
		final ContrastNormalisation normalisation = new ContrastNormalisation(values, width, height, Edge.ZERO);
		final NeighbourProducts products = new NeighbourProducts(width);
		final double[] row = new double[width], contrast = new double[width];
		for (int y = 0; y < height; y++) {
			normalisation.row(y, row, contrast);
			products.add(row, 0);
		}
		return products.finish();
	}

	private static void fill(final double[] features, final int first, final Moments[] moments) {
		final double square = moments[0].meanSquare(), magnitude = moments[0].meanMagnitude();
		features[first] = MomentGrid.alpha(MomentGrid.nearestInverse(square / (magnitude * magnitude)));
		features[first + 1] = square;
		for (int i = 1; i < NeighbourProducts.POPULATIONS; i++) {
			final GaussianFit fit = GaussianFit.of(moments[i]);
			final int at = first + 4 * i - 2;
			features[at] = fit.alpha();
			features[at + 1] = fit.mean();
			features[at + 2] = fit.leftVariance();
			features[at + 3] = fit.rightVariance();
		}
	}
}
