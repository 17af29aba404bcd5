package io.github.ddasr.quality;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The arrays in an {@code .npz} file, which is a zip of {@code .npy} files: of
 * little-endian float64 numbers, in one or two dimensions, rows or columns first.
 * Other members are left out.
 */
final class NpzFile {

	private static final String SUFFIX = ".npy";
	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
	private static final Pattern SHAPE = Pattern.compile("'shape': *\\((\\d+), *(\\d*)\\)");
	private static final Pattern COLUMNS_FIRST = Pattern.compile("'fortran_order': *True");
	private static final Pattern DOUBLES = Pattern.compile("'descr': *'<f8'");

	private NpzFile() {}

	/**
	 * @param content the bytes of the file
	 * @return each array by its name, row by row
	 * @throws IOException if it is damaged
	 */
	static Map<String, double[]> read(final byte[] content) throws IOException {
		final Map<String, double[]> arrays = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				final String name = entry.getName();
				if (!name.endsWith(SUFFIX)) continue;
				final double[] array = array(zip.readNBytes(PublishedFile.LARGEST));
				if (array != null) arrays.put(name.substring(0, name.length() - SUFFIX.length()), array);
			}
		}
		return arrays;
	}

	private static double[] array(final byte[] member) throws IOException {
		final ByteBuffer buffer = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
		if (member.length < MAGIC.length + 2 || !buffer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) return null;
		final int begin = MAGIC.length + 2, length = Short.toUnsignedInt(buffer.getShort(MAGIC.length));
		if (begin + length > member.length) throw new IOException("an array's header is cut off");
		final String header = new String(member, begin, length, StandardCharsets.ISO_8859_1);
		final Matcher shape = SHAPE.matcher(header);
		if (!DOUBLES.matcher(header).find() || !shape.find()) return null;
		final boolean flat = shape.group(2).isEmpty();
		final long rows = flat ? 1 : Long.parseLong(shape.group(1));
		final long columns = Long.parseLong(shape.group(flat ? 1 : 2));
		if (rows > member.length || columns > member.length || rows * columns * Double.BYTES != member.length - begin -
			length) throw new IOException("an array has another length than its header says");
		return numbers(buffer.position(begin + length), (int) rows, (int) columns, COLUMNS_FIRST.matcher(header).find());
	}

	private static double[] numbers(final ByteBuffer buffer, final int rows, final int columns,
		final boolean columnsFirst)
	{
		final double[] numbers = new double[rows * columns];
		for (int i = 0; i < numbers.length; i++) {
			numbers[columnsFirst ? i % rows * columns + i / rows : i] = buffer.getDouble();
		}
		return numbers;
	}
}
