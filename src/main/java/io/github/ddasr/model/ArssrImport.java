package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.ddasr.model.ArssrShape.Encoder;
import io.github.ddasr.volume.DdasrException;

/**
 * Opens the weights of ArSSR, those that its authors have published and those that others have trained with the published code, as a
 * model of this suite. Kind of encoder and all sizes are read off the names and shapes of the tensors. The file stays as it is.
 */
final class ArssrImport {

	/** What the published networks learned: any scale between these. */
	private static final String SCALES = "2:4";
	/** The decoder's first tensor, which tells the number of features and the decoder's width. */
	private static final String DECODER = "decoder.stage_one.0.weight";
	private static final Pattern DECODER_LAYER = Pattern.compile("decoder\\.stage_one\\.(\\d{1,6})\\..*");
	/** What may stand before every name: nothing, or the word of a network that was trained on several graphics cards. */
	private static final List<String> PREFERRED = List.of("", "module.");

	private final Path path;
	private final String prefix;
	private final Map<String, long[]> shapes = new LinkedHashMap<>();

	private ArssrImport(final Path path, final String prefix, final Map<String, long[]> all) {
		this.path = path;
		this.prefix = prefix;
		all.forEach((name, shape) -> {
			if (name.startsWith(prefix)) shapes.put(name.substring(prefix.length()), shape);
		});
	}

	/**
	 * @param names all names of a file
	 * @return whether it holds an ArSSR network
	 */
	static boolean recognises(final Set<String> names) {
		return prefix(names).isPresent();
	}

	/**
	 * @param path a file that is recognised
	 * @param shapes name → lengths of the axes of all its tensors
	 * @return the model, its tensors under the published names
	 * @throws DdasrException if it is a variant that is not known
	 */
	static ModelFile open(final Path path, final Map<String, long[]> shapes) {
		return new ArssrImport(path, prefix(shapes.keySet()).orElseThrow(), shapes).model();
	}

	private static Optional<String> prefix(final Set<String> names) {
		final List<String> found = names.stream().filter(name -> name.endsWith(DECODER)).map(name -> name.substring(0, name.length() - DECODER
			.length())).filter(prefix -> encoder(prefix, names).isPresent()).toList();
		final Optional<String> preferred = PREFERRED.stream().filter(found::contains).findFirst();
		return preferred.isPresent() ? preferred : found.stream().findFirst();
	}

	private static Optional<Encoder> encoder(final String prefix, final Set<String> names) {
		return Arrays.stream(Encoder.values()).filter(kind -> names.contains(prefix + first(kind))).findFirst();
	}

	/** The first tensor of an encoder of that kind, which tells its width. */
	private static String first(final Encoder kind) {
		return switch (kind) {
			case RDN -> "encoder.sfe1.weight";
			case RESCNN -> "encoder.conv_start.0.weight";
			case SRRESNET -> "encoder.features.0.0.weight";
		};
	}

	private ModelFile model() {
		final ArssrShape shape = shape();
		final Map<String, String> fileNames = new LinkedHashMap<>();
		shape.tensors((name, wanted) -> {
			final long[] there = shapes.get(name);
			if (there == null) throw variant("it lacks the tensor \"" + prefix + name + "\"");
			if (!Arrays.equals(wanted, there)) throw variant("the tensor \"" + prefix + name + "\" has shape " + Arrays.toString(there) +
				" instead of " + Arrays.toString(wanted));
			fileNames.put(name, prefix + name);
		});
		for (final String name : shapes.keySet()) {
			if (!fileNames.containsKey(name)) throw variant("the tensor \"" + prefix + name + "\" is none of its own");
		}
		final String file = path.getFileName().toString(), line = shape.words() + ", enlarges by any scale, from " + file;
		return ModelFile.foreign(path, header(shape).withOrigin(line, ForeignTensors.NOT_STATED, ForeignTensors.NOT_STATED, "", "", Map.of(
			"imported from", file, "names of the tensors", "ArSSR")), () -> ForeignTensors.read(path, fileNames));
	}

	/** Published networks see the whole range of intensities. */
	private static ModelHeader header(final ArssrShape shape) {
		final ModelHeader header = shape.header();
		final Map<String, String> options = new TreeMap<>(header.options());
		options.put("scales", SCALES);
		return header.withNormalisation(ModelHeaderFormat.WHOLE_RANGE).withOptions(options);
	}

	private ArssrShape shape() {
		final Encoder kind = encoder("", shapes.keySet()).orElseThrow();
		final long[] first = axes(first(kind), 5), decoder = axes(DECODER, 2);
		try {
			return ArssrShape.published(kind, number(first[0]), blocks(kind), layers(kind), number(decoder[1] - 3), number(decoder[0]), largest(
				DECODER_LAYER) / 2 + 1);
		}
		catch (final DdasrException e) {
			throw new DdasrException("The ArSSR network in " + path + " cannot be used: " + e.getMessage() + " Choose another file.", e);
		}
	}

	/** A number so large that it is none becomes one that no network has. */
	private static int number(final long value) {
		return (int) Math.min(Integer.MAX_VALUE, value);
	}

	private int blocks(final Encoder kind) {
		return switch (kind) {
			case RDN -> largest(Pattern.compile("encoder\\.rdbs\\.(\\d{1,6})\\..*")) + 1;
			case RESCNN -> largest(Pattern.compile("encoder\\.block(\\d{1,6})\\..*"));
			case SRRESNET -> largest(Pattern.compile("encoder\\.features\\.(\\d{1,6})\\.m\\..*"));
		};
	}

	/** Layers of the first block; in ResCNN every second one is a rectifier, which has no tensors. */
	private int layers(final Encoder kind) {
		return switch (kind) {
			case RDN -> largest(Pattern.compile("encoder\\.rdbs\\.0\\.layers\\.(\\d{1,6})\\..*")) + 1;
			case RESCNN -> largest(Pattern.compile("encoder\\.block1\\.(\\d{1,6})\\..*")) / 2 + 1;
			case SRRESNET -> largest(Pattern.compile("encoder\\.features\\.1\\.m\\.(\\d{1,6})\\..*")) + 1;
		};
	}

	/** The largest number at that place of a name, or -1. */
	private int largest(final Pattern pattern) {
		return shapes.keySet().stream().map(pattern::matcher).filter(Matcher::matches).mapToInt(m -> Integer.parseInt(m.group(1))).max()
			.orElse(-1);
	}

	private long[] axes(final String name, final int count) {
		final long[] shape = shapes.get(name);
		if (shape.length != count) throw variant("the tensor \"" + prefix + name + "\" has " + shape.length + " axes instead of " + count);
		return shape;
	}

	private DdasrException variant(final String reason) {
		return new DdasrException("The ArSSR network in " + path + " is a variant that DDASR does not know: " + reason +
			". Choose another file.");
	}
}
