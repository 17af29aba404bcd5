package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Constants;
import io.github.ddasr.network.FeatureMaps;

/**
 * The multi-layer perceptual loss (eq. 9 of DDASR): the weighted sum over some maps of a frozen network of the mean absolute
 * difference between an image and the truth. The paper writes a norm; it and all related work compute means of absolute values.
 */
final class PerceptualLoss {

	private final FeatureMaps features;
	private final List<NDArray> weights = new ArrayList<>();

	/**
	 * @param features a frozen network with as many maps as there are weights; belongs to the caller
	 * @param weights one per map
	 * @param manager owner of the constants
	 */
	PerceptualLoss(final FeatureMaps features, final float[] weights, final NDManager manager) {
		this.features = features;
		for (final float w : weights) this.weights.add(Constants.scalar(manager, w));
	}

	/**
	 * @param made N × C × H × W; the gradient goes there
	 * @param truth of the same shape, a constant
	 * @return one value, owned by the manager of what was made
	 */
	NDArray of(final NDArray made, final NDArray truth) {
		final NDManager owner = made.getManager();
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(made, truth);
			final List<NDArray> wanted = features.of(truth), found = features.of(made);
			NDArray sum = null;
			for (int l = 0; l < weights.size(); l++) {
				final NDArray one = found.get(l).sub(wanted.get(l)).abs().mean().mul(weights.get(l));
				sum = sum == null ? one : sum.add(one);
			}
			sum.attach(owner);
			return sum;
		}
	}
}
