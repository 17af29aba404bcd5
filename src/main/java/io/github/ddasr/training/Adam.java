package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Adam (Kingma and Ba 2015) on one flat vector of weights, with global-norm
 * clipping. Its moments are plain vectors that a checkpoint can hold.
 */
final class Adam {

	private static final float USUAL_MEMORY = 0.9f;
	private static final float USUAL_SQUARE_MEMORY = 0.99f;
	private static final double EPSILON = 1e-8;

	private final NDArray mean;
	private final NDArray square;
	private final double maxNorm;
	private final float memory;
	private final float squareMemory;

	/**
	 * With β₁ = 0.9 and β₂ = 0.99.
	 *
	 * @param manager owner of the moments
	 * @param weights the vector to be trained; gives the size
	 * @param maxNorm gradients with a greater 2-norm are scaled down to it
	 */
	Adam(final NDManager manager, final NDArray weights, final double maxNorm) {
		this(manager, weights, maxNorm, USUAL_MEMORY, USUAL_SQUARE_MEMORY);
	}

	/**
	 * @param manager owner of the moments
	 * @param weights the vector to be trained; gives the size
	 * @param maxNorm gradients with a greater 2-norm are scaled down to it; infinite for never
	 * @param memory share of the first moment that stays in a step (β₁)
	 * @param squareMemory share of the second moment that stays in a step (β₂)
	 */
	Adam(final NDManager manager, final NDArray weights, final double maxNorm, final float memory,
		final float squareMemory)
	{
		this.memory = memory;
		this.squareMemory = squareMemory;
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
		mean.muli(memory);
		mean.addi(g.mul(1 - memory));
		square.muli(squareMemory);
		square.addi(g.square().muli(1 - squareMemory));
		final double correction1 = 1 - Math.pow(memory, step + 1);
		final double correction2 = 1 - Math.pow(squareMemory, step + 1);
		try (NDManager scope = gradient.getManager().newSubManager()) {
			scope.tempAttachAll(mean, square);
			final NDArray denominator = square.mul((float) (1 / correction2)).sqrt().addi((float) EPSILON);
			weights.subi(mean.mul((float) (rate / correction1)).divi(denominator));
		}
		return norm;
	}
}
