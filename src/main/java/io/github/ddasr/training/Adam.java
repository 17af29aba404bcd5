package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015) on one flat vector of weights, with global-norm
 * clipping. Its moments are plain vectors that a checkpoint can hold.
 */
final class Adam {

	/** Decay rate of the first moment, where nothing else is said. */
	static final double USUAL_BETA1 = 0.9;
	/** Decay rate of the second moment, where nothing else is said. */
	static final double USUAL_BETA2 = 0.99;

	private static final double EPSILON = 1e-8;

	private final NDArray mean;
	private final NDArray square;
	private final double maxNorm;
	private final float beta1;
	private final float beta2;

	/**
	 * With β₁ = 0.9 and β₂ = 0.99.
	 *
	 * @param manager owner of the moments
	 * @param weights the vector to be trained; gives the size
	 * @param maxNorm gradients with a greater 2-norm are scaled down to it
	 */
	Adam(final NDManager manager, final NDArray weights, final double maxNorm) {
		this(manager, weights, maxNorm, USUAL_BETA1, USUAL_BETA2);
	}

	/**
	 * @param manager owner of the moments
	 * @param weights the vector to be trained; gives the size
	 * @param maxNorm gradients with a greater 2-norm are scaled down to it
	 * @param beta1 decay rate of the first moment
	 * @param beta2 decay rate of the second moment
	 */
	Adam(final NDManager manager, final NDArray weights, final double maxNorm, final double beta1, final double beta2) {
		this.beta1 = (float) beta1;
		this.beta2 = (float) beta2;
		mean = weights.zerosLike();
		square = weights.zerosLike();
		mean.attach(manager);
		square.attach(manager);
		this.maxNorm = maxNorm;
	}

	/** First moment. */
	NDArray mean() {
		return mean;
	}

	/** Second moment. */
	NDArray square() {
		return square;
	}

	/**
	 * One step.
	 *
	 * @param weights changed in place
	 * @param gradient its manager takes what is made on the way
	 * @param rate learning rate
	 * @param step 0 for the first step
	 * @return the gradient's 2-norm before clipping; where it is not finite nothing was changed
	 */
	double step(final NDArray weights, final NDArray gradient, final double rate, final long step) {
		final double norm = Math.sqrt(gradient.square().sum().getFloat());
		if (!Double.isFinite(norm)) return norm;
		final NDArray g = norm > maxNorm ? gradient.mul((float) (maxNorm / norm)) : gradient;
		mean.muli(beta1);
		mean.addi(g.mul(1 - beta1));
		square.muli(beta2);
		square.addi(g.square().muli(1 - beta2));
		final double correction1 = 1 - Math.pow(beta1, step + 1);
		final double correction2 = 1 - Math.pow(beta2, step + 1);
		try (NDManager scope = gradient.getManager().newSubManager()) {
			scope.tempAttachAll(mean, square);
			final NDArray denominator = square.mul((float) (1 / correction2)).sqrt().addi((float) EPSILON);
			weights.subi(mean.mul((float) (rate / correction1)).divi(denominator));
		}
		return norm;
	}
}
