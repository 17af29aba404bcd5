package io.github.ddasr.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the directories of a TIFF before ImageJ does, because ImageJ trusts them: a count
 * out of range keeps its decoder busy for hours, and what is missing at the end of a file it
 * fills with zeros. Source: TIFF revision 6.0, section 2.
 */
final class TiffCheck {

	private static final int[] BYTES_OF_TYPE = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8 };
	private static final int SHORT = 3;
	private static final int WIDTH = 256, HEIGHT = 257, BITS = 258, COMPRESSION = 259, DESCRIPTION = 270, STRIPS = 273,
		SAMPLES = 277;
	private static final int LONGEST_DESCRIPTION = 1 << 16;
	/** How ImageJ says that more planes follow the first one without directories of their own. */
	private static final Pattern IMAGES = Pattern.compile("(?m)^images=(\\d{1,9})$");

	private final Path path;
	private final RandomAccessFile file;
	private final long length;
	private final boolean little;
	private long width, height, bits = 1, samples = 1, compression = 1, images = 1, strip;

	private TiffCheck(final Path path, final RandomAccessFile file) throws IOException {
		this.path = path;
		this.file = file;
		length = file.length();
		file.seek(0);
		little = file.read() == 'I';
	}

	/** Refuses a file whose directories point outside it, or that is too short for its voxels. */
	static void check(final Path path) {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			new TiffCheck(path, file).check();
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(path, e);
		}
	}

	private void check() throws IOException {
		if (length < 8) throw IoErrors.truncated(path, 8, length);
		final Set<Long> seen = new HashSet<>();
		for (long at = number(4, 4); at != 0;) {
			if (!seen.add(at)) throw IoErrors.damagedImage(path, null);
			at = directory(at);
			final long end = strip + width * height * Math.max(1, bits * samples / 8) * (seen.size() == 1 ? images : 1);
			if (width < 1 || height < 1 || width * height >= Integer.MAX_VALUE) throw IoErrors.damagedImage(path, null);
			if (compression == 1 && end > length) throw IoErrors.truncated(path, end, length);
		}
		if (seen.isEmpty()) throw IoErrors.damagedImage(path, null);
	}

	/** Reads one directory and returns the position of the next, 0 if there is none. */
	private long directory(final long at) throws IOException {
		require(at + 2);
		final long entries = number(at, 2);
		final long next = at + 2 + 12 * entries;
		require(next);
		for (long entry = at + 2; entry < next; entry += 12) entry(entry);
		return next + 4 <= length ? number(next, 4) : 0;
	}

	private void entry(final long at) throws IOException {
		final int tag = (int) number(at, 2), type = (int) number(at + 2, 2);
		final long count = number(at + 4, 4);
		if (type < 1 || type >= BYTES_OF_TYPE.length) throw IoErrors.damagedImage(path, null);
		final long bytes = count * BYTES_OF_TYPE[type];
		final long value = bytes > 4 ? number(at + 8, 4) : at + 8;
		require(value + bytes);
		switch (tag) {
			case WIDTH -> width = first(value, type);
			case HEIGHT -> height = first(value, type);
			case BITS -> bits = first(value, type);
			// Many strips may lie in any order; then only their sum is compared with the length.
			case STRIPS -> strip = count == 1 ? first(value, type) : 0;
			case SAMPLES -> samples = first(value, type);
			case COMPRESSION -> compression = first(value, type);
			case DESCRIPTION -> images = images(value, (int) Math.min(bytes, LONGEST_DESCRIPTION));
			default -> {} // ImageJ's business
		}
	}

	private long first(final long at, final int type) throws IOException {
		return number(at, type == SHORT ? 2 : 4);
	}

	private long images(final long at, final int bytes) throws IOException {
		final byte[] text = new byte[bytes];
		file.seek(at);
		file.readFully(text);
		final Matcher m = IMAGES.matcher(new String(text, StandardCharsets.UTF_8));
		return m.find() ? Long.parseLong(m.group(1)) : 1;
	}

	private void require(final long end) {
		if (end > length) throw IoErrors.truncated(path, end, length);
	}

	private long number(final long at, final int bytes) throws IOException {
		require(at + bytes);
		file.seek(at);
		long v = 0;
		for (int i = 0; i < bytes; i++) {
			if (little) v |= (long) file.read() << 8 * i;
			else v = v << 8 | file.read();
		}
		return v;
	}
}
