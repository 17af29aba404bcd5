package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * The local power spectrum of a batch: squared Fourier transform of pieces of 16 × 16 pixels under a Hann window, each after its
 * weighted mean was taken off, every 8 pixels (Welch 1967). Blur, noise, the edge of a filled k-space and the pattern of an
 * interpolation all show in it. Differentiable.
 * <p>
 * There are 80 powers, for v / 16 cycles per pixel along y and u / 16 along x, v and u from 0 to 8 but not both 0, row by row; each is
 * the mean of the frequencies (v, u) and (−v, u). White noise of standard deviation s gives s² in each, a little less in the lowest.
 */
public final class LocalSpectrum {

	/** Side of a piece in pixels. */
	public static final int SIDE = 16;
	/** Pixels from one piece to the next. */
	public static final int STRIDE = 8;
	/** Frequencies along an axis, from 0 to half a cycle per pixel. */
	private static final int LINES = SIDE / 2 + 1;
	/** Cosines of all frequencies, then sines of all but the first and the last, which have none. */
	private static final int WAVES = SIDE;

	/**
	 * The pieces of a batch.
	 *
	 * @param power of each frequency and piece, 80 × pieces
	 * @param mean weighted mean of each piece, 1 × pieces
	 */
	public record Pieces(NDArray power, NDArray mean) {}

	private final NDArray alongX;
	private final NDArray alongY;
	private final NDArray constant;
	private final NDArray groups;
	private final NDArray gain;

	/** @param manager owner of the filters */
	public LocalSpectrum(final NDManager manager) {
		final float[] waves = new float[WAVES * SIDE];
		double squares = 0, total = 0;
		for (int i = 0; i < SIDE; i++) {
			squares += hann(i) * hann(i);
			total += hann(i);
		}
		for (int k = 0; k < WAVES; k++) for (int i = 0; i < SIDE; i++) {
			waves[k * SIDE + i] = (float) (hann(i) * wave(k, i) / Math.sqrt(squares));
		}
		alongX = Constants.array(manager, waves, new Shape(WAVES, 1, 1, SIDE));
		alongY = Constants.array(manager, waves, new Shape(WAVES, 1, SIDE, 1));
		constant = Constants.array(manager, constants(waves, Math.sqrt(squares) / total), new Shape(1, WAVES * WAVES, 1));
		gain = Constants.scalar(manager, (float) (squares / (total * total)));
		groups = Constants.array(manager, groups(), new Shape(LINES * LINES - 1, WAVES * WAVES));
	}

	private static double hann(final int i) {
		return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIDE);
	}

	private static double wave(final int k, final int i) {
		final double phase = 2 * Math.PI * frequency(k) * (i + 0.5 - SIDE / 2.0) / SIDE;
		// Half a pixel off the middle the highest frequency is a sine.
		if (k == LINES - 1) return Math.sin(phase);
		return k < LINES ? Math.cos(phase) : Math.sin(phase);
	}

	private static int frequency(final int wave) {
		return wave < LINES ? wave : wave - LINES + 1;
	}

	/** What each pair of waves answers to 1 everywhere, over the answer of the first pair. */
	private static float[] constants(final float[] waves, final double norm) {
		final double[] sums = new double[WAVES];
		for (int k = 0; k < WAVES; k++) for (int i = 0; i < SIDE; i++) sums[k] += waves[k * SIDE + i] * norm;
		final float[] constants = new float[WAVES * WAVES];
		for (int i = 0; i < constants.length; i++) constants[i] = (float) (sums[i / WAVES] * sums[i % WAVES]);
		return constants;
	}

	/** Which pairs of waves make a frequency. */
	private static float[] groups() {
		final float[] groups = new float[(LINES * LINES - 1) * WAVES * WAVES];
		for (int y = 0; y < WAVES; y++) for (int x = 0; x < WAVES; x++) {
			final int group = frequency(y) * LINES + frequency(x) - 1;
			if (group >= 0) groups[group * WAVES * WAVES + y * WAVES + x] = 1;
		}
		return groups;
	}

	/**
	 * @param images N × 1 × H × W, at least 16 × 16 pixels
	 * @return their pieces
	 */
	public Pieces pieces(final NDArray images) {
		final NDArray coefficients = Scoped.call(images, this::coefficients);
		final NDArray first = coefficients.get(new NDIndex().addAllDim().addSliceDim(0, 1));
		final NDArray power = Scoped.call(coefficients, c -> {
			final NDArray squares = c.sub(first.mul(constant)).square();
			final long n = squares.getShape().get(0), pieces = squares.getShape().get(2);
			return groups.matMul(squares.transpose(1, 0, 2).reshape(WAVES * WAVES, n * pieces));
		});
		return new Pieces(power, first.reshape(1, first.size()).mul(gain));
	}

	/** N × pairs of waves × pieces of an image. */
	private NDArray coefficients(final NDArray images) {
		final long n = images.getShape().get(0), h = images.getShape().get(2);
		final Shape free = new Shape(0, 0), one = new Shape(1, 1);
		final NDArray rows = Conv2d.conv2d(images, alongX, null, new Shape(1, STRIDE), free, one).singletonOrThrow();
		final long columns = rows.getShape().get(3);
		final NDArray both = Conv2d.conv2d(rows.reshape(n * WAVES, 1, h, columns), alongY, null, new Shape(STRIDE, 1), free, one)
			.singletonOrThrow();
		// N·x-waves × y-waves × pieces: y before x, as the groups have it.
		final long pieces = both.getShape().get(2) * columns;
		return both.reshape(n, WAVES, WAVES, pieces).transpose(0, 2, 1, 3).reshape(n, WAVES * WAVES, pieces);
	}
}
