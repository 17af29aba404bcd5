package io.github.ddasr.model;

import java.nio.ByteBuffer;

/** Number formats that can be read from a safetensors file; half precision becomes float32. */
enum StoredType {
	F16(2), BF16(2), F32(4), F64(8), I64(8);

	private final int bytes;

	StoredType(final int bytes) {
		this.bytes = bytes;
	}

	/** @return bytes per value */
	int bytes() {
		return bytes;
	}

	/**
	 * @param data little-endian values, from its position on
	 * @param shape lengths of the axes
	 * @param count number of values, the product of the lengths
	 * @return the tensor
	 */
	Tensor read(final ByteBuffer data, final long[] shape, final int count) {
		switch (this) {
			case F64:
				final double[] doubles = new double[count];
				data.asDoubleBuffer().get(doubles);
				return Tensor.of(doubles, shape);
			case I64:
				final long[] longs = new long[count];
				data.asLongBuffer().get(longs);
				return Tensor.of(longs, shape);
			default:
				return Tensor.of(floats(data, count), shape);
		}
	}

	private float[] floats(final ByteBuffer data, final int count) {
		final float[] floats = new float[count];
		if (this == F32) data.asFloatBuffer().get(floats);
		else for (int i = 0; i < count; i++) {
			final short bits = data.getShort();
			// bfloat16 is the upper half of a float32.
			floats[i] = this == BF16 ? Float.intBitsToFloat(bits << 16) : fromHalf(bits);
		}
		return floats;
	}

	/**
	 * @param bits an IEEE 754 binary16 number: 1 sign, 5 exponent, 10 fraction bits
	 * @return the same number
	 */
	static float fromHalf(final short bits) {
		final int exponent = bits >> 10 & 0x1f;
		final int fraction = bits & 0x3ff;
		final float sign = bits < 0 ? -1 : 1;
		if (exponent == 0) return sign * fraction * 0x1p-24f;
		if (exponent == 31) return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
		return sign * Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
	}

	/**
	 * @param value a number
	 * @return the nearest IEEE 754 binary16 number, the even one of two that are equally near; infinite beyond 65520
	 */
	static short toHalf(final float value) {
		final int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
		final float size = Math.abs(value);
		if (Float.isNaN(value)) return (short) (sign | 0x7e00);
		if (size >= 65520) return (short) (sign | 0x7c00);
		// Below 2^-14 the steps are all of 2^-24; rint rounds to the even one, and a carry runs into the exponent by itself.
		if (size < 0x1p-14f) return (short) (sign | (int) Math.rint(size * 0x1p24));
		final int exponent = Math.getExponent(size);
		final int fraction = (int) Math.rint(Math.scalb((double) size, 10 - exponent)) - 0x400;
		return (short) (sign | (exponent + 15 << 10) + fraction);
	}
}
