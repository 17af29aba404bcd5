package io.github.ddasr.model;

import java.util.Arrays;

import io.github.ddasr.volume.DdasrException;

/**
 * A block of numbers with a shape, row major (the last axis runs fastest), outside
 * the engine: float32, float64 or int64. Arrays are not copied, neither in nor
 * out; do not change them while the tensor is in use.
 */
public final class Tensor {

	/** Number formats that a tensor keeps exactly. */
	public enum Type {
		/** 16-bit floating point in the file, float32 here; a file that is read gives {@link #F32}. */
		F16(2),
		/** 32-bit floating point. */
		F32(4),
		/** 64-bit floating point. */
		F64(8),
		/** 64-bit signed integer. */
		I64(8);

		private final int bytes;

		Type(final int bytes) {
			this.bytes = bytes;
		}

		/** @return bytes per value */
		public int bytes() {
			return bytes;
		}
	}

	private static final long[] NO_AXES = {};

	private final long[] shape;
	private final Type type;
	private final Object values;

	private Tensor(final long[] shape, final Type type, final Object values, final int length) {
		final long expected = count(shape);
		if (expected != length) throw new DdasrException("A tensor of shape " + Arrays.toString(shape) + " needs " +
			expected + " values, but has " + length + "; this is an error in the program that made it.");
		this.shape = shape.clone();
		this.type = type;
		this.values = values;
	}

	/**
	 * @param values as many as the shape says
	 * @param shape lengths of the axes, outermost first; none for a scalar
	 * @return a float32 tensor
	 */
	public static Tensor of(final float[] values, final long... shape) {
		return new Tensor(shape, Type.F32, values, values.length);
	}

	/**
	 * @param values as many as the shape says
	 * @param shape lengths of the axes, outermost first; none for a scalar
	 * @return a tensor that a file stores as float16, each value rounded to the nearest (11 significant bits, 6e-8 to
	 *         65504 in size, infinite beyond)
	 */
	public static Tensor half(final float[] values, final long... shape) {
		return new Tensor(shape, Type.F16, values, values.length);
	}

	/**
	 * @param values as many as the shape says
	 * @param shape lengths of the axes, outermost first; none for a scalar
	 * @return a float64 tensor
	 */
	public static Tensor of(final double[] values, final long... shape) {
		return new Tensor(shape, Type.F64, values, values.length);
	}

	/**
	 * @param values as many as the shape says
	 * @param shape lengths of the axes, outermost first; none for a scalar
	 * @return an int64 tensor
	 */
	public static Tensor of(final long[] values, final long... shape) {
		return new Tensor(shape, Type.I64, values, values.length);
	}

	/**
	 * @param value the one value
	 * @return an int64 tensor without axes
	 */
	public static Tensor scalar(final long value) {
		return of(new long[] { value }, NO_AXES);
	}

	/**
	 * @param value the one value
	 * @return a float64 tensor without axes
	 */
	public static Tensor scalar(final double value) {
		return of(new double[] { value }, NO_AXES);
	}

	/**
	 * @param shape lengths of the axes
	 * @return number of values
	 * @throws DdasrException if a length is negative or the product exceeds 2^63
	 */
	static long count(final long[] shape) {
		long count = 1;
		try {
			for (final long length : shape) {
				if (length < 0) throw new ArithmeticException();
				count = Math.multiplyExact(count, length);
			}
		}
		catch (final ArithmeticException e) {
			throw new DdasrException("The shape " + Arrays.toString(shape) + " is impossible for a tensor.", e);
		}
		return count;
	}

	/** @return lengths of the axes, outermost first, as a copy; empty for a scalar */
	public long[] shape() {
		return shape.clone();
	}

	/** @return number format */
	public Type type() {
		return type;
	}

	/** @return number of values */
	public int size() {
		return (int) count(shape);
	}

	/**
	 * @return the values as float32; float64 is rounded
	 * @throws DdasrException for int64
	 */
	public float[] floats() {
		if (values instanceof float[] floats) return floats;
		final double[] source = doubles();
		final float[] result = new float[source.length];
		for (int i = 0; i < result.length; i++) result[i] = (float) source[i];
		return result;
	}

	/**
	 * @return the values as float64
	 * @throws DdasrException for int64
	 */
	public double[] doubles() {
		if (type == Type.F64) return (double[]) values;
		if (type == Type.I64) throw wrongType("floating-point numbers");
		final float[] source = (float[]) values;
		final double[] result = new double[source.length];
		for (int i = 0; i < result.length; i++) result[i] = source[i];
		return result;
	}

	/**
	 * @return the values of an int64 tensor
	 * @throws DdasrException for floating-point numbers
	 */
	public long[] longs() {
		if (type != Type.I64) throw wrongType("integers");
		return (long[]) values;
	}

	private DdasrException wrongType(final String wanted) {
		return new DdasrException("A tensor of type " + type + " and shape " + Arrays.toString(shape) +
			" was read as " + wanted + "; the file is of another kind than expected.");
	}

	@Override
	public String toString() {
		return type + Arrays.toString(shape);
	}
}
