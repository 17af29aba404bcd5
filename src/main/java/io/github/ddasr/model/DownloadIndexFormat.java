package io.github.ddasr.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import io.github.ddasr.volume.DdasrException;

/**
 * An index of downloads as a resource, such as {@code models/downloads.json}: a list of
 * objects with the fields of {@link DownloadEntry} as text, except that {@code size}
 * is a number, {@code approximate} true or false (false if it is not there), and {@code notices} names the texts in {@code models/licences} of which
 * the notice consists.
 */
final class DownloadIndexFormat {

	/** Files for the models folder. */
	static final String MODELS = "models/downloads.json";
	/** Scans to try the program on. */
	static final String SAMPLES = "models/samples.json";
	private static final String NOTICES = "models/licences/";
	private static final String BETWEEN = "\n\n";

	private final ClassLoader loader;
	private final String index;

	/** @param loader finds the resources of {@link #MODELS} */
	DownloadIndexFormat(final ClassLoader loader) {
		this(loader, MODELS);
	}

	/**
	 * @param loader finds the resources
	 * @param index which list
	 */
	DownloadIndexFormat(final ClassLoader loader, final String index) {
		this.loader = loader;
		this.index = index;
	}

	/**
	 * @return the entries in the order of the resource
	 * @throws DdasrException if it, or a notice, is missing or damaged
	 */
	List<DownloadEntry> read() {
		try {
			final List<DownloadEntry> entries = new ArrayList<>();
			for (final JsonElement element : JsonParser.parseString(text(index)).getAsJsonArray()) {
				entries.add(entry(element.getAsJsonObject()));
			}
			return entries;
		}
		catch (final IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
			throw DownloadErrors.damagedIndex(index, e);
		}
	}

	private DownloadEntry entry(final JsonObject object) throws IOException {
		final List<String> notices = new ArrayList<>();
		for (final JsonElement name : field(object, "notices").getAsJsonArray()) {
			notices.add(text(NOTICES + name.getAsString()).strip());
		}
		return new DownloadEntry(word(object, "id"), word(object, "group"), word(object, "file"), //
			URI.create(word(object, "address")), field(object, "size").getAsLong(), //
			object.has("approximate") && object.get("approximate").getAsBoolean(), //
			Checksum.parse(word(object, "checksum")), word(object, "description"), word(object, "licence"), //
			String.join(BETWEEN, notices), word(object, "citation"));
	}

	private static String word(final JsonObject object, final String name) {
		return field(object, name).getAsString();
	}

	private static JsonElement field(final JsonObject object, final String name) {
		if (!object.has(name)) throw new IllegalArgumentException("an entry has no " + name);
		return object.get(name);
	}

	private String text(final String resource) throws IOException {
		try (InputStream in = loader.getResourceAsStream(resource)) {
			if (in == null) throw new FileNotFoundException(resource);
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
