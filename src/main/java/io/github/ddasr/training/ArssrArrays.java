package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Sharpness;

/**
 * A batch as the engine sees it.
 *
 * @param low patches, N × 1 × d × h × w
 * @param places N × K × 3
 * @param cells N × 15: sides of a fine voxel, sharpness of the scan
 * @param truth N × K
 * @param base N × K, or null
 */
record ArssrArrays(NDArray low, NDArray places, NDArray cells, NDArray truth, NDArray base) {

	private static final int KNOWN = 3 + Sharpness.COUNT;

	/** @param owner of the arrays, which own their memory and so may be recorded */
	ArssrArrays(final ArssrBatch b, final NDManager owner) {
		this(Constants.array(owner, b.low(), new Shape(b.count(), 1, b.size()[0], b.size()[1], b.size()[2])), Constants.array(owner, b
			.places(), new Shape(b.count(), b.points(), 3)), Constants.array(owner, known(b), new Shape(b.count(), KNOWN)), Constants.array(owner,
				b.truth(), new Shape(b.count(), b.points())), b.base() == null ? null : Constants.array(owner, b.base(), new Shape(b.count(), b
					.points())));
	}

	private static float[] known(final ArssrBatch b) {
		final float[] known = new float[b.count() * KNOWN];
		for (int n = 0; n < b.count(); n++) {
			System.arraycopy(b.cells(), 3 * n, known, n * KNOWN, 3);
			System.arraycopy(b.sharpness(), n * Sharpness.COUNT, known, n * KNOWN + 3, Sharpness.COUNT);
		}
		return known;
	}

	/** What the network says, N × K. */
	NDArray values(final Arssr network) {
		final NDArray answers = network.at(low, network.features(low), places, cells);
		return network.shape().isResidual() ? answers.add(base) : answers;
	}
}
