package io.github.ddasr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.ddasr.volume.DdasrException;

/**
 * How a {@link ModelHeader} is written into the string map of a safetensors header:
 *
 * <table>
 * <caption>keys</caption>
 * <tr><td>{@code ddasr.format}</td><td>"1"; tells our model files from other safetensors files</td></tr>
 * <tr><td>{@code architecture}, {@code preset}</td><td>required</td></tr>
 * <tr><td>{@code scale}, {@code dimensions}, {@code channels}</td><td>required, whole numbers; scale 0 for any</td></tr>
 * <tr><td>{@code normalisation}</td><td>required</td></tr>
 * <tr><td>{@code description}, {@code training_data}, {@code licence}, {@code suite_version}, {@code citation}</td>
 * <td>empty if absent</td></tr>
 * <tr><td>{@code option.NAME}</td><td>further properties of the architecture</td></tr>
 * <tr><td>{@code provenance.NAME}</td><td>free</td></tr>
 * </table>
 *
 * Other keys are ignored.
 */
public final class ModelHeaderFormat {

	/** The suite's way to [0, 1]: one window per volume. */
	public static final String PERCENTILE_WINDOW = "percentile 0.1-99.9 of the foreground, per volume, to [0, 1]";
	/** The way of the published ArSSR. */
	public static final String WHOLE_RANGE = "smallest and largest value, per volume, to [0, 1]";

	/** The key that only models of this suite have. */
	static final String FORMAT = "ddasr.format";
	private static final String VERSION = "1";
	private static final String OPTION = "option.";
	private static final String PROVENANCE = "provenance.";
	private static final List<String> REQUIRED =
		List.of("architecture", "preset", "scale", "dimensions", "channels", "normalisation");

	private ModelHeaderFormat() {}

	/**
	 * @param header what a model says about itself
	 * @return the strings for the safetensors header
	 */
	public static Map<String, String> toMetadata(final ModelHeader header) {
		final Map<String, String> map = new TreeMap<>();
		map.put(FORMAT, VERSION);
		map.put("architecture", header.architecture());
		map.put("preset", header.preset());
		map.put("scale", Integer.toString(header.scale()));
		map.put("dimensions", Integer.toString(header.dimensions()));
		map.put("channels", Integer.toString(header.channels()));
		map.put("normalisation", header.normalisation());
		map.put("description", header.description());
		map.put("training_data", header.trainingData());
		map.put("licence", header.licence());
		map.put("suite_version", header.suiteVersion());
		map.put("citation", header.citation());
		header.options().forEach((name, value) -> map.put(OPTION + name, value));
		header.provenance().forEach((name, value) -> map.put(PROVENANCE + name, value));
		return map;
	}

	/**
	 * @param map the strings of a safetensors header
	 * @param source the file, for messages
	 * @return what the model says about itself
	 * @throws DdasrException if it is no model of this suite, or a key is missing or impossible
	 */
	public static ModelHeader fromMetadata(final Map<String, String> map, final String source) {
		if (!map.containsKey(FORMAT)) throw new DdasrException("The file " + source +
			" is no DDASR model: its header lacks the key \"" + FORMAT + "\"; choose a model that this suite has written.");
		if (!VERSION.equals(map.get(FORMAT))) throw new DdasrException("The model file " + source + " has format " +
			map.get(FORMAT) + ", but this version of DDASR reads format " + VERSION + "; update DDASR.");
		final List<String> missing = new ArrayList<>(REQUIRED);
		missing.removeIf(key -> !map.getOrDefault(key, "").isBlank());
		if (!missing.isEmpty()) throw new DdasrException("The header of the model file " + source + " lacks " +
			String.join(", ", missing) + "; get the file again from where it came.");
		try {
			return new ModelHeader(map.get("architecture"), map.get("preset"), number(map, "scale"),
				number(map, "dimensions"), number(map, "channels"), map.get("normalisation"), text(map, "description"),
				text(map, "training_data"), text(map, "licence"), text(map, "suite_version"), text(map, "citation"),
				withPrefix(map, OPTION), withPrefix(map, PROVENANCE));
		}
		catch (final DdasrException e) {
			throw new DdasrException("The header of the model file " + source + " is wrong: " + e.getMessage(), e);
		}
	}

	private static int number(final Map<String, String> map, final String key) {
		try {
			return Integer.parseInt(map.get(key));
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("The value of " + key + ", \"" + map.get(key) + "\", is not a whole number.", e);
		}
	}

	private static String text(final Map<String, String> map, final String key) {
		return map.getOrDefault(key, "");
	}

	private static Map<String, String> withPrefix(final Map<String, String> map, final String prefix) {
		final Map<String, String> result = new TreeMap<>();
		map.forEach((key, value) -> {
			if (key.startsWith(prefix)) result.put(key.substring(prefix.length()), value);
		});
		return result;
	}
}
