package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/** A 2-D convolution whose weight is kept at spectral norm 1, with bias: N × in × H × W → N × out × H' × W'. */
final class SpectralConvolution {

	private static final Shape ONE = new Shape(1, 1);

	private final SpectralNorm weight;
	private final Parameters.Weight bias;
	private final Shape stride;
	private final Shape padding;

	SpectralConvolution(final Parameters parameters, final Buffers buffers, final String name, final long[] shape,
		final long stride, final long padding, final Initialisation initial)
	{
		weight = new SpectralNorm(parameters, buffers, name + ".weight", shape, initial);
		bias = parameters.get(name + ".bias", new long[] { shape[0] }, Initialisation.ZERO);
		this.stride = new Shape(stride, stride);
		this.padding = new Shape(padding, padding);
	}

	/** @param training whether this pass moves the directions of the spectral norm */
	NDArray apply(final NDArray x, final boolean training) {
		try (NDManager scope = x.getManager().newSubManager()) {
			final NDArray w = weight.weight(scope, training);
			return Conv2d.conv2d(x, w, bias.array(), stride, padding, ONE).singletonOrThrow();
		}
	}
}
