package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;

/** A 2-D convolution whose weight is kept at spectral norm 1, with or without bias: N × in × H × W → N × out × H' × W'. */
final class SpectralConvolution {

	private static final Shape ONE = new Shape(1, 1);

	private final SpectralNorm weight;
	private final Parameters.Weight bias;
	private final Shape stride;
	private final Shape padding;

	/** With bias. */
	SpectralConvolution(final Parameters parameters, final Buffers buffers, final String name, final long[] shape,
		final long stride, final long padding, final Initialisation initial)
	{
		weight = new SpectralNorm(parameters, buffers, name + ".weight", shape, initial);
		bias = parameters.get(name + ".bias", new long[] { shape[0] }, Initialisation.ZERO);
		this.stride = new Shape(stride, stride);
		this.padding = new Shape(padding, padding);
	}

	/** Without bias, beginning as PyTorch's convolutions do. */
	SpectralConvolution(final Parameters parameters, final Buffers buffers, final String name, final long in,
		final long out, final long kernel, final long stride, final long padding)
	{
		weight = new SpectralNorm(parameters, buffers, name + ".weight", new long[] { out, in, kernel, kernel },
			Initialisation.FAN_IN);
		bias = null;
		this.stride = new Shape(stride, stride);
		this.padding = new Shape(padding, padding);
	}

	/** @param training whether this pass moves the directions of the spectral norm */
	NDArray apply(final NDArray x, final boolean training) {
		try (NDManager scope = x.getManager().newSubManager()) {
			final NDArray w = weight.weight(scope, training);
			return Conv2d.conv2d(x, w, bias == null ? null : bias.array(), stride, padding, ONE).singletonOrThrow();
		}
	}

	/** The convolution, then the leaky rectifier. */
	NDArray rectified(final NDArray x, final boolean training) {
		try (NDArray y = apply(x, training)) {
			return Activation.leakyRelu(y, Convolution.SLOPE);
		}
	}
}
