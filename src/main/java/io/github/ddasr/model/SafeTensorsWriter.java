package io.github.ddasr.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.SafeTensorsHeader.Entry;

/** The writing half of {@link SafeTensors}. */
final class SafeTensorsWriter {

	private static final int ALIGNMENT = 8;
	private static final int CHUNK = 1 << 13;

	private SafeTensorsWriter() {}

	static void write(final Path path, final Map<String, Tensor> tensors, final Map<String, String> metadata) {
		AtomicFile.write(path, out -> write(out, tensors, metadata));
	}

	static void write(final OutputStream out, final Map<String, Tensor> tensors, final Map<String, String> metadata)
		throws IOException
	{
		final List<Entry> entries = layout(tensors);
		final byte[] json = SafeTensorsJson.format(metadata, entries).getBytes(StandardCharsets.UTF_8);
		// Blanks at the end of the JSON bring the values to a multiple of 8 bytes.
		final byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
		Arrays.fill(padded, json.length, padded.length, (byte) ' ');
		out.write(ByteBuffer.allocate(ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length).array());
		out.write(padded);
		for (final Entry entry : entries) writeValues(out, tensors.get(entry.name()));
	}

	/** Widest type first, so that every value lies at a multiple of its own size; then by name. */
	private static List<Entry> layout(final Map<String, Tensor> tensors) {
		final List<String> names = new ArrayList<>(tensors.keySet());
		names.sort(Comparator.comparing((String name) -> -tensors.get(name).type().bytes()).thenComparing(name -> name));
		final List<Entry> entries = new ArrayList<>();
		long position = 0;
		for (final String name : names) {
			final Tensor tensor = tensors.get(name);
			final long end = position + (long) tensor.size() * tensor.type().bytes();
			entries.add(new Entry(name, StoredType.valueOf(tensor.type().name()), tensor.shape(), position, end));
			position = end;
		}
		return entries;
	}

	private static void writeValues(final OutputStream out, final Tensor tensor) throws IOException {
		final int bytes = tensor.type().bytes();
		final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * bytes).order(ByteOrder.LITTLE_ENDIAN);
		final int size = tensor.size();
		for (int from = 0; from < size; from += CHUNK) {
			final int count = Math.min(CHUNK, size - from);
			put(buffer, tensor, from, count);
			out.write(buffer.array(), 0, count * bytes);
		}
	}

	private static void put(final ByteBuffer buffer, final Tensor tensor, final int from, final int count) {
		switch (tensor.type()) {
			case F16:
				for (int i = 0; i < count; i++) buffer.putShort(2 * i, StoredType.toHalf(tensor.floats()[from + i]));
				break;
			case F32:
				buffer.asFloatBuffer().put(tensor.floats(), from, count);
				break;
			case F64:
				buffer.asDoubleBuffer().put(tensor.doubles(), from, count);
				break;
			default:
				buffer.asLongBuffer().put(tensor.longs(), from, count);
		}
	}
}
