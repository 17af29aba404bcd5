package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.ddasr.volume.DdasrException;

/**
 * Opens the public weights of ESRGAN, RealSR, Real-ESRGAN and their many descendants as a model of this suite: a PyTorch file (.pth,
 * .pt or .pkl, which is read as data and never run) or safetensors, of 32 or 16 bits, in any of the ways to name an RRDBNet. Size
 * and scale are read off the tensors. The file stays as it is.
 */
final class RrdbImport {

	/** Ends of the names of PyTorch's files. */
	static final List<String> TORCH = List.of(".pth", ".pt", ".pkl");

	private static final String NOT_STATED = "not stated in the file; see where it came from";

	private RrdbImport() {}

	/**
	 * @param path a file that is there
	 * @return whether it is to be opened here: any PyTorch file, and a safetensors file of an RRDBNet that this suite has not
	 *         written
	 */
	static boolean isFor(final Path path) {
		if (isTorch(path.getFileName().toString())) return true;
		return !SafeTensors.readMetadata(path).containsKey(ModelHeaderFormat.FORMAT) && RrdbNames.of(SafeTensors.readShapes(path)
			.keySet()).isPresent();
	}

	/**
	 * @param name a file's name
	 * @return whether it ends as PyTorch's files do
	 */
	static boolean isTorch(final String name) {
		return TORCH.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
	}

	/**
	 * @param path a PyTorch file
	 * @return whether it holds a network that is known, an RRDBNet or that of {@link MiassrImport}; reads no values
	 */
	static boolean recognises(final Path path) {
		try {
			final Set<String> names = TorchStateDict.readShapes(path).keySet();
			return RrdbNames.of(names).isPresent() || MiassrImport.recognises(names);
		}
		catch (final DdasrException e) {
			return false;
		}
	}

	/**
	 * @param path the file
	 * @return the model, its tensors under BasicSR's names
	 * @throws DdasrException if it is missing, damaged, no RRDBNet, a variant of it that is not known, or asks to run code
	 */
	static ModelFile open(final Path path) {
		final Map<String, long[]> shapes = isTorch(path.getFileName().toString()) ? TorchStateDict.readShapes(path) : SafeTensors
			.readShapes(path);
		final Optional<RrdbNames> found = RrdbNames.of(shapes.keySet());
		if (MiassrImport.recognises(shapes.keySet())) return MiassrImport.open(path, shapes);
		if (found.isEmpty()) throw new DdasrException("The file " + path + " is no network that DDASR can run: it holds no " +
			"RRDBNet (the network of ESRGAN, RealSR and Real-ESRGAN), or under names that are not known. Choose another file.");
		final RrdbNames names = found.get();
		final RrdbShape shape = shape(path, names, shapes);
		final String line = "RRDBNet of " + shape.blocks() + (shape.blocks() == 1 ? " block and " : " blocks and ") + shape.features() + " features, " + shape.channels() +
			(shape.channels() == 1 ? " channel" : " channels") + ", enlarges by " + shape.scale() + ", from " + path.getFileName();
		final ModelHeader header = shape.header().withOrigin(line, NOT_STATED, NOT_STATED, "", "", Map.of("imported from", path
			.getFileName().toString(), "names of the tensors", names.layout()));
		return ModelFile.foreign(path, header, () -> tensors(path, names));
	}

	/** Reads sizes off the tensors, and checks that no tensor is missing, too many or of another shape. */
	private static RrdbShape shape(final Path path, final RrdbNames names, final Map<String, long[]> shapes) {
		if (!names.unknown().isEmpty()) throw variant(path, "the tensor \"" + names.unknown().get(0) + "\" is none of its own");
		final long[] first = shapeOf("conv_first.weight", names, shapes), last = shapeOf("conv_last.weight", names, shapes);
		final long[] dense = shapeOf("body.0.rdb1.conv1.weight", names, shapes);
		if (first.length != 4 || last.length != 4 || dense.length != 4 || last[0] < 1) {
			throw variant(path, "its first or last tensor is missing or has another shape");
		}
		final int blocks = 1 + names.fileNames().keySet().stream().filter(n -> n.startsWith("body.")).mapToInt(n -> number(n
			.split("\\.")[1])).max().orElse(0);
		final int doublings = (int) names.fileNames().keySet().stream().filter(n -> n.matches("conv_up\\d\\.weight")).count();
		final int side = (int) Math.round(Math.sqrt(first[1] / (double) last[0]));
		if (side < 1 || last[0] * side * side != first[1] || Integer.bitCount(side) != 1 || side > 1 << doublings) {
			throw variant(path, "it takes " + first[1] + " channels and gives " + last[0]);
		}
		final RrdbShape shape;
		try {
			shape = new RrdbShape((int) first[0], blocks, (int) dense[0], doublings, (1 << doublings) / side, (int) last[0]);
		}
		catch (final DdasrException e) {
			throw new DdasrException("The RRDBNet in " + path + " cannot be used: " + e.getMessage() + " Choose another file.", e);
		}
		check(path, shape, names, shapes);
		return shape;
	}

	private static void check(final Path path, final RrdbShape shape, final RrdbNames names, final Map<String, long[]> shapes) {
		final Map<String, long[]> expected = shape.tensors();
		expected.forEach((name, wanted) -> {
			final long[] there = shapeOf(name, names, shapes);
			if (there.length == 0) throw variant(path, "it lacks the tensor that BasicSR calls \"" + name + "\"");
			if (!Arrays.equals(wanted, there)) throw variant(path, "the tensor \"" + names.fileNames().get(name) + "\" has shape " +
				Arrays.toString(there) + " instead of " + Arrays.toString(wanted));
		});
		final Set<String> more = new HashSet<>(names.fileNames().keySet());
		more.removeAll(expected.keySet());
		if (!more.isEmpty()) throw variant(path, "the tensor \"" + names.fileNames().get(more.iterator().next()) +
			"\" is none of its own");
	}

	/** An empty array for a tensor that is not there. */
	private static long[] shapeOf(final String name, final RrdbNames names, final Map<String, long[]> shapes) {
		final String inFile = names.fileNames().get(name);
		return inFile == null ? new long[0] : shapes.get(inFile);
	}

	/** A number so long that it is none becomes one that no network has. */
	private static int number(final String digits) {
		return digits.length() > 6 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
	}

	private static TensorFile tensors(final Path path, final RrdbNames names) {
		final Set<String> wanted = new HashSet<>(names.fileNames().values());
		final TensorFile file = isTorch(path.getFileName().toString()) ? TorchStateDict.read(path, wanted::contains) : SafeTensors
			.read(path);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		names.fileNames().forEach((usual, inFile) -> tensors.put(usual, file.tensor(inFile)));
		return new TensorFile(file.source(), file.metadata(), Collections.unmodifiableMap(tensors));
	}

	private static DdasrException variant(final Path path, final String reason) {
		return new DdasrException("The RRDBNet in " + path + " is a variant that DDASR does not know: " + reason +
			". Choose another file.");
	}
}
