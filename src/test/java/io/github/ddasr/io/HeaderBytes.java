package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A little-endian NIfTI-1 header made byte by byte, for odd ones. */
final class HeaderBytes {

	private final ByteBuffer b = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);

	private HeaderBytes() {}

	/** @param dim number of axes, then the sizes */
	static HeaderBytes of(final int... dim) {
		final HeaderBytes h = new HeaderBytes();
		h.b.putInt(0, 348);
		for (int i = 0; i < 8; i++) h.b.putShort(40 + 2 * i, (short) (i < dim.length ? dim[i] : 1));
		for (int i = 1; i < 8; i++) h.b.putFloat(76 + 4 * i, 1);
		h.b.putFloat(108, 352).put(123, (byte) 2).put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
		return h.datatype(16);
	}

	HeaderBytes datatype(final int code) {
		return putShort(70, code);
	}

	HeaderBytes putByte(final int at, final int v) {
		b.put(at, (byte) v);
		return this;
	}

	HeaderBytes putShort(final int at, final int v) {
		b.putShort(at, (short) v);
		return this;
	}

	HeaderBytes putFloat(final int at, final float v) {
		b.putFloat(at, v);
		return this;
	}

	/** The header and so many bytes of 0 behind it. */
	byte[] bytes(final int data) {
		return Arrays.copyOf(b.array(), 352 + data);
	}
}
