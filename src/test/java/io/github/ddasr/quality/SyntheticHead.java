package io.github.ddasr.quality;

/**
 * A head-like test image made of integers only, the same on every machine: a bright
 * scalp, a dark skull and a brain of fractal texture with two ventricles.
 */
final class SyntheticHead {

	private static final int[] WEIGHTS = { 24, 16, 10, 7, 5, 2 };

	private SyntheticHead() {}

	/**
	 * @param w columns
	 * @param h rows
	 * @return values 0 … 255, row major
	 */
	static float[] image(final int w, final int h) {
		final float[] image = new float[w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) image[y * w + x] = pixel(x, y, w, h);
		return image;
	}

	/**
	 * @param image any image
	 * @param w its columns
	 * @param h its rows
	 * @return ⌊(4 c + left + right + up + down + 4) / 8⌋ with repeated edges
	 */
	static float[] blurred(final float[] image, final int w, final int h) {
		final float[] blurred = new float[w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final float sum = 4 * image[y * w + x] + image[y * w + Math.max(0, x - 1)] + image[y * w + Math.min(w - 1, x + 1)] +
				image[Math.max(0, y - 1) * w + x] + image[Math.min(h - 1, y + 1) * w + x];
			blurred[y * w + x] = (float) Math.floor((sum + 4) / 8);
		}
		return blurred;
	}

	private static int pixel(final int x, final int y, final int w, final int h) {
		final int cx = w / 2, cy = h / 2, a = 43 * w / 100, b = 46 * h / 100;
		int v = 0;
		if (inside(x, y, cx, cy, a, b)) v = 200;
		if (inside(x, y, cx, cy, a - w / 32, b - h / 32)) v = 30;
		if (inside(x, y, cx, cy, a - w / 16, b - h / 16)) {
			final int f = fractal(x, y);
			v = (f > 128 ? 150 : 100) + Math.floorDiv(f - 128, 8);
		}
		if (inside(x, y, cx - w / 12, cy, w / 24, h / 8) || inside(x, y, cx + w / 12, cy, w / 24, h / 8)) v = 20;
		return v;
	}

	private static boolean inside(final int x, final int y, final int px, final int py, final int a, final int b) {
		final long dx = x - px, dy = y - py;
		return dx * dx * b * b + dy * dy * a * a <= (long) a * a * b * b;
	}

	private static int fractal(final int x, final int y) {
		int total = 0;
		for (int k = 0; k < WEIGHTS.length; k++) {
			final int s = 64 >> k, gx = x / s, gy = y / s, fx = x % s, fy = y % s;
			final int v = (s - fx) * (s - fy) * hash(gx, gy, k) + fx * (s - fy) * hash(gx + 1, gy, k) + //
				(s - fx) * fy * hash(gx, gy + 1, k) + fx * fy * hash(gx + 1, gy + 1, k);
			total += WEIGHTS[k] * (v / (s * s));
		}
		return Math.max(0, Math.min(255, 128 + (total / 64 - 128) * 2));
	}

	private static int hash(final int x, final int y, final int k) {
		int v = 374761393 * x + 668265263 * y + (int) 2246822519L * k;
		v = (v ^ v >>> 13) * 1274126177;
		return (v ^ v >>> 16) & 255;
	}
}
