package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;

/** How far an image is from the truth. */
public enum Loss {
	/** Absolute difference (eq. 10 of DDASR): robust, and the usual choice. */
	L1("window = 1") {

		@Override
		NDArray of(final NDArray difference) {
			return difference.abs().mean();
		}
	},
	/** Squared difference: what PSNR measures; for the last part of a training, from a network trained with L1. */
	MSE("window = 1, squared") {

		@Override
		NDArray of(final NDArray difference) {
			return difference.square().mean();
		}
	},
	/**
	 * Logarithm (base 10) of each patch's mean squared difference: minus its PSNR in units of 10 dB. The other losses are
	 * ruled by the patches that are hardest; here a smooth image that was nearly perfect counts as much as a noisy one.
	 */
	PSNR("times 10 dB") {

		@Override
		NDArray of(final NDArray difference) {
			return difference.square().reshape(difference.getShape().get(0), -1).mean(new int[] { 1 }).add(LEAST).log10().mean();
		}
	};

	/** 60 dB: what is better than that counts as perfect. */
	private static final float LEAST = 1e-6f;

	private final String unit;

	Loss(final String unit) {
		this.unit = unit;
	}

	/** @return name and unit, for plots, such as "L1 (window = 1)" */
	public String title() {
		return name() + " (" + unit + ")";
	}

	/**
	 * @param difference image − truth, N × C × H × W
	 * @return one value
	 */
	abstract NDArray of(NDArray difference);
}
