package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;

/** Layer normalisation over the last axis, with a gain (1 at the start) and a bias for each of its places. */
final class Normalisation {

	private static final float EPSILON = 1e-5f;

	private final Shape shape;
	private final Parameters.Weight gain;
	private final Parameters.Weight bias;

	Normalisation(final Parameters p, final String name, final long width) {
		shape = new Shape(width);
		gain = p.get(name + ".weight", new long[] { width }, Initialisation.ONE);
		bias = p.get(name + ".bias", new long[] { width }, Initialisation.ZERO);
	}

	NDArray apply(final NDArray x) {
		return LayerNorm.layerNorm(x, shape, gain.array(), bias.array(), EPSILON).singletonOrThrow();
	}
}
