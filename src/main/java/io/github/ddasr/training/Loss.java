package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;

/** How far an image is from the truth, as the mean over all pixels. */
public enum Loss {
	/** Absolute difference (eq. 10 of DDASR): robust, and the usual choice. */
	L1 {

		@Override
		NDArray of(final NDArray difference) {
			return difference.abs().mean();
		}
	},
	/** Squared difference: what PSNR measures; for the last part of a training, from a network trained with L1. */
	MSE {

		@Override
		NDArray of(final NDArray difference) {
			return difference.square().mean();
		}
	};

	/**
	 * @param difference image − truth
	 * @return one value
	 */
	abstract NDArray of(NDArray difference);
}
