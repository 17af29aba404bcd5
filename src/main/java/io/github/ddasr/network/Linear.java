package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/** A linear layer with bias on the last axis: … × in → … × out. */
final class Linear {

	private final Parameters.Weight weight;
	private final Parameters.Weight bias;

	/** Weights begin by Xavier's rule, biases uniformly, as PyTorch's transformers do after their own start. */
	Linear(final Parameters p, final String name, final long in, final long out) {
		this(p, name, in, out, Initialisation.uniform(1 / Math.sqrt(in)));
	}

	Linear(final Parameters p, final String name, final long in, final long out, final Initialisation initialBias) {
		this(p, name, in, out, Initialisation.XAVIER, initialBias);
	}

	/** A layer whose answer is 0 until it has learned. */
	static Linear zero(final Parameters p, final String name, final long in, final long out) {
		return new Linear(p, name, in, out, Initialisation.ZERO, Initialisation.ZERO);
	}

	/** A layer that begins as PyTorch's do: weights and biases uniform within ±1/√in. */
	static Linear usual(final Parameters p, final String name, final long in, final long out) {
		return new Linear(p, name, in, out, Initialisation.FAN_IN, Initialisation.uniform(1 / Math.sqrt(in)));
	}

	private Linear(final Parameters p, final String name, final long in, final long out, final Initialisation initial,
		final Initialisation initialBias)
	{
		weight = p.get(name + ".weight", new long[] { out, in }, initial);
		bias = p.get(name + ".bias", new long[] { out }, initialBias);
	}

	NDArray apply(final NDArray x) {
		return ai.djl.nn.core.Linear.linear(x, weight.array(), bias.array()).singletonOrThrow();
	}
}
