package io.github.ddasr.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes grey PNG files of 8 bits, without any graphics system, and atomically.
 * Format: PNG specification (W3C), chunks IHDR, IDAT, IEND; no interlacing, filter 0.
 */
public final class PngWriter {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private PngWriter() {}

	/**
	 * @param target the file
	 * @param pixels width · height bytes, row major, 0 = black, 255 = white
	 * @param width columns
	 * @param height rows
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final Path target, final byte[] pixels, final int width, final int height) {
		if (pixels.length != width * height) throw new IllegalArgumentException(pixels.length + " pixels for " + width +
			" × " + height);
		AtomicFile.write(target, out -> {
			final DataOutputStream data = new DataOutputStream(out);
			data.write(SIGNATURE);
			chunk(data, "IHDR", header(width, height));
			chunk(data, "IDAT", rows(pixels, width, height));
			chunk(data, "IEND", new byte[0]);
			data.flush();
		});
	}

	private static byte[] header(final int width, final int height) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(width);
		out.writeInt(height);
		out.write(new byte[] { 8, 0, 0, 0, 0 }); // bits, grey, deflate, filter method, no interlacing
		return bytes.toByteArray();
	}

	private static byte[] rows(final byte[] pixels, final int width, final int height) throws IOException {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
			for (int y = 0; y < height; y++) {
				out.write(0);
				out.write(pixels, y * width, width);
			}
		}
		return bytes.toByteArray();
	}

	private static void chunk(final DataOutputStream out, final String type, final byte[] content) throws IOException {
		final byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		final CRC32 crc = new CRC32();
		crc.update(name);
		crc.update(content);
		out.writeInt(content.length);
		out.write(name);
		out.write(content);
		out.writeInt((int) crc.getValue());
	}
}
