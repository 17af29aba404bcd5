package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A weight divided by its largest singular value, which bounds how steep a discriminator can get (Miyato et al. 2018).
 * The weight is taken as a matrix of output channels × everything else. Two directions u and v are kept; each training
 * pass moves them by one power iteration, without gradient, and then uses σ = uᵀWv, with gradient through W.
 * <p>
 * Names as in PyTorch: NAME_orig is trained, NAME_u and NAME_v are kept.
 */
final class SpectralNorm {

	/** Lengths below this are taken as this, so that a weight of zeros gives zeros. */
	private static final double EPSILON = 1e-12;

	private final Parameters.Weight original;
	private final Buffers.Kept left;
	private final Buffers.Kept right;
	private final long[] matrix;

	/**
	 * @param name the weight's name, such as "conv0.weight"
	 * @param shape output channels first
	 */
	SpectralNorm(final Parameters parameters, final Buffers buffers, final String name, final long[] shape,
		final Initialisation initial)
	{
		original = parameters.get(name + "_orig", shape, initial);
		matrix = new long[] { shape[0], new Shape(shape).size() / shape[0] };
		left = buffers.get(name + "_u", new long[] { matrix[0] }, StartValues.direction());
		right = buffers.get(name + "_v", new long[] { matrix[1] }, StartValues.direction());
	}

	/**
	 * @param owner owner of the result
	 * @param training whether this pass moves u and v
	 * @return W / σ, in the weight's shape
	 */
	NDArray weight(final NDManager owner, final boolean training) {
		if (training) iterate(owner);
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(original.array(), left.array(), right.array());
			final NDArray divided = original.array().div(sigma(original.array().reshape(matrix)));
			divided.attach(owner);
			return divided;
		}
	}

	/** @return σ with the directions as they are now, without gradient */
	float sigma() {
		try (NDManager scope = original.array().getManager().newSubManager()) {
			scope.tempAttachAll(original.array(), left.array(), right.array());
			return sigma(original.array().stopGradient().reshape(matrix)).getFloat();
		}
	}

	private NDArray sigma(final NDArray w) {
		return w.matMul(right.array()).mul(left.array()).sum();
	}

	private void iterate(final NDManager owner) {
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(original.array());
			final NDArray w = original.array().stopGradient().reshape(matrix);
			right.replace(unit(w.transpose().matMul(left.array())));
			left.replace(unit(w.matMul(right.array())));
		}
	}

	private static NDArray unit(final NDArray direction) {
		return direction.normalize(2, 0, EPSILON);
	}
}
