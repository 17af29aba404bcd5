package io.github.ddasr.quality;

/** Test images made by formula from whole numbers, the same on every machine. */
final class FormulaImages {

	private static final int[] WEIGHTS = { 24, 16, 10, 7, 5, 2 };

	private FormulaImages() {}

	/** @return the grey levels of the texture of 512 × 512 pixels */
	static byte[] fractal() {
		final byte[] pixels = new byte[512 * 512];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) fractal(i % 512, i / 512);
		return pixels;
	}

	/** @return the grey levels of a head with scalp, skull, brain and ventricles */
	static byte[] head(final int width, final int height) {
		final byte[] pixels = new byte[width * height];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) head(i % width, i / width, width, height);
		return pixels;
	}

	/** @return grey levels as luminance */
	static double[] values(final byte[] pixels) {
		final double[] values = new double[pixels.length];
		for (int i = 0; i < values.length; i++) values[i] = pixels[i] & 0xff;
		return values;
	}

	private static int head(final int x, final int y, final int w, final int h) {
		final int cx = w / 2, cy = h / 2, a = 43 * w / 100, b = 46 * h / 100;
		if (inside(x, y, cx - w / 12, cy, w / 24, h / 8) || inside(x, y, cx + w / 12, cy, w / 24, h / 8)) return 20;
		if (inside(x, y, cx, cy, a - w / 16, b - h / 16)) {
			final int f = fractal(x, y);
			return (f > 128 ? 150 : 100) + Math.floorDiv(f - 128, 8);
		}
		if (inside(x, y, cx, cy, a - w / 32, b - h / 32)) return 30;
		return inside(x, y, cx, cy, a, b) ? 200 : 0;
	}

	private static boolean inside(final int x, final int y, final int cx, final int cy, final int a, final int b) {
		final long dx = x - cx, dy = y - cy, aa = (long) a * a, bb = (long) b * b;
		return dx * dx * bb + dy * dy * aa <= aa * bb;
	}

	private static int fractal(final int x, final int y) {
		int total = 0;
		for (int k = 0; k < WEIGHTS.length; k++) {
			final int s = 64 >> k, gx = x / s, gy = y / s, fx = x % s, fy = y % s;
			final int sum = hash(gx, gy, k) * (s - fx) * (s - fy) + hash(gx + 1, gy, k) * fx * (s - fy) + hash(gx, gy + 1, k) *
				(s - fx) * fy + hash(gx + 1, gy + 1, k) * fx * fy;
			total += WEIGHTS[k] * (sum / (s * s));
		}
		return Math.max(0, Math.min(255, 128 + (total / 64 - 128) * 2));
	}

	private static int hash(final int x, final int y, final int k) {
		int v = 374761393 * x + 668265263 * y + (int) 2246822519L * k;
		v = (v ^ v >>> 13) * 1274126177;
		return (v ^ v >>> 16) & 255;
	}
}
