package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.volume.DdasrException;

/**
 * Opens a generator of MIASSR that was trained with the published code as a model of this suite: a PyTorch state dict (read as data,
 * never run) or safetensors, also within other names. Extractor, sizes and channels are read off the tensors. What the published classes hold but never
 * use, the up-scaling of the feature extractor, is left out. The file stays as it is.
 */
final class MiassrImport {

	private static final String FIRST = "meta_upsampler.P2W.meta_block.0.weight", LAST = "meta_upsampler.P2W.meta_block.2.weight";
	private static final String RESIDUAL = "feature_extractor.head.0.weight", DENSE = "feature_extractor.SFENet1.weight";
	private static final String NORM = "feature_extractor.body.0.body.1.running_mean";
	private static final String DENSE_LAYER = "feature_extractor.RDBs.0.convs.0.conv.0.weight";
	/** An index in a name, and what is not needed. */
	private static final Pattern BLOCK = Pattern.compile("feature_extractor\\.(?:body|RDBs)\\.(\\d{1,4})\\..*"), LAYER = Pattern.compile(
		"feature_extractor\\.RDBs\\.0\\.convs\\.(\\d{1,4})\\..*"), UNUSED = Pattern.compile(
			"feature_extractor\\.(tail|UPNet)\\..*|.*\\.num_batches_tracked|feature_extractor\\.body\\.[1-9]\\d*\\.body\\.2\\.weight");

	private final Path path;
	private final String prefix;
	private final Map<String, long[]> shapes = new LinkedHashMap<>();

	private MiassrImport(final Path path, final String prefix, final Map<String, long[]> all) {
		this.path = path;
		this.prefix = prefix;
		all.forEach((name, shape) -> {
			if (name.startsWith(prefix)) shapes.put(name.substring(prefix.length()), shape);
		});
	}

	/**
	 * @param names all names of a file
	 * @return whether it holds MIASSR's generator
	 */
	static boolean recognises(final Set<String> names) {
		return prefix(names).isPresent();
	}

	private static Optional<String> prefix(final Set<String> names) {
		return names.stream().filter(n -> n.endsWith(FIRST)).map(n -> n.substring(0, n.length() - FIRST.length())).findFirst();
	}

	/**
	 * @param path a PyTorch file
	 * @param shapes what {@link ForeignTensors#shapes} gave; it is recognised
	 * @return the model
	 * @throws DdasrException if it is a variant that is not known
	 */
	static ModelFile open(final Path path, final Map<String, long[]> shapes) {
		return new MiassrImport(path, prefix(shapes.keySet()).orElseThrow(), shapes).model();
	}

	private ModelFile model() {
		final MiassrShape shape = shape();
		final Map<String, long[]> expected = MiassrTensors.of(shape);
		expected.forEach((name, wanted) -> {
			final long[] found = shapes.get(name);
			if (found == null) throw variant("it lacks the tensor \"" + prefix + name + "\"");
			if (!Arrays.equals(found, wanted)) throw variant("the tensor \"" + prefix + name + "\" has shape " + Arrays.toString(found) +
				" instead of " + Arrays.toString(wanted));
		});
		for (final String name : shapes.keySet()) {
			if (!expected.containsKey(name) && !isUnused(name, shape)) throw variant("the tensor \"" + prefix + name + "\" is none of its own");
		}
		final String line = shape.words() + ", " + shape.channels() + (shape.channels() == 1 ? " channel" : " channels") +
			", enlarges by any scale, from " + path.getFileName();
		return ModelFile.foreign(path, shape.header(MiassrShape.PUBLISHED_SCALES).withOrigin(line, ForeignTensors.NOT_STATED, ForeignTensors.NOT_STATED, "", "", Map.of(
			"imported from", path.getFileName().toString())), () -> tensors(expected.keySet()));
	}

	/** The slope that all blocks of SRResNet share is stored once for each. */
	private static boolean isUnused(final String name, final MiassrShape shape) {
		return UNUSED.matcher(name).matches() && (shape.extractor() == Extractor.SRRESNET || !name.endsWith(".body.2.weight"));
	}

	private MiassrShape shape() {
		final boolean dense = shapes.containsKey(DENSE);
		final Extractor extractor = dense ? Extractor.RDN : shapes.containsKey(NORM) ? Extractor.SRRESNET : Extractor.EDSR;
		final long[] head = axes(dense ? DENSE : RESIDUAL, 4), first = axes(FIRST, 2);
		// Behind the residual blocks there is one more convolution, and in SRResNet a normalisation.
		final int blocks = largest(BLOCK) + 1 - (extractor == Extractor.RDN ? 0 : extractor == Extractor.SRRESNET ? 2 : 1);
		axes(LAST, 2);
		try {
			return new MiassrShape(extractor, number(head[0]), blocks, dense ? largest(LAYER) + 1 : 0, dense ? number(axes(DENSE_LAYER,
				4)[0]) : 0, number(first[0]), number(head[1]), false);
		}
		catch (final DdasrException e) {
			throw new DdasrException("The MIASSR network in " + path + " cannot be used: " + e.getMessage() + " Choose another file.", e);
		}
	}

	/** A number so large that it is none becomes one that no network has. */
	private static int number(final long value) {
		return (int) Math.min(Integer.MAX_VALUE, value);
	}

	private long[] axes(final String name, final int count) {
		final long[] shape = shapes.get(name);
		if (shape == null || shape.length != count) throw variant("the tensor \"" + prefix + name + "\" is missing or has another shape");
		return shape;
	}

	private int largest(final Pattern pattern) {
		return shapes.keySet().stream().map(pattern::matcher).filter(Matcher::matches).mapToInt(m -> Integer.parseInt(m.group(1))).max()
			.orElse(-1);
	}

	private TensorFile tensors(final Set<String> names) {
		final Map<String, String> fileNames = new LinkedHashMap<>();
		for (final String name : names) fileNames.put(name, prefix + name);
		return ForeignTensors.read(path, fileNames);
	}

	private DdasrException variant(final String reason) {
		return new DdasrException("The MIASSR network in " + path + " is a variant that DDASR does not know: " + reason +
			". Choose another file.");
	}
}
