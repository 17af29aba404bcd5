package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.Constants;

/**
 * A batch as the engine sees it.
 *
 * @param low patches, N × 1 × d × h × w
 * @param places N × K × 3
 * @param cells N × 3
 * @param truth N × K
 */
record ArssrArrays(NDArray low, NDArray places, NDArray cells, NDArray truth) {

	/** @param owner of the arrays, which own their memory and so may be recorded */
	ArssrArrays(final ArssrBatch b, final NDManager owner) {
		this(Constants.array(owner, b.low(), new Shape(b.count(), 1, b.size()[0], b.size()[1], b.size()[2])), Constants.array(owner, b
			.places(), new Shape(b.count(), b.points(), 3)), Constants.array(owner, b.cells(), new Shape(b.count(), 3)), Constants.array(owner,
				b.truth(), new Shape(b.count(), b.points())));
	}

	/** What the network says, N × K. */
	NDArray values(final Arssr network) {
		return network.at(low, network.features(low), places, cells);
	}
}
