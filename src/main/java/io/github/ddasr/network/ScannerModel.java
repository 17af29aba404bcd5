package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;

/**
 * What a scanner does to a slice, with settings that a small network reads off the texture of the wanted domain: a tone curve, a point-spread function, noise of a spectrum of its own on both parts of the signal, whose magnitude
 * is taken (Rician), and the response of the display to it. With no settings it changes nothing, and so it begins. Not published:
 * it carries what transformers on 8 × 8 pixels learn late or never, and leaves the rest to them.
 * <p>
 * With t the tone curve, k and q kernels of 13 × 13 pixels, k of sum 1, and n₁, n₂ white noise:
 * √((k∗t(S)^(1/g) + q∗n₁)² + (q∗n₂)²)ᵍ. The kernels are products of a symmetric column and a symmetric row, as what is measured of
 * k-space, slice and relaxation makes them. The tone curve is given, since what an image's brightness says about its scanner is
 * told from many scans or not at all; the response g, by which noise grows or shrinks with brightness, is told by the noise.
 */
final class ScannerModel {

	/** Pixels on either side of the middle of a kernel. */
	private static final int REACH = 6;
	private static final int SIDE = 2 * REACH + 1;
	/** First settings of the parts: column and row of k, column and row of q, strength of q, response. */
	private static final int SHARPNESS = 0, COLOUR = 2 * REACH, STRENGTH = 4 * REACH, RESPONSE = STRENGTH + 1, ALL = RESPONSE + 1;
	/** The response lies between the square root and the square. */
	private static final float STEEPEST = (float) Math.log(2);
	private static final int HIDDEN = 64;
	/** Keeps the slope of the root finite where there is no signal. */
	private static final float TINY = 1e-6f;
	/** Steps of Adam are of one size for all weights; the settings shall move by less. */
	private static final float CALM = 0.2f;

	private final Linear first;
	private final Linear second;
	private final NDArray mirror;
	private final NDArray centre;
	private final NDArray calm;
	private final NDArray two;
	private final NDArray one;
	private final NDArray gain;
	private final NDArray slope;
	private final NDArray steepest;

	ScannerModel(final Parameters p, final String name, final DsnConfiguration.Preset preset, final ToneCurve tone) {
		first = new Linear(p, name + ".linear1", preset.width(), HIDDEN);
		second = Linear.zero(p, name + ".linear2", HIDDEN, ALL);
		final NDManager m = p.manager();
		mirror = Constants.array(m, mirror(), new Shape(REACH, SIDE));
		final float[] middle = new float[SIDE];
		middle[REACH] = 1;
		centre = Constants.array(m, middle, new Shape(1, SIDE));
		calm = Constants.scalar(m, CALM);
		two = Constants.scalar(m, 2);
		one = Constants.scalar(m, 1);
		steepest = Constants.scalar(m, STEEPEST);
		gain = Constants.scalar(m, (float) Math.log(tone.gain()));
		slope = Constants.scalar(m, (float) tone.slope());
	}

	/** Row a: a half at either side of the middle, a + 1 pixels off. */
	private static float[] mirror() {
		final float[] values = new float[REACH * SIDE];
		for (int a = 0; a < REACH; a++) {
			values[a * SIDE + REACH - a - 1] = 0.5f;
			values[a * SIDE + REACH + a + 1] = 0.5f;
		}
		return values;
	}

	/**
	 * A slice after the scanner.
	 *
	 * @param image as the scanner shows it
	 * @param sharpened what the point-spread function alone changed of it, N × 1 × h × w
	 */
	record Scanned(NDArray image, NDArray sharpened) {}

	/**
	 * @param slice N × C × h × w
	 * @param wanted the wanted look, N × width, or 1 × width for all slices
	 * @param noise white noise of standard deviation 1, N × 2 × h × w
	 * @return the slice as that scanner shows it, the same in all channels
	 */
	Scanned apply(final NDArray slice, final NDArray wanted, final NDArray noise) {
		final NDArray[] sharpened = new NDArray[1];
		final NDManager owner = slice.getManager();
		final NDArray image = Scoped.call(slice, x -> {
			final NDArray settings = settings(wanted);
			final NDArray grey = x.getShape().get(1) == 1 ? x : x.mean(new int[] { 1 }, true);
			final NDArray response = number(part(settings, RESPONSE, ALL).tanh().mul(steepest).exp());
			final NDArray noiseKernel = kernel(settings, COLOUR, false).mul(number(part(settings, STRENGTH, RESPONSE)));
			final NDArray toned = toned(grey).div(response).exp(), signal = filtered(toned, kernel(settings, SHARPNESS, true));
			sharpened[0] = signal.sub(toned);
			sharpened[0].attach(owner);
			final NDArray real = signal.add(filtered(channel(noise, 0), noiseKernel)), imaginary = filtered(channel(noise, 1),
				noiseKernel);
			final NDArray shown = power(real.square().add(imaginary.square()).add(TINY), response.div(two));
			return x.getShape().get(1) == 1 ? shown : shown.repeat(1, x.getShape().get(1));
		});
		return new Scanned(image, sharpened[0]);
	}

	/** N × settings. */
	private NDArray settings(final NDArray wanted) {
		return second.apply(Activation.relu(first.apply(wanted))).mul(calm);
	}

	private static NDArray part(final NDArray settings, final long from, final long to) {
		return settings.get(new NDIndex().addAllDim().addSliceDim(from, to));
	}

	/** N × 1 → N × 1 × 1 × 1. */
	private static NDArray number(final NDArray setting) {
		return setting.reshape(setting.getShape().get(0), 1, 1, 1);
	}

	/** N × 1 × 13 × 13, column times row. */
	private NDArray kernel(final NDArray settings, final int from, final boolean ofSumOne) {
		final NDArray column = line(part(settings, from, from + REACH), ofSumOne), row = line(part(settings, from + REACH, from + 2 *
			REACH), ofSumOne);
		final long n = column.getShape().get(0);
		return column.reshape(n, 1, SIDE, 1).mul(row.reshape(n, 1, 1, SIDE));
	}

	/** The middle is 1, or what makes the sum 1: a scanner's sharpness changes no brightness. */
	private NDArray line(final NDArray taps, final boolean ofSumOne) {
		final NDArray sides = taps.matMul(mirror);
		return sides.add(ofSumOne ? centre.mul(one.sub(taps.sum(new int[] { 1 }, true))) : centre);
	}

	private static NDArray power(final NDArray base, final NDArray exponent) {
		return base.log().mul(exponent).exp();
	}

	private static NDArray channel(final NDArray noise, final long c) {
		return noise.get(new NDIndex().addAllDim().addSliceDim(c, c + 1));
	}

	/** Logarithm of the slice after the tone curve. */
	private NDArray toned(final NDArray s) {
		final NDArray inside = s.clip(TINY, 1 - TINY);
		final NDArray odds = inside.log().sub(inside.neg().add(1).log()).mul(slope).add(gain);
		return odds.neg().exp().add(1).log().neg();
	}

	/** Each slice by its own kernel, or all by one. */
	private static NDArray filtered(final NDArray x, final NDArray kernel) {
		NDArray padded = x;
		for (int i = 0; i < REACH; i++) padded = ReflectPad.apply(padded);
		final long n = x.getShape().get(0);
		final Shape unit = new Shape(1, 1), none = new Shape(0, 0);
		if (kernel.getShape().get(0) == 1) return Conv2d.conv2d(padded, kernel, null, unit, none, unit).singletonOrThrow();
		final NDArray together = padded.reshape(1, n, padded.getShape().get(2), padded.getShape().get(3));
		return Conv2d.conv2d(together, kernel, null, unit, none, unit, Math.toIntExact(n)).singletonOrThrow().reshape(x.getShape());
	}
}
