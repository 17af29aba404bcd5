package io.github.ddasr.network;

import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Runs a piece of a network in a native-memory scope of its own: everything that
 * it makes on the way is released at its end, only the result moves to the scope
 * of the input. In training the engine itself keeps what the backward pass needs.
 */
public final class Scoped {

	private Scoped() {}

	/**
	 * @param x the input; stays where it is
	 * @param body what to do with it
	 * @return the body's result, owned by the manager of x
	 */
	public static NDArray call(final NDArray x, final UnaryOperator<NDArray> body) {
		final NDManager outer = x.getManager();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(x);
			final NDArray result = body.apply(x);
			result.attach(outer);
			return result;
		}
	}
}
