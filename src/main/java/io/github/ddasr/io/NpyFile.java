package io.github.ddasr.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tables in NumPy's .npy format, versions 1 to 3, of 32- or 64-bit floats, whole numbers or truth values, in
 * either byte order and either order of rows and columns. The format is described in NumPy Enhancement Proposal 1.
 */
public final class NpyFile {

	private static final int PIECE = 1 << 16;
	/** Magic bytes, header and values are aligned to this. */
	private static final int ALIGNMENT = 64;
	private static final int PREFIX = 10;

	private NpyFile() {}

	/**
	 * Writes float64 values, row by row, format version 1.
	 *
	 * @param file the file; its folder must exist
	 * @param table the numbers
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final Path file, final NumberTable table) {
		final String entries = String.format(Locale.ROOT, "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }",
			table.rows(), table.columns());
		final int blanks = ALIGNMENT - (PREFIX + entries.length() + 1) % ALIGNMENT;
		final byte[] text = (entries + " ".repeat(blanks % ALIGNMENT) + "\n").getBytes(StandardCharsets.ISO_8859_1);
		AtomicFile.write(file, out -> {
			out.write(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, (byte) (text.length >> 8) });
			out.write(text);
			final ByteBuffer row = ByteBuffer.allocate(table.columns() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int r = 0; r < table.rows(); r++) {
				row.clear();
				row.asDoubleBuffer().put(table.values(), r * table.columns(), table.columns());
				out.write(row.array());
			}
		});
	}

	/** Reads a file that exists. */
	static NumberTable read(final Path file) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
			final NpyHeader header = NpyHeader.read(in, file.toString());
			final long found = Files.size(file) - header.bytes();
			if (found != header.dataBytes()) {
				throw TableErrors.length(file.toString(), header.dataBytes(), String.valueOf(found));
			}
			return values(in, header, file.toString());
		}
	}

	/**
	 * @param in behind the header
	 * @param header the header, whose sizes the caller has found plausible
	 * @param what the array, for messages
	 * @return the table
	 * @throws IOException if the stream fails
	 */
	static NumberTable values(final InputStream in, final NpyHeader header, final String what) throws IOException {
		final int rows = header.rows(), columns = header.columns();
		final double[] values = new double[rows * columns];
		final NpyType type = header.type();
		long done = 0;
		while (done < values.length) {
			final int wanted = (int) Math.min(PIECE, (values.length - done) * type.bytes());
			final byte[] bytes = in.readNBytes(wanted);
			if (bytes.length < wanted) {
				throw TableErrors.length(what, header.dataBytes(), String.valueOf(done * type.bytes() + bytes.length));
			}
			final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(type.order());
			for (; buffer.hasRemaining(); done++) {
				final long place = header.fortran() ? done % rows * columns + done / rows : done;
				values[(int) place] = type.next(buffer);
			}
		}
		if (in.read() >= 0) throw TableErrors.length(what, header.dataBytes(), "more");
		return new NumberTable(values, rows, columns);
	}
}
