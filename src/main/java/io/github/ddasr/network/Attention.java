package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.norm.Dropout;

/**
 * Multi-head attention, softmax(q·kᵀ/√w)·v for heads of width w (Vaswani et al. 2017), with PyTorch's weights. Many queries
 * are answered in pieces, so that the scores of 512 × 512 pixels, 4096 × 4096 for each head, never lie in memory at once.
 */
final class Attention {

	/** Queries that are answered at once. */
	static final long PIECE = 1024;

	private final long width;
	private final long heads;
	private final Parameters.Weight weight;
	private final Parameters.Weight bias;
	private final Linear output;
	private final NDArray scale;
	private final float dropout;

	Attention(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		width = preset.width();
		heads = preset.heads();
		dropout = preset.dropout();
		// One matrix for queries, keys and values, as PyTorch keeps it; its start follows from its shape.
		weight = p.get(name + ".in_proj_weight", new long[] { 3 * width, width }, Initialisation.XAVIER);
		bias = p.get(name + ".in_proj_bias", new long[] { 3 * width }, Initialisation.ZERO);
		output = new Linear(p, name + ".out_proj", width, width, Initialisation.ZERO);
		scale = Constants.scalar(p.manager(), (float) (1 / Math.sqrt(width / (double) heads)));
	}

	/**
	 * @param query B × Lq × width
	 * @param key B × Lk × width
	 * @param value B × Lk × width
	 * @param training whether attention weights are dropped
	 * @return B × Lq × width
	 */
	NDArray apply(final NDArray query, final NDArray key, final NDArray value, final boolean training) {
		return Scoped.call(query, q -> {
			final NDArray queries = heads(project(q, 0).mul(scale)), keys = heads(project(key, 1)).transpose(0, 1, 3, 2);
			final NDArray values = heads(project(value, 2));
			return output.apply(joined(answers(queries, keys, values, training)));
		});
	}

	/** The linear layer of queries (0), keys (1) or values (2). */
	private NDArray project(final NDArray x, final long part) {
		final NDIndex rows = new NDIndex().addSliceDim(part * width, (part + 1) * width);
		try (NDArray w = weight.array().get(rows); NDArray b = bias.array().get(rows)) {
			return ai.djl.nn.core.Linear.linear(x, w, b).singletonOrThrow();
		}
	}

	private NDArray answers(final NDArray queries, final NDArray keys, final NDArray values, final boolean training) {
		final long n = queries.getShape().get(2);
		if (n <= PIECE) return piece(queries, keys, values, training);
		final NDList pieces = new NDList();
		for (long from = 0; from < n; from += PIECE) {
			final NDIndex some = new NDIndex().addAllDim(2).addSliceDim(from, Math.min(n, from + PIECE));
			pieces.add(piece(queries.get(some), keys, values, training));
		}
		return NDArrays.concat(pieces, 2);
	}

	private NDArray piece(final NDArray queries, final NDArray keys, final NDArray values, final boolean training) {
		return Scoped.call(queries, q -> {
			final NDArray weights = q.matMul(keys).softmax(-1);
			final boolean drops = training && dropout > 0;
			return (drops ? Dropout.dropout(weights, dropout, true).singletonOrThrow() : weights).matMul(values);
		});
	}

	/** B × L × width → B × heads × L × width of a head. */
	private NDArray heads(final NDArray x) {
		return x.reshape(x.getShape().get(0), x.getShape().get(1), heads, width / heads).transpose(0, 2, 1, 3);
	}

	private NDArray joined(final NDArray x) {
		return x.transpose(0, 2, 1, 3).reshape(x.getShape().get(0), x.getShape().get(2), width);
	}
}
