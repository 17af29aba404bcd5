package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * DSN's convolutional decoder: tokens × 8 (or fewer in mode native) in three stages of convolutions 3/1 with reflection
 * padding, each but the last followed by a rectifier, each stage by a doubling of pixels. In mode native the last stages do not
 * double.
 */
final class ImageDecoder {

	/** One convolution: divisor of the tokens' width on its way in and out, its number in PyTorch's list, doubling after it. */
	private record Step(int in, int out, int number, boolean doubles) {}

	private static final List<Step> STYTR2 = List.of(new Step(1, 2, 1, true), new Step(2, 2, 5, false), new Step(2, 2, 8,
		false), new Step(2, 2, 11, false), new Step(2, 4, 14, true), new Step(4, 4, 18, false), new Step(4, 8, 21, true),
		new Step(8, 8, 25, false));
	private static final List<Step> PLAIN3 = List.of(new Step(1, 2, 1, true), new Step(2, 4, 5, true), new Step(4, 8, 9,
		true));

	private final List<Step> steps;
	private final List<Convolution> convolutions = new ArrayList<>();
	private final Convolution last;
	private final int enlargements;

	ImageDecoder(final Parameters p, final String name, final DsnConfiguration configuration) {
		enlargements = configuration.enlargements();
		final int width = configuration.preset().width();
		final boolean plain = configuration.decoder() == DsnConfiguration.Decoder.PLAIN3;
		steps = plain ? PLAIN3 : STYTR2;
		for (final Step s : steps) convolutions.add(convolution(p, name + "." + s.number(), width / s.in(), width / s.out()));
		last = convolution(p, name + "." + (plain ? 13 : 28), width / 8, configuration.channels());
	}

	private static Convolution convolution(final Parameters p, final String name, final int in, final int out) {
		return Convolution.of(p, name, in, out, 3, 1, 0, Initialisation.FAN_IN, Initialisation.uniform(1 / Math.sqrt(9.0 * in)));
	}

	/** B × width × h × w → B × C × (2ⁿ·h) × (2ⁿ·w), no activation at the end. */
	NDArray apply(final NDArray tokens) {
		return Scoped.call(tokens, x -> {
			NDArray y = x;
			int doubled = 0;
			for (int i = 0; i < convolutions.size(); i++) {
				final boolean doubles = steps.get(i).doubles() && doubled < enlargements;
				if (doubles) doubled++;
				y = step(convolutions.get(i), y, doubles);
			}
			return last.apply(ReflectPad.apply(y));
		});
	}

	private static NDArray step(final Convolution convolution, final NDArray x, final boolean doubles) {
		return Scoped.call(x, in -> {
			final NDArray y = Activation.relu(convolution.apply(ReflectPad.apply(in)));
			return doubles ? doubled(y) : y;
		});
	}

	/** Each pixel becomes 2 × 2. */
	private static NDArray doubled(final NDArray x) {
		final long h = x.getShape().get(2), w = x.getShape().get(3);
		return x.getNDArrayInternal().interpolation(new long[] { 2 * h, 2 * w }, 0, false);
	}
}
