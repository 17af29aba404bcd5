package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;

/** A 2-D convolution with zero padding, with or without bias: N × in × H × W → N × out × H' × W'. */
final class Convolution {

	/** Slope of the leaky rectifier for negative values, in all networks of the suite. */
	static final float SLOPE = 0.2f;

	private final Parameters.Weight weight;
	private final Parameters.Weight bias;
	private final Shape stride;
	private final Shape padding;

	private Convolution(final Parameters.Weight weight, final Parameters.Weight bias, final long stride,
		final long padding)
	{
		this.weight = weight;
		this.bias = bias;
		this.stride = new Shape(stride, stride);
		this.padding = new Shape(padding, padding);
	}

	/** A convolution 3/1/1. */
	static Convolution of3(final Parameters p, final String name, final long in, final long out,
		final Initialisation initial)
	{
		return of(p, name, in, out, 3, 1, 1, initial);
	}

	static Convolution of(final Parameters p, final String name, final long in, final long out, final long kernel,
		final long stride, final long padding, final Initialisation initial)
	{
		return of(p, name, in, out, kernel, stride, padding, initial, Initialisation.ZERO);
	}

	static Convolution of(final Parameters p, final String name, final long in, final long out, final long kernel,
		final long stride, final long padding, final Initialisation initial, final Initialisation initialBias)
	{
		final Parameters.Weight w = weight(p, name, in, out, kernel, initial);
		final Parameters.Weight b = p.get(name + ".bias", new long[] { out }, initialBias);
		return new Convolution(w, b, stride, padding);
	}

	/** A convolution that begins as PyTorch's do: weights and biases uniform within ±1/√fan_in. */
	static Convolution usual(final Parameters p, final String name, final long in, final long out, final long kernel,
		final long stride, final long padding)
	{
		return of(p, name, in, out, kernel, stride, padding, Initialisation.FAN_IN, Initialisation.uniform(1 / Math.sqrt(in *
			kernel * kernel)));
	}

	/** The same without bias. */
	static Convolution withoutBias(final Parameters p, final String name, final long in, final long out,
		final long kernel, final long stride, final long padding)
	{
		return new Convolution(weight(p, name, in, out, kernel, Initialisation.FAN_IN), null, stride, padding);
	}

	private static Parameters.Weight weight(final Parameters p, final String name, final long in, final long out,
		final long kernel, final Initialisation initial)
	{
		return p.get(name + ".weight", new long[] { out, in, kernel, kernel }, initial);
	}

	NDArray weight() {
		return weight.array();
	}

	/** The biases, or null for a convolution without. */
	NDArray bias() {
		return bias == null ? null : bias.array();
	}

	NDArray apply(final NDArray x) {
		return convolve(x, weight(), bias());
	}

	/** The convolution, then the leaky rectifier. */
	NDArray rectified(final NDArray x) {
		try (NDArray y = apply(x)) {
			return Activation.leakyRelu(y, SLOPE);
		}
	}

	/** The convolution times a factor; of one that has a bias. */
	NDArray scaled(final NDArray x, final NDArray factor) {
		try (NDArray w = weight.array().mul(factor); NDArray b = bias.array().mul(factor)) {
			return convolve(x, w, b);
		}
	}

	private NDArray convolve(final NDArray x, final NDArray w, final NDArray b) {
		return Conv2d.conv2d(x, w, b, stride, padding, new Shape(1, 1)).singletonOrThrow();
	}
}
