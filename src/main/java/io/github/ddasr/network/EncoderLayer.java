package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/**
 * A layer of DSN's encoders: self-attention, whose queries and keys, but not values, carry the position code, then the
 * feed-forward part.
 */
final class EncoderLayer {

	private final Attention attention;
	private final FeedForward feedForward;
	private final Normalisation norm1;
	private final Normalisation norm2;
	private final Residual residual;

	EncoderLayer(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		residual = new Residual(preset);
		attention = new Attention(p, name + ".self_attn", preset);
		feedForward = new FeedForward(p, name, preset, residual);
		norm1 = new Normalisation(p, name + ".norm1", preset.width());
		norm2 = new Normalisation(p, name + ".norm2", preset.width());
	}

	/**
	 * @param tokens B × L × width
	 * @param position B × L × width, or null for none
	 */
	NDArray apply(final NDArray tokens, final NDArray position, final boolean training) {
		return Scoped.call(tokens, x -> {
			final NDArray placed = position == null ? x : x.add(position);
			final NDArray t = residual.join(x, attention.apply(placed, placed, x, training), norm1, training);
			return residual.join(t, feedForward.apply(t, training), norm2, training);
		});
	}
}
