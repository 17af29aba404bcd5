package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** What a transformer's layer does to each token by itself: W₂ · drop(relu(W₁ · x)). */
final class FeedForward {

	private final Linear first;
	private final Linear second;
	private final Residual residual;

	FeedForward(final Parameters p, final String name, final DsnConfiguration.Preset preset, final Residual residual) {
		first = new Linear(p, name + ".linear1", preset.width(), preset.feedForward());
		second = new Linear(p, name + ".linear2", preset.feedForward(), preset.width());
		this.residual = residual;
	}

	NDArray apply(final NDArray x, final boolean training) {
		return Scoped.call(x, in -> second.apply(residual.dropped(Activation.relu(first.apply(in)), training)));
	}
}
