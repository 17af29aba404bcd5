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
 * With S the slice after the tone curve, k and q kernels of 13 × 13 pixels that are symmetric along both axes, and n₁, n₂ white
 * noise: √((k∗S + q∗n₁)² + (q∗n₂)²)ᵍ. The tones tell what tissue looks like there, the response g how noise grows or shrinks with
 * brightness: what air and tissue show of the noise tells one from the other.
 */
final class ScannerModel {

	/** Reach of the kernels; one quarter of them is free, the rest mirrored. */
	private static final int REACH = 6;
	private static final int FREE = (REACH + 1) * (REACH + 1);
	private static final int SIDE = 2 * REACH + 1;
	private static final int TONES = 3;
	/** The response lies between the square root and the square. */
	private static final float STEEPEST = (float) Math.log(2);
	private static final int HIDDEN = 64;
	/** Keeps the slope of the root finite where there is no signal. */
	private static final float TINY = 1e-6f;
	/** Steps of Adam are of one size for all weights; the settings shall move by less. */
	private static final float CALM = 0.2f;

	private final Linear first;
	private final Linear second;
	private final NDArray basis;
	private final NDArray centre;
	private final NDArray calm;
	private final NDArray two;
	private final NDArray steepest;

	ScannerModel(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		first = new Linear(p, name + ".linear1", preset.width(), HIDDEN);
		second = Linear.zero(p, name + ".linear2", HIDDEN, 2 * FREE + TONES + 1);
		final NDManager m = p.manager();
		basis = Constants.array(m, basis(), new Shape(FREE, SIDE * SIDE));
		final float[] identity = new float[FREE];
		identity[0] = 1;
		centre = Constants.array(m, identity, new Shape(1, FREE));
		calm = Constants.scalar(m, CALM);
		two = Constants.scalar(m, 2);
		steepest = Constants.scalar(m, STEEPEST);
	}

	/** Row (a, b): a share of 1 over the pixels at (±a, ±b). */
	private static float[] basis() {
		final float[] values = new float[FREE * SIDE * SIDE];
		for (int f = 0; f < FREE; f++) {
			final int a = f / (REACH + 1), b = f % (REACH + 1), copies = (a == 0 ? 1 : 2) * (b == 0 ? 1 : 2);
			for (int i = 0; i < SIDE * SIDE; i++) {
				final boolean hit = Math.abs(i / SIDE - REACH) == a && Math.abs(i % SIDE - REACH) == b;
				if (hit) values[f * SIDE * SIDE + i] = 1f / copies;
			}
		}
		return values;
	}

	/**
	 * @param slice N × C × h × w
	 * @param wanted the wanted look, N × width, or 1 × width for all slices
	 * @param noise white noise of standard deviation 1, N × 2 × h × w
	 * @return the slice as that scanner shows it, the same in all channels
	 */
	NDArray apply(final NDArray slice, final NDArray wanted, final NDArray noise) {
		return Scoped.call(slice, x -> {
			final NDArray settings = settings(wanted);
			final NDArray grey = x.getShape().get(1) == 1 ? x : x.mean(new int[] { 1 }, true);
			final NDArray kernel = part(settings, 0, FREE).add(centre), noiseKernel = part(settings, FREE, 2 * FREE);
			final NDArray signal = filtered(toned(grey, settings), kernel);
			final NDArray real = signal.add(filtered(channel(noise, 0), noiseKernel)), imaginary = filtered(channel(noise, 1),
				noiseKernel);
			final NDArray power = real.square().add(imaginary.square()).add(TINY);
			final NDArray response = part(settings, 2 * FREE + TONES, 2 * FREE + TONES + 1).tanh().mul(steepest).exp();
			final NDArray shown = power.log().mul(number(response).div(two)).exp();
			return x.getShape().get(1) == 1 ? shown : shown.repeat(1, x.getShape().get(1));
		});
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

	private static NDArray channel(final NDArray noise, final long c) {
		return noise.get(new NDIndex().addAllDim().addSliceDim(c, c + 1));
	}

	/** (1 + a) S + b S (1 − S) + c S (1 − S)(1 − 2S), a to c between −1 and 1: black stays black. */
	private NDArray toned(final NDArray s, final NDArray settings) {
		final NDArray[] tones = new NDArray[TONES];
		for (int i = 0; i < TONES; i++) tones[i] = number(part(settings, 2 * FREE + i, 2 * FREE + i + 1).tanh());
		final NDArray bend = s.mul(s.neg().add(1)), twist = bend.mul(s.mul(two).neg().add(1));
		return s.add(s.mul(tones[0])).add(bend.mul(tones[1])).add(twist.mul(tones[2]));
	}

	/** Each slice by its own kernel, or all by one. */
	private NDArray filtered(final NDArray x, final NDArray kernel) {
		NDArray padded = x;
		for (int i = 0; i < REACH; i++) padded = ReflectPad.apply(padded);
		final long n = x.getShape().get(0), kernels = kernel.getShape().get(0);
		final NDArray weights = kernel.matMul(basis).reshape(kernels, 1, SIDE, SIDE);
		final Shape one = new Shape(1, 1), none = new Shape(0, 0);
		if (kernels == 1) return Conv2d.conv2d(padded, weights, null, one, none, one).singletonOrThrow();
		final NDArray together = padded.reshape(1, n, padded.getShape().get(2), padded.getShape().get(3));
		return Conv2d.conv2d(together, weights, null, one, none, one, Math.toIntExact(n)).singletonOrThrow().reshape(x.getShape());
	}
}
