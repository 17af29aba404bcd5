package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a NumPy array stores a number.
 *
 * @param kind f float, i signed, u unsigned whole number, b truth value
 * @param bytes bytes of a number
 * @param order order of the bytes
 */
record NpyType(char kind, int bytes, ByteOrder order) {

	private static final Pattern TEXT = Pattern.compile("([<>|=]?)([a-zA-Z])([0-9]{0,9})(\\[.*)?");
	private static final double TWO_TO_64 = 0x1p64;

	/**
	 * @param text the header's descr, such as {@code <f8}
	 * @param what the array, for messages
	 * @return the type
	 * @throws io.github.ddasr.volume.DdasrException if it is none of the numbers that can be read
	 */
	static NpyType parse(final String text, final String what) {
		final Matcher m = TEXT.matcher(text);
		if (!m.matches()) throw TableErrors.type(what, text);
		if (m.group(2).equals("O")) throw TableErrors.objects(what);
		final ByteOrder order = switch (m.group(1)) {
			case ">" -> ByteOrder.BIG_ENDIAN;
			case "<" -> ByteOrder.LITTLE_ENDIAN;
			default -> ByteOrder.nativeOrder();
		};
		return switch (m.group(2) + m.group(3)) {
			case "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1" -> new NpyType(m.group(2).charAt(0), //
				m.group(3).charAt(0) - '0', order);
			default -> throw TableErrors.type(what, text);
		};
	}

	/**
	 * @param buffer positioned at a number; is moved behind it
	 * @return the number; of 8-byte whole numbers the nearest double
	 */
	double next(final ByteBuffer buffer) {
		if (kind == 'f') return bytes == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
		final boolean unsigned = kind != 'i';
		switch (bytes) {
			case Byte.BYTES:
				return unsigned ? buffer.get() & 0xff : buffer.get();
			case Short.BYTES:
				return unsigned ? buffer.getShort() & 0xffff : buffer.getShort();
			case Integer.BYTES:
				return unsigned ? buffer.getInt() & 0xffffffffL : buffer.getInt();
			default:
				final long value = buffer.getLong();
				return unsigned && value < 0 ? value + TWO_TO_64 : value;
		}
	}
}
