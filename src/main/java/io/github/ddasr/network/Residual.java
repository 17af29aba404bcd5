package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.Dropout;

/** How a transformer's branch joins: the normalisation follows the sum ("post-norm"), LN(x + drop(branch)). */
final class Residual {

	private final float dropout;

	Residual(final DsnConfiguration.Preset preset) {
		dropout = preset.dropout();
	}

	NDArray join(final NDArray x, final NDArray branch, final Normalisation norm, final boolean training) {
		return Scoped.call(x, in -> norm.apply(in.add(dropped(branch, training))));
	}

	/** In training some of the values become 0 and the others grow for them. */
	NDArray dropped(final NDArray x, final boolean training) {
		return training && dropout > 0 ? Dropout.dropout(x, dropout, true).singletonOrThrow() : x;
	}
}
