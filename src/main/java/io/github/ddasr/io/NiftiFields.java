package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a NIfTI header, field by field: the one place that knows offsets.
 * <p>
 * Source: nifti1.h and nifti2.h of the NIfTI Data Format Working Group. Version 1
 * has 348 bytes, version 2 has 540; both are followed by 4 bytes that tell whether
 * extensions follow.
 */
final class NiftiFields {

	static final int SIZE_1 = 348;
	static final int SIZE_2 = 540;
	static final int DESCRIPTION_BYTES = 80;

	private final int version;
	private final ByteBuffer b;

	NiftiFields(final int version, final ByteOrder order) {
		this(version, ByteBuffer.allocate(version == 1 ? SIZE_1 : SIZE_2).order(order));
	}

	NiftiFields(final int version, final ByteBuffer bytes) {
		this.version = version;
		b = bytes;
	}

	int version() {
		return version;
	}

	ByteOrder order() {
		return b.order();
	}

	byte[] bytes() {
		return b.array();
	}

	void putSize() {
		b.putInt(0, version == 1 ? SIZE_1 : SIZE_2);
	}

	String magic() {
		return text(version == 1 ? 344 : 4, version == 1 ? 4 : 8);
	}

	void putMagic(final boolean pair) {
		final String kind = pair ? "ni" : "n+";
		// Version 2 ends its magic with bytes that a text-mode transfer would damage.
		putText(version == 1 ? 344 : 4, version == 1 ? 4 : 8, version == 1 ? kind + "1" : kind + "2\0\r\n\032\n");
	}

	long dim(final int i) {
		return version == 1 ? b.getShort(40 + 2 * i) : b.getLong(16 + 8 * i);
	}

	void putDim(final int i, final long value) {
		if (version == 1) b.putShort(40 + 2 * i, (short) value);
		else b.putLong(16 + 8 * i, value);
	}

	int datatype() {
		return b.getShort(version == 1 ? 70 : 12);
	}

	void putDatatype(final int code, final int bitsPerVoxel) {
		b.putShort(version == 1 ? 70 : 12, (short) code);
		b.putShort(version == 1 ? 72 : 14, (short) bitsPerVoxel);
	}

	double pixdim(final int i) {
		return real(76 + 4 * i, 104 + 8 * i);
	}

	void putPixdim(final int i, final double value) {
		putReal(76 + 4 * i, 104 + 8 * i, value);
	}

	/** Byte at which the voxels begin; version 1 stores it as a float, which may be anything. */
	double voxOffset() {
		return version == 1 ? b.getFloat(108) : b.getLong(168);
	}

	void putVoxOffset(final long value) {
		if (version == 1) b.putFloat(108, value);
		else b.putLong(168, value);
	}

	double slope() {
		return real(112, 176);
	}

	double intercept() {
		return real(116, 184);
	}

	void putScaling(final double slope, final double intercept) {
		putReal(112, 176, slope);
		putReal(116, 184, intercept);
	}

	int units() {
		return version == 1 ? b.get(123) : b.getInt(500);
	}

	void putUnits(final int code) {
		if (version == 1) b.put(123, (byte) code);
		else b.putInt(500, code);
	}

	String description() {
		return text(version == 1 ? 148 : 240, DESCRIPTION_BYTES);
	}

	void putDescription(final String text) {
		putText(version == 1 ? 148 : 240, DESCRIPTION_BYTES, text);
	}

	int qformCode() {
		return version == 1 ? b.getShort(252) : b.getInt(344);
	}

	int sformCode() {
		return version == 1 ? b.getShort(254) : b.getInt(348);
	}

	void putFormCodes(final int qform, final int sform) {
		if (version == 1) b.putShort(252, (short) qform).putShort(254, (short) sform);
		else b.putInt(344, qform).putInt(348, sform);
	}

	/** Quaternion b, c, d and then the offset x, y, z. */
	double quaternion(final int i) {
		return real(256 + 4 * i, 352 + 8 * i);
	}

	void putQuaternion(final int i, final double value) {
		putReal(256 + 4 * i, 352 + 8 * i, value);
	}

	double srow(final int row, final int column) {
		return real(280 + 16 * row + 4 * column, 400 + 32 * row + 8 * column);
	}

	void putSrow(final int row, final int column, final double value) {
		putReal(280 + 16 * row + 4 * column, 400 + 32 * row + 8 * column, value);
	}

	/**
	 * A float32 becomes the double of the same shortest decimal, so that a spacing of 0.7f is
	 * 0.7 and not 0.699999988; written back it is the same float32.
	 */
	private double real(final int at1, final int at2) {
		if (version == 2) return b.getDouble(at2);
		return Double.parseDouble(Float.toString(b.getFloat(at1)));
	}

	private void putReal(final int at1, final int at2, final double value) {
		if (version == 2) b.putDouble(at2, value);
		else b.putFloat(at1, (float) value);
	}

	private String text(final int at, final int length) {
		int end = at;
		while (end < at + length && b.get(end) != 0) end++;
		return new String(b.array(), at, end - at, StandardCharsets.UTF_8);
	}

	private void putText(final int at, final int length, final String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > length) {
			int end = length;
			while (end > 0 && (bytes[end] & 0xC0) == 0x80) end--; // no half character
			bytes = Arrays.copyOf(bytes, end);
		}
		System.arraycopy(bytes, 0, b.array(), at, bytes.length);
	}
}
