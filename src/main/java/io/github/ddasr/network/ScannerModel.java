package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;

/**
 * What a scanner does to a slice, with settings that a small network reads off the textures of the slice and of the wanted
 * domain: a tone curve, a point-spread function, and noise of a spectrum of its own on both parts of the signal, whose magnitude
 * is taken (Rician). With no settings it changes nothing, and so it begins. Not published: it carries what transformers on 8 × 8
 * pixels learn late or never, and leaves the rest to them.
 * <p>
 * With S the slice after the tone curve, k and q kernels of 9 × 9 pixels that are symmetric along both axes, and n₁, n₂ white
 * noise: √((k∗S + q∗n₁)² + (q∗n₂)²).
 */
final class ScannerModel {

	/** Reach of the kernels; one quarter of them is free, the rest mirrored. */
	private static final int REACH = 4;
	private static final int FREE = (REACH + 1) * (REACH + 1);
	private static final int TONES = 3;
	private static final int HIDDEN = 64;
	/** Keeps the slope of the root finite where there is no signal. */
	private static final float TINY = 1e-6f;
	/** Steps of Adam are of one size for all weights; the settings shall move by less. */
	private static final float CALM = 0.2f;

	private final Linear first;
	private final Linear second;
	private final NDArray basis;
	private final NDArray none;
	private final NDArray centre;
	private final NDArray calm;
	private final NDArray two;

	ScannerModel(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		first = new Linear(p, name + ".linear1", 2L * preset.width(), HIDDEN);
		second = Linear.zero(p, name + ".linear2", HIDDEN, 2 * FREE + TONES);
		final NDManager m = p.manager();
		basis = Constants.array(m, basis(), new Shape(FREE, 1, 2 * REACH + 1, 2 * REACH + 1));
		none = Constants.array(m, new float[FREE], new Shape(FREE));
		final float[] identity = new float[FREE];
		identity[0] = 1;
		centre = Constants.array(m, identity, new Shape(1, FREE, 1, 1));
		calm = Constants.scalar(m, CALM);
		two = Constants.scalar(m, 2);
	}

	/** Filter (a, b): a share of 1 over the pixels at (±a, ±b). */
	private static float[] basis() {
		final int side = 2 * REACH + 1;
		final float[] values = new float[FREE * side * side];
		for (int f = 0; f < FREE; f++) {
			final int a = f / (REACH + 1), b = f % (REACH + 1), copies = (a == 0 ? 1 : 2) * (b == 0 ? 1 : 2);
			for (int i = 0; i < side * side; i++) {
				final boolean hit = Math.abs(i / side - REACH) == a && Math.abs(i % side - REACH) == b;
				if (hit) values[f * side * side + i] = 1f / copies;
			}
		}
		return values;
	}

	/**
	 * @param slice N × C × h × w
	 * @param wanted the wanted look, N × width, or 1 × width for all slices
	 * @param own the look of the slice, likewise
	 * @param noise white noise of standard deviation 1, N × 2 × h × w
	 * @return the slice as that scanner shows it, the same in all channels
	 */
	NDArray apply(final NDArray slice, final NDArray wanted, final NDArray own, final NDArray noise) {
		return Scoped.call(slice, x -> {
			final NDArray settings = settings(wanted, own);
			final NDArray grey = x.getShape().get(1) == 1 ? x : x.mean(new int[] { 1 }, true);
			final NDArray kernel = part(settings, 0, FREE).add(centre), noiseKernel = part(settings, FREE, 2 * FREE);
			final NDArray toned = toned(grey, part(settings, 2 * FREE, 2 * FREE + TONES));
			final NDArray signal = filtered(toned, kernel);
			final NDArray real = signal.add(filtered(channel(noise, 0), noiseKernel)), imaginary = filtered(channel(noise, 1),
				noiseKernel);
			final NDArray magnitude = real.square().add(imaginary.square()).add(TINY).sqrt();
			return x.getShape().get(1) == 1 ? magnitude : magnitude.repeat(1, x.getShape().get(1));
		});
	}

	/** N × settings × 1 × 1. */
	private NDArray settings(final NDArray wanted, final NDArray own) {
		final NDArray hidden = Activation.relu(first.apply(NDArrays.concat(new NDList(wanted, wanted.sub(own)), 1)));
		final NDArray answer = second.apply(hidden).mul(calm);
		return answer.reshape(answer.getShape().get(0), answer.getShape().get(1), 1, 1);
	}

	private static NDArray part(final NDArray settings, final long from, final long to) {
		return settings.get(new NDIndex().addAllDim().addSliceDim(from, to));
	}

	private static NDArray channel(final NDArray noise, final long c) {
		return noise.get(new NDIndex().addAllDim().addSliceDim(c, c + 1));
	}

	/** (1 + a) S + b S (1 − S) + c S (1 − S)(1 − 2S): black stays black. */
	private NDArray toned(final NDArray s, final NDArray tones) {
		final NDArray bend = s.mul(s.neg().add(1)), twist = bend.mul(s.mul(two).neg().add(1));
		return s.add(s.mul(part(tones, 0, 1))).add(bend.mul(part(tones, 1, 2))).add(twist.mul(part(tones, 2, 3)));
	}

	private NDArray filtered(final NDArray x, final NDArray kernel) {
		NDArray padded = x;
		for (int i = 0; i < REACH; i++) padded = ReflectPad.apply(padded);
		final NDArray all = Conv2d.conv2d(padded, basis, none, new Shape(1, 1), new Shape(0, 0), new Shape(1, 1))
			.singletonOrThrow();
		return all.mul(kernel).sum(new int[] { 1 }, true);
	}
}
