package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;

/**
 * Stored numbers ⇄ real-world float32 values. Writing to a whole-number type rounds to
 * the nearest, clamps to the type's range, and stores NaN as the number nearest to 0.
 *
 * @param type stored number format
 * @param order byte order
 * @param scaling stored → real
 */
record VoxelCodec(PixelType type, ByteOrder order, Scaling scaling) {

	private static final double TWO_64 = 0x1p64;

	/** @return bytes per voxel */
	int bytes() {
		return type.bytes();
	}

	/**
	 * @param source stored numbers from its position on; the position is not moved
	 * @param target takes real values
	 * @param at first index in the target
	 * @param count number of voxels
	 */
	void decode(final ByteBuffer source, final float[] target, final int at, final int count) {
		final ByteBuffer b = source.slice().order(order);
		switch (type) {
			case UINT8 -> { for (int i = 0; i < count; i++) target[at + i] = b.get(i) & 0xFF; }
			case INT8 -> { for (int i = 0; i < count; i++) target[at + i] = b.get(i); }
			case UINT16 -> { for (int i = 0; i < count; i++) target[at + i] = b.getShort(2 * i) & 0xFFFF; }
			case INT16 -> { for (int i = 0; i < count; i++) target[at + i] = b.getShort(2 * i); }
			case FLOAT32 -> b.asFloatBuffer().get(target, at, count);
			default -> {
				for (int i = 0; i < count; i++) target[at + i] = (float) scaling.real(wide(b, i));
				return;
			}
		}
		if (scaling.equals(Scaling.NONE)) return;
		for (int i = at; i < at + count; i++) target[i] = (float) scaling.real(target[i]);
	}

	/** The types of 32 and 64 bits, which do not fit a float before scaling. */
	private double wide(final ByteBuffer b, final int i) {
		return switch (type) {
			case UINT32 -> b.getInt(4 * i) & 0xFFFFFFFFL;
			case INT32 -> b.getInt(4 * i);
			case INT64 -> b.getLong(8 * i);
			case UINT64 -> {
				final long v = b.getLong(8 * i);
				yield v >= 0 ? v : v + TWO_64;
			}
			default -> b.getDouble(8 * i);
		};
	}

	/**
	 * @param values real values
	 * @param at first index
	 * @param count number of voxels
	 * @param target takes the stored numbers from its position on; the position is moved behind them
	 */
	void encode(final float[] values, final int at, final int count, final ByteBuffer target) {
		target.order(order);
		for (int i = at; i < at + count; i++) {
			final double v = scaling.stored(values[i]);
			if (type == PixelType.FLOAT32) target.putFloat((float) v);
			else if (type == PixelType.FLOAT64) target.putDouble(v);
			else putWhole(Math.rint(Double.isNaN(v) ? 0 : v), target);
		}
	}

	private void putWhole(final double rounded, final ByteBuffer target) {
		final double v = Math.max(type.minimum(), Math.min(type.maximum(), rounded));
		switch (type.bytes()) {
			case 1 -> target.put((byte) (int) v);
			case 2 -> target.putShort((short) (int) v);
			case 4 -> target.putInt((int) (long) v);
			default -> target.putLong(type == PixelType.UINT64 && v >= 0x1p63 ? unsigned(v) : (long) v);
		}
	}

	private static long unsigned(final double v) {
		return v >= TWO_64 ? -1L : (long) (v - TWO_64);
	}
}
