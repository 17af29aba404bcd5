package io.github.ddasr.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the JSON part of a safetensors file says: free metadata and, in the order
 * in which they lie in the file, the tensors.
 *
 * @param metadata the strings under "__metadata__"
 * @param entries the tensors, by ascending position
 */
record SafeTensorsHeader(Map<String, String> metadata, List<Entry> entries) {

	/** Bytes of JSON that no honest file exceeds; the published format sets the same bound. */
	static final long LONGEST = 100_000_000;

	/** Bytes that one Java array can hold for certain. */
	private static final long LARGEST_TENSOR = Integer.MAX_VALUE - 8;

	/**
	 * Place and form of one tensor.
	 *
	 * @param name tensor name
	 * @param type number format in the file
	 * @param shape lengths of the axes, outermost first
	 * @param begin first byte, counted from the end of the JSON part
	 * @param end byte after the last
	 */
	record Entry(String name, StoredType type, long[] shape, long begin, long end) {}

	/**
	 * @param json bytes of the JSON part
	 * @return its content, checked: known types, sizes that fit the shapes, no gap and no overlap
	 * @throws SafeTensorsException if anything is wrong
	 */
	static SafeTensorsHeader parse(final byte[] json) throws SafeTensorsException {
		if (json.length == 0 || json[0] != '{') throw new SafeTensorsException("its header is not JSON");
		final SafeTensorsHeader header = SafeTensorsJson.parse(decode(json));
		final List<Entry> sorted = new ArrayList<>(header.entries);
		sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
		long position = 0;
		for (final Entry entry : sorted) {
			if (entry.begin != position) throw new SafeTensorsException("tensor " + SafeTensorsJson.shown(entry.name) +
				" begins at byte " + entry.begin + " where byte " + position + " was due, so tensors overlap or leave a gap");
			checkSize(entry);
			position = entry.end;
		}
		return new SafeTensorsHeader(header.metadata, List.copyOf(sorted));
	}

	/** @return bytes of all tensors together */
	long dataLength() {
		return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
	}

	private static void checkSize(final Entry entry) throws SafeTensorsException {
		long bytes = entry.type.bytes();
		try {
			for (final long length : entry.shape) bytes = Math.multiplyExact(bytes, length);
		}
		catch (final ArithmeticException e) {
			throw new SafeTensorsException("the shape of tensor " + SafeTensorsJson.shown(entry.name) + " is too large");
		}
		if (entry.end - entry.begin != bytes) throw new SafeTensorsException("tensor " +
			SafeTensorsJson.shown(entry.name) + " takes " + (entry.end - entry.begin) + " bytes where its shape needs " + bytes);
		if (bytes > LARGEST_TENSOR) throw new SafeTensorsException("tensor " + SafeTensorsJson.shown(entry.name) +
			" is larger than 2 GB");
	}

	private static String decode(final byte[] json) throws SafeTensorsException {
		try {
			return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(json)).toString();
		}
		catch (final CharacterCodingException e) {
			throw new SafeTensorsException("its header is not UTF-8 text");
		}
	}
}
