package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * The networks of other programs that this suite opens as models of its own, each known by the names of its tensors. A further kind is
 * one more line of the list here.
 */
final class ForeignModels {

	/**
	 * @param words what it is called, for messages
	 * @param recognises whether a file with tensors of these names holds it
	 * @param open opens a file that it recognises, given the shapes of all its tensors
	 */
	private record Kind(String words, Predicate<Set<String>> recognises, BiFunction<Path, Map<String, long[]>, ModelFile> open) {}

	private static final List<Kind> KINDS = List.of( //
		new Kind("RRDBNet (the network of ESRGAN, RealSR and Real-ESRGAN)", RrdbImport::recognises, RrdbImport::open), //
		new Kind("ArSSR", ArssrImport::recognises, ArssrImport::open), //
		new Kind("MIASSR", MiassrImport::recognises, MiassrImport::open));

	private ForeignModels() {}

	/**
	 * @param path a file that is there
	 * @return whether it is to be opened here: any PyTorch file, and a safetensors file of a network that is known here and that this
	 *         suite has not written
	 */
	static boolean isFor(final Path path) {
		if (isTorch(path.getFileName().toString())) return true;
		return !SafeTensors.readMetadata(path).containsKey(ModelHeaderFormat.FORMAT) && kind(SafeTensors.readShapes(path)).isPresent();
	}

	/**
	 * @param name a file's name
	 * @return whether it ends as PyTorch's files do: .pth, .pt, .pkl
	 */
	static boolean isTorch(final String name) {
		return ForeignTensors.isTorch(name);
	}

	/**
	 * @param path a PyTorch file
	 * @return whether it holds a network that is known here; reads no values
	 */
	static boolean recognises(final Path path) {
		try {
			return kind(TorchStateDict.readShapes(path)).isPresent();
		}
		catch (final DdasrException e) {
			return false;
		}
	}

	/**
	 * @param path the file
	 * @return the model
	 * @throws DdasrException if it is missing, damaged, asks to run code, or holds no network that is known, or a variant of one
	 */
	static ModelFile open(final Path path) {
		final Map<String, long[]> shapes = ForeignTensors.shapes(path);
		return kind(shapes).orElseThrow(() -> new DdasrException("The file " + path + " is no network that DDASR can run: under names that " +
			"are known, it holds none of these: " + KINDS.stream().map(Kind::words).collect(Collectors.joining(", ")) +
			". Choose another file.")).open().apply(path, shapes);
	}

	private static Optional<Kind> kind(final Map<String, long[]> shapes) {
		return KINDS.stream().filter(kind -> kind.recognises().test(shapes.keySet())).findFirst();
	}
}
