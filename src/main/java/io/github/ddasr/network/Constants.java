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
public final class Constants {

	private Constants() {}

	/**
	 * @param manager its owner
	 * @param values row major
	 * @param shape its shape
	 * @return an array that owns its memory
	 */
	public static NDArray array(final NDManager manager, final float[] values, final Shape shape) {
		try (NDArray borrowed = manager.create(values, shape)) {
			return borrowed.duplicate();
		}
	}

	/**
	 * @param manager its owner
	 * @param value any value
	 * @return that one value, to be multiplied with anything
	 */
	public static NDArray scalar(final NDManager manager, final float value) {
		return array(manager, new float[] { value }, new Shape(1));
	}
}
