package io.github.ddasr.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of a NumPy array, versions 1 to 3: magic bytes, length, and the text of a Python dictionary, which
 * is searched for its three entries and never evaluated.
 *
 * @param type how numbers are stored
 * @param fortran whether columns follow each other, rather than rows
 * @param rows number of rows
 * @param columns number of columns, 1 for an array of one dimension
 * @param bytes length of the header itself
 */
record NpyHeader(NpyType type, boolean fortran, int rows, int columns, long bytes) {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' };
	private static final int NEWEST = 3;
	private static final int LONGEST = 1 << 16;
	/** Java's arrays end a little below 2^31. */
	private static final long MOST_VALUES = Integer.MAX_VALUE - 8L;

	private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\[))");
	private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)\\b");
	private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");
	private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}L?");

	/**
	 * @param in at the beginning of the array; is moved behind the header
	 * @param what the array, for messages
	 * @return the header
	 * @throws IOException if the stream fails
	 * @throws io.github.ddasr.volume.DdasrException if it is damaged or asks for what cannot be read
	 */
	static NpyHeader read(final InputStream in, final String what) throws IOException {
		final byte[] start = in.readNBytes(MAGIC.length + 2);
		if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
			throw TableErrors.notNpy(what);
		}
		final int version = start[MAGIC.length] & 0xff;
		if (version < 1 || version > NEWEST) throw TableErrors.version(what, version);
		final byte[] length = in.readNBytes(version == 1 ? Short.BYTES : Integer.BYTES);
		if (length.length < (version == 1 ? Short.BYTES : Integer.BYTES)) throw TableErrors.header(what, "it ends early");
		final ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(length, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		final long size = buffer.getLong();
		if (size > LONGEST) throw TableErrors.header(what, "it says that it has " + size + " bytes");
		final byte[] text = in.readNBytes((int) size);
		if (text.length < size) throw TableErrors.header(what, "it ends early");
		return parse(new String(text, version < NEWEST ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8), //
			start.length + length.length + size, what);
	}

	private static NpyHeader parse(final String text, final long bytes, final String what) {
		final String dictionary = text.strip();
		if (!dictionary.startsWith("{") || !dictionary.endsWith("}")) {
			throw TableErrors.header(what, "it is not a dictionary");
		}
		final Matcher descr = find(DESCR, dictionary, "descr", what);
		final Matcher order = find(ORDER, dictionary, "fortran_order", what);
		final Matcher shape = find(SHAPE, dictionary, "shape", what);
		if (descr.group(3) != null) throw TableErrors.type(what, "structure");
		final NpyType type = NpyType.parse(descr.group(1) != null ? descr.group(1) : descr.group(2), what);
		final List<Long> sizes = sizes(shape.group(1), what);
		if (sizes.isEmpty() || sizes.size() > 2) throw TableErrors.dimensions(what, sizes.size());
		final long rows = sizes.get(0), columns = sizes.size() == 2 ? sizes.get(1) : 1;
		if (rows == 0 || columns == 0) throw TableErrors.noValues(what);
		if (rows > MOST_VALUES / columns) {
			throw TableErrors.tooMany(what, sizes.stream().map(String::valueOf).collect(Collectors.joining(" × ")));
		}
		return new NpyHeader(type, order.group(1).equals("True"), (int) rows, (int) columns, bytes);
	}

	private static Matcher find(final Pattern pattern, final String text, final String entry, final String what) {
		final Matcher m = pattern.matcher(text);
		if (!m.find()) throw TableErrors.header(what, "its " + entry + " is missing or unreadable");
		return m;
	}

	private static List<Long> sizes(final String text, final String what) {
		final List<Long> sizes = new ArrayList<>();
		for (final String part : text.split(",")) {
			final String size = part.strip();
			if (size.isEmpty()) continue;
			if (!SIZE.matcher(size).matches()) throw TableErrors.header(what, "its shape is (" + text.strip() + ")");
			sizes.add(Long.parseLong(size.replace("L", "")));
		}
		return sizes;
	}

	/** @return length of the values behind the header */
	long dataBytes() {
		return (long) rows * columns * type.bytes();
	}
}
