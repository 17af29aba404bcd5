package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays of given values that may take part in a recorded computation.
 * <p>
 * An array that DJL makes from Java values borrows the memory of a Java buffer,
 * and so does the scalar in {@code x.mul(0.2f)}. The recorded graph keeps the
 * array but not the buffer: once that is garbage collected the backward pass
 * reads foreign memory. A copy made by the engine owns its memory.
 */
final class Constants {

	private Constants() {}

	/** An array that owns its memory. */
	static NDArray array(final NDManager manager, final float[] values, final Shape shape) {
		try (NDArray borrowed = manager.create(values, shape)) {
			return borrowed.duplicate();
		}
	}

	/** One value, to be multiplied with anything. */
	static NDArray scalar(final NDManager manager, final float value) {
		return array(manager, new float[] { value }, new Shape(1));
	}
}
