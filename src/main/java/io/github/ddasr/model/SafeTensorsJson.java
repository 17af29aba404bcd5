package io.github.ddasr.model;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;

import io.github.ddasr.model.SafeTensorsHeader.Entry;

/** The JSON of a safetensors header, token by token, so that a name given twice does not go unnoticed. */
final class SafeTensorsJson {

	private static final String METADATA = "__metadata__";
	private static final int MOST_AXES = 16;
	private static final int LONGEST_NAME_SHOWN = 60;

	private final JsonReader reader;
	private final Set<String> names = new HashSet<>();
	private final List<Entry> entries = new ArrayList<>();
	private Map<String, String> metadata = Map.of();

	private SafeTensorsJson(final String text) {
		reader = new JsonReader(new StringReader(text));
	}

	static SafeTensorsHeader parse(final String text) throws SafeTensorsException {
		try {
			return new SafeTensorsJson(text).parse();
		}
		catch (final MalformedJsonException | IllegalStateException | NumberFormatException e) {
			throw new SafeTensorsException("its header is not valid JSON");
		}
		catch (final IOException e) {
			throw new SafeTensorsException("its header ends too early");
		}
	}

	/**
	 * @param metadata free strings
	 * @param entries the tensors
	 * @return JSON text: metadata with sorted keys, then the tensors in the order given
	 */
	static String format(final Map<String, String> metadata, final List<Entry> entries) {
		final StringWriter text = new StringWriter();
		try (JsonWriter writer = new JsonWriter(text)) {
			writer.beginObject();
			if (!metadata.isEmpty()) {
				writer.name(METADATA).beginObject();
				for (final Map.Entry<String, String> e : new TreeMap<>(metadata).entrySet()) {
					writer.name(e.getKey()).value(e.getValue());
				}
				writer.endObject();
			}
			for (final Entry entry : entries) {
				writer.name(entry.name()).beginObject().name("dtype").value(entry.type().name());
				writer.name("shape").beginArray();
				for (final long length : entry.shape()) writer.value(length);
				writer.endArray().name("data_offsets").beginArray().value(entry.begin()).value(entry.end()).endArray();
				writer.endObject();
			}
			writer.endObject();
		}
		catch (final IOException e) {
			throw new IllegalStateException("Writing to a string cannot fail.", e);
		}
		return text.toString();
	}

	/** A name from an untrusted file, fit for a message. */
	static String shown(final String name) {
		final String cut = name.length() > LONGEST_NAME_SHOWN ? name.substring(0, LONGEST_NAME_SHOWN) + "..." : name;
		return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
	}

	private SafeTensorsHeader parse() throws IOException, SafeTensorsException {
		reader.beginObject();
		while (reader.hasNext()) {
			final String name = reader.nextName();
			if (!names.add(name)) throw new SafeTensorsException("it names tensor " + shown(name) + " twice");
			if (name.equals(METADATA)) metadata = readMetadata();
			else entries.add(readEntry(name));
		}
		reader.endObject();
		if (reader.peek() != JsonToken.END_DOCUMENT) throw new SafeTensorsException("its header is not valid JSON");
		return new SafeTensorsHeader(metadata, entries);
	}

	private Map<String, String> readMetadata() throws IOException, SafeTensorsException {
		final Map<String, String> result = new LinkedHashMap<>();
		reader.beginObject();
		while (reader.hasNext()) {
			final String key = reader.nextName();
			if (reader.peek() != JsonToken.STRING) throw new SafeTensorsException("its metadata " + shown(key) +
				" is not a text");
			if (result.put(key, reader.nextString()) != null) throw new SafeTensorsException("it gives metadata " +
				shown(key) + " twice");
		}
		reader.endObject();
		return result;
	}

	private Entry readEntry(final String name) throws IOException, SafeTensorsException {
		StoredType type = null;
		long[] shape = null;
		long[] offsets = null;
		reader.beginObject();
		while (reader.hasNext()) {
			final String key = reader.nextName();
			if (key.equals("dtype") && type == null) type = readType(name);
			else if (key.equals("shape") && shape == null) shape = readNumbers(name);
			else if (key.equals("data_offsets") && offsets == null) offsets = readNumbers(name);
			else throw new SafeTensorsException("tensor " + shown(name) + " has an unexpected property " + shown(key));
		}
		reader.endObject();
		if (type == null || shape == null || offsets == null || offsets.length != 2 || offsets[0] > offsets[1])
			throw new SafeTensorsException("type, shape or place of tensor " + shown(name) + " is missing or wrong");
		return new Entry(name, type, shape, offsets[0], offsets[1]);
	}

	private StoredType readType(final String tensor) throws IOException, SafeTensorsException {
		final String text = reader.peek() == JsonToken.STRING ? reader.nextString() : "?";
		for (final StoredType type : StoredType.values()) {
			if (type.name().equals(text)) return type;
		}
		throw new SafeTensorsException("tensor " + shown(tensor) + " has type " + shown(text) +
			", which is none of F16, BF16, F32, F64, I64");
	}

	private long[] readNumbers(final String tensor) throws IOException, SafeTensorsException {
		final List<Long> numbers = new ArrayList<>();
		reader.beginArray();
		while (reader.hasNext()) {
			final boolean number = reader.peek() == JsonToken.NUMBER;
			final long value = number ? reader.nextLong() : -1;
			if (value < 0 || numbers.size() == MOST_AXES) throw new SafeTensorsException("shape or place of tensor " +
				shown(tensor) + " is not a short list of whole numbers");
			numbers.add(value);
		}
		reader.endArray();
		return numbers.stream().mapToLong(Long::longValue).toArray();
	}
}
