package io.github.ddasr.downsampling;

/** A separable Gaussian blur with edges repeated; the kernel reaches to 4 standard deviations. */
public final class GaussianBlur {

	private static final double REACH = 4;

	private GaussianBlur() {}

	/**
	 * @param image row major; not changed
	 * @param width columns
	 * @param height rows
	 * @param sigma standard deviation in pixels; 0 gives a copy
	 * @return the blurred image
	 */
	public static float[] apply(final float[] image, final int width, final int height, final double sigma) {
		if (sigma <= 0) return image.clone();
		final double[] kernel = kernel(sigma);
		final float[] rows = new float[image.length];
		for (int y = 0; y < height; y++) line(image, rows, y * width, 1, width, kernel);
		final float[] result = new float[image.length];
		for (int x = 0; x < width; x++) line(rows, result, x, width, height, kernel);
		return result;
	}

	private static double[] kernel(final double sigma) {
		final int radius = (int) Math.ceil(REACH * sigma);
		final double[] kernel = new double[2 * radius + 1];
		double sum = 0;
		for (int i = 0; i < kernel.length; i++) {
			final double d = (i - radius) / sigma;
			sum += kernel[i] = Math.exp(-d * d / 2);
		}
		for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
		return kernel;
	}

	private static void line(final float[] from, final float[] to, final int start, final int step, final int length,
		final double[] kernel)
	{
		final int radius = kernel.length / 2;
		for (int i = 0; i < length; i++) {
			double sum = 0;
			for (int k = -radius; k <= radius; k++) {
				final int at = Math.min(length - 1, Math.max(0, i + k));
				sum += kernel[k + radius] * from[start + at * step];
			}
			to[start + i * step] = (float) sum;
		}
	}
}
