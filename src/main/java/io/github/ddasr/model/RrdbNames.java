package io.github.ddasr.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a public file names the tensors of an RRDBNet. Three ways are about: BasicSR's, that of ESRGAN's repository, and that of
 * the program with which ESRGAN was trained, which numbers the layers. All of them may lie under a prefix, such as params_ema.
 *
 * @param layout which way, in words
 * @param prefix what stands before every name
 * @param fileNames BasicSR's name → name in the file, in the file's order
 * @param unknown names under the prefix that none of the ways has
 */
record RrdbNames(String layout, String prefix, Map<String, String> fileNames, List<String> unknown) {

	/** One of the ways: a name of the first tensor and of one of the body, and what becomes of which name. */
	private enum Layout {
		BASICSR("BasicSR", "conv_first.weight", "body.0.rdb1.conv1.weight"), //
		ESRGAN("ESRGAN", "conv_first.weight", "RRDB_trunk.0.RDB1.conv1.weight"), //
		NUMBERED("numbered layers", "model.0.weight", "model.1.sub.0.RDB1.conv1.0.weight");

		private final String words;
		private final String first;
		private final String body;

		Layout(final String words, final String first, final String body) {
			this.words = words;
			this.first = first;
			this.body = body;
		}
	}

	private static final Pattern BASICSR = Pattern.compile(
		"(conv_first|body\\.\\d+\\.rdb[1-3]\\.conv[1-5]|conv_body|conv_up\\d|conv_hr|conv_last)\\.(weight|bias)");
	private static final Pattern ESRGAN_BLOCK = Pattern.compile("RRDB_trunk\\.(\\d+)\\.RDB([1-3])\\.conv([1-5])\\.(weight|bias)");
	private static final Pattern ESRGAN_REST = Pattern.compile(
		"(conv_first|trunk_conv|upconv\\d|HRconv|conv_last)\\.(weight|bias)");
	private static final Pattern NUMBERED_BLOCK = Pattern.compile(
		"model\\.1\\.sub\\.(\\d+)\\.RDB([1-3])\\.conv([1-5])\\.0\\.(weight|bias)");
	private static final Pattern NUMBERED_BODY = Pattern.compile("model\\.1\\.sub\\.\\d+\\.(weight|bias)");
	private static final Pattern NUMBERED_REST = Pattern.compile("model\\.(\\d+)\\.(weight|bias)");
	/** The averaged weights are the better ones. */
	private static final List<String> PREFERRED = List.of("params_ema.", "params.", "");

	/**
	 * @param names all names of a file
	 * @return the naming, or none if the file holds no RRDBNet
	 */
	static Optional<RrdbNames> of(final Collection<String> names) {
		for (final Layout layout : Layout.values()) {
			final List<String> prefixes = new ArrayList<>();
			for (final String name : names) {
				if (!name.endsWith(layout.first)) continue;
				final String prefix = name.substring(0, name.length() - layout.first.length());
				if (names.contains(prefix + layout.body)) prefixes.add(prefix);
			}
			if (!prefixes.isEmpty()) return Optional.of(of(layout, preferred(prefixes), names));
		}
		return Optional.empty();
	}

	private static String preferred(final List<String> prefixes) {
		return PREFERRED.stream().filter(prefixes::contains).findFirst().orElse(prefixes.get(0));
	}

	private static RrdbNames of(final Layout layout, final String prefix, final Collection<String> names) {
		final List<String> own = names.stream().filter(n -> n.startsWith(prefix)).map(n -> n.substring(prefix.length())).toList();
		final List<Integer> numbers = layout == Layout.NUMBERED ? numbers(own) : List.of();
		final Map<String, String> fileNames = new LinkedHashMap<>();
		final List<String> unknown = new ArrayList<>();
		for (final String name : own) {
			final String usual = usual(layout, name, numbers);
			if (usual == null || fileNames.putIfAbsent(usual, prefix + name) != null) unknown.add(prefix + name);
		}
		return new RrdbNames(layout.words, prefix, fileNames, unknown);
	}

	/** Numbers of the layers behind the body, ascending. */
	private static List<Integer> numbers(final List<String> names) {
		final TreeSet<Integer> numbers = new TreeSet<>();
		for (final String name : names) {
			final Matcher m = NUMBERED_REST.matcher(name);
			if (m.matches() && m.group(1).length() < 5 && Integer.parseInt(m.group(1)) > 1) numbers.add(Integer.valueOf(m.group(1)));
		}
		return List.copyOf(numbers);
	}

	/** BasicSR's name of a tensor, or null. */
	private static String usual(final Layout layout, final String name, final List<Integer> numbers) {
		switch (layout) {
			case BASICSR:
				return BASICSR.matcher(name).matches() ? name : null;
			case ESRGAN:
				final Matcher block = ESRGAN_BLOCK.matcher(name);
				return block.matches() ? block(block) : ESRGAN_REST.matcher(name).matches() ? name.replace("trunk_conv", "conv_body")
					.replace("upconv", "conv_up").replace("HRconv", "conv_hr") : null;
			default:
				return numbered(name, numbers);
		}
	}

	private static String numbered(final String name, final List<Integer> numbers) {
		final Matcher block = NUMBERED_BLOCK.matcher(name), body = NUMBERED_BODY.matcher(name);
		if (block.matches()) return block(block);
		if (body.matches()) return "conv_body." + body.group(1);
		final Matcher rest = NUMBERED_REST.matcher(name);
		if (!rest.matches() || rest.group(1).length() > 4) return null;
		final int number = Integer.parseInt(rest.group(1)), place = numbers.indexOf(number), count = numbers.size();
		if (number == 0) return "conv_first." + rest.group(2);
		if (place < 0) return null;
		final String layer = place == count - 1 ? "conv_last" : place == count - 2 ? "conv_hr" : "conv_up" + (place + 1);
		return layer + "." + rest.group(2);
	}

	private static String block(final Matcher m) {
		return "body." + m.group(1) + ".rdb" + m.group(2) + ".conv" + m.group(3) + "." + m.group(4);
	}
}
