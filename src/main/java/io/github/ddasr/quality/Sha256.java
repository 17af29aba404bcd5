package io.github.ddasr.quality;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 hexadecimal digits. */
final class Sha256 {

	private Sha256() {}

	static String of(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	/** Of numbers as little-endian float64, whatever file they came in. */
	static String of(final double[]... arrays) {
		int count = 0;
		for (final double[] array : arrays) count += array.length;
		final ByteBuffer buffer = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		for (final double[] array : arrays) for (final double value : array) buffer.putDouble(value);
		return of(buffer.array());
	}
}
