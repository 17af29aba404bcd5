package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/**
 * A layer of DSN's transformer decoder: the structure's tokens ask the texture's twice, with other weights each time, then the
 * feed-forward part (eq. 4 of DDASR). There is no self-attention; the position code enters the queries only.
 */
final class DecoderLayer {

	private final Attention first;
	private final Attention second;
	private final FeedForward feedForward;
	private final Normalisation norm1;
	private final Normalisation norm2;
	private final Normalisation norm3;
	private final Residual residual;

	DecoderLayer(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		residual = new Residual(preset);
		first = new Attention(p, name + ".self_attn", preset);
		second = new Attention(p, name + ".multihead_attn", preset);
		feedForward = new FeedForward(p, name, preset, residual);
		norm1 = new Normalisation(p, name + ".norm1", preset.width());
		norm2 = new Normalisation(p, name + ".norm2", preset.width());
		norm3 = new Normalisation(p, name + ".norm3", preset.width());
	}

	/**
	 * @param structure B × Lq × width
	 * @param position B × Lq × width
	 * @param texture B × Lk × width
	 */
	NDArray apply(final NDArray structure, final NDArray position, final NDArray texture, final boolean training) {
		return Scoped.call(structure, x -> {
			final NDArray t = residual.join(x, first.apply(x.add(position), texture, texture, training), norm1, training);
			final NDArray u = residual.join(t, second.apply(t.add(position), texture, texture, training), norm2, training);
			return residual.join(u, feedForward.apply(u, training), norm3, training);
		});
	}
}
