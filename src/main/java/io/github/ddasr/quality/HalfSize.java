package io.github.ddasr.quality;

import io.github.ddasr.volume.Mirror;

/**
 * The image at half size, as the second scale of NIQE and BRISQUE has it: the
 * cubic kernel (a = −0.5) stretched by two, centred between each pair of pixels,
 * edges mirrored with the edge pixel repeated; no rounding, no clipping. The
 * weights are exact in binary, so that images of whole numbers are halved exactly.
 */
final class HalfSize {

	private static final double A = 111 / 256.0, B = 29 / 256.0, C = -9 / 256.0, D = -3 / 256.0;
	private static final int TAPS = 8;
	private static final int BEFORE = 3;

	private HalfSize() {}

	/**
	 * @param length pixels along a side
	 * @return pixels along that side of the half-size image
	 */
	static int length(final int length) {
		return (length + 1) / 2;
	}

	/**
	 * @param values height × width, row major
	 * @param width columns
	 * @param height rows
	 * @return {@link #length length(height)} × {@link #length length(width)}, row major
	 */
	static double[] of(final double[] values, final int width, final int height) {
		final int columns = length(width), rows = length(height);
		final double[] half = new double[columns * rows];
		final double[] line = new double[2 * columns + TAPS - 2];
		final int[] from = new int[TAPS];
		for (int y = 0; y < rows; y++) {
			for (int k = 0; k < TAPS; k++) from[k] = Mirror.repeating(2 * y - BEFORE + k, height) * width;
			rows(values, from, width, line);
			for (int i = 0; i < BEFORE; i++) line[i] = line[BEFORE + Mirror.repeating(i - BEFORE, width)];
			for (int i = BEFORE + width; i < line.length; i++) line[i] = line[BEFORE + Mirror.repeating(i - BEFORE, width)];
			columns(line, half, y * columns, columns);
		}
		return half;
	}

	/** Weighted sum of eight rows, put behind the margin of the line. */
	private static void rows(final double[] v, final int[] from, final int width, final double[] line) {
		final int a = from[0], b = from[1], c = from[2], d = from[3], e = from[4], f = from[5], g = from[6], h = from[7];
		for (int x = 0; x < width; x++) {
			line[x + BEFORE] = A * (v[d + x] + v[e + x]) + B * (v[c + x] + v[f + x]) + C * (v[b + x] + v[g + x]) +
				D * (v[a + x] + v[h + x]);
		}
	}

	private static void columns(final double[] line, final double[] half, final int to, final int columns) {
		for (int x = 0; x < columns; x++) {
			final int i = 2 * x;
			half[to + x] = A * (line[i + 3] + line[i + 4]) + B * (line[i + 2] + line[i + 5]) + C * (line[i + 1] + line[i + 6]) +
				D * (line[i] + line[i + 7]);
		}
	}
}
