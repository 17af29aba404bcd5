package io.github.ddasr.volume;

/**
 * The number format in which a volume is stored in its file. In memory every
 * volume is float32; the stored format is kept so that int16 in gives int16 out.
 */
public enum PixelType {
	UINT8(1, 0, 255), INT8(1, -128, 127), UINT16(2, 0, 65535), INT16(2, -32768, 32767), //
	UINT32(4, 0, 4294967295d), INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE), //
	UINT64(8, 0, 18446744073709551615d), INT64(8, Long.MIN_VALUE, Long.MAX_VALUE), //
	FLOAT32(4, -Float.MAX_VALUE, Float.MAX_VALUE), FLOAT64(8, -Double.MAX_VALUE, Double.MAX_VALUE);

	private final int bytes;
	private final double minimum;
	private final double maximum;

	PixelType(final int bytes, final double minimum, final double maximum) {
		this.bytes = bytes;
		this.minimum = minimum;
		this.maximum = maximum;
	}

	/** @return bytes per voxel */
	public int bytes() {
		return bytes;
	}

	/** @return the smallest value that this type holds */
	public double minimum() {
		return minimum;
	}

	/** @return the largest value that this type holds */
	public double maximum() {
		return maximum;
	}

	/** @return whether values are stored as whole numbers */
	public boolean isInteger() {
		return this != FLOAT32 && this != FLOAT64;
	}
}
