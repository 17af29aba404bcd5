package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.Constants;

/**
 * Measures the pattern that a generator lays over all its images alike: a pixel shuffle has its own filters for each place in a block of
 * pixels, and neither the perceptual loss, which pools, nor a young discriminator keeps them in step. The differences from the truth are
 * averaged over all blocks of a batch; what anatomy and noise do differs from block to block and goes, what the grid does stays.
 */
final class Lattice {

	/** Side of a block in pixels: the three finest shuffles by 2, where patterns are seen. */
	static final int PERIOD = 8;

	/** An image of air alone is black. */
	private static final float DARK = 0.01f;

	private Lattice() {}

	/**
	 * @param difference N × C × H × W, made minus wanted; sides multiples of {@link #PERIOD}
	 * @param wanted of the same shape, a constant
	 * @return the mean absolute value of the mean block, less its mean, plus the same of the difference times the brightness, whose
	 *         mean is about 1, so that opposite patterns in bright and dark tissue do not cancel; 0 without a pattern
	 */
	static NDArray of(final NDArray difference, final NDArray wanted) {
		final NDArray brightness = wanted.div(wanted.mean().add(DARK));
		return block(difference).add(block(difference.mul(brightness)));
	}

	private static NDArray block(final NDArray difference) {
		final Shape s = difference.getShape();
		final long rows = s.get(2) / PERIOD, columns = s.get(3) / PERIOD, images = s.get(0) * s.get(1);
		// A number in place of the constant would be remembered for the gradient after its memory is gone.
		final NDArray share = Constants.scalar(difference.getManager(), 1f / (images * rows * columns));
		final NDArray block = difference.reshape(images, rows, PERIOD, columns, PERIOD).sum(new int[] { 0, 1, 3 }).mul(share);
		return block.sub(block.mean()).abs().mean();
	}
}
