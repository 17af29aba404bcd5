package io.github.ddasr.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.github.ddasr.volume.DdasrException;

/**
 * Reads the weights of a PyTorch file ({@code .pth}, {@code .pt}, {@code .pkl}) without Python and without trust:
 * only state dicts, names with tensors; whatever could be code is refused. Both layouts of {@code torch.save} are
 * known, the zip archive (PyTorch 1.6 and later) and the older one of pickles followed by the storages.
 */
public final class TorchStateDict {

	/** Dictionaries within dictionaries, at most; a damaged file could hold itself. */
	private static final int DEEPEST = 8;
	private static final int ZIP = 'P' << 8 | 'K';

	/** Something that reads a file. */
	private interface Reading<T> {

		T read() throws IOException, TorchFileException;
	}

	/** Something that reads a file of the older layout. */
	private interface LegacyReading<T> {

		T read(InputStream in) throws IOException, TorchFileException;
	}

	private TorchStateDict() {}

	/**
	 * @param path a state dict
	 * @param wanted which names are read; the others cost no memory
	 * @return the tensors in the file's order; those of inner dictionaries are named OUTER.INNER; F16 and BF16 become
	 *         float32
	 * @throws DdasrException if the file is missing, unreadable, damaged, no state dict, or asks to run code
	 */
	public static TensorFile read(final Path path, final Predicate<String> wanted) {
		return new TensorFile(path.toString(), Map.of(), Collections.unmodifiableMap(reading(path, () -> isZip(path) ? TorchZip
			.read(path, wanted) : legacy(path, in -> TorchLegacy.read(in, wanted)))));
	}

	/**
	 * Reads what the file says of its tensors, not their values, which is quick even for a large file.
	 *
	 * @param path a state dict
	 * @return name → lengths of the axes, in the file's order, named as in {@link #read}
	 * @throws DdasrException if the file is missing, unreadable, damaged, no state dict, or asks to run code
	 */
	static Map<String, long[]> readShapes(final Path path) {
		final Map<String, long[]> shapes = new LinkedHashMap<>();
		reading(path, () -> isZip(path) ? TorchZip.describe(path) : legacy(path, TorchLegacy::describe)).forEach((name,
			tensor) -> shapes.put(name, tensor.shape()));
		return shapes;
	}

	/** Reads a file, and says in one sentence what is wrong with it. */
	private static <T> T reading(final Path path, final Reading<T> reading) {
		if (!Files.isRegularFile(path)) throw new DdasrException("There is no file " + path + "; check its name and folder.");
		try {
			return reading.read();
		}
		catch (final TorchFileException e) {
			throw new DdasrException("The file " + path + " is not a usable PyTorch state dict: " + e.getMessage() +
				"; get it again, or save its weights anew with torch.save(model.state_dict(), name).", e);
		}
		catch (final IOException e) {
			throw new DdasrException("The file " + path + " cannot be read (" + e.getMessage() +
				"); check its permissions and the disk.", e);
		}
		catch (final OutOfMemoryError e) {
			throw new DdasrException("The weights in " + path + " do not fit into memory. Give Java more memory.", e);
		}
	}

	private static boolean isZip(final Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			final byte[] start = in.readNBytes(2);
			return start.length == 2 && (start[0] << 8 | start[1]) == ZIP;
		}
	}

	private static <T> T legacy(final Path path, final LegacyReading<T> reading) throws IOException, TorchFileException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
			return reading.read(in);
		}
	}

	/** The wanted tensors of an unpickled file, checked, in its order. */
	static Map<String, TorchTensor> tensors(final Object root, final Predicate<String> wanted) throws TorchFileException {
		final Map<String, TorchTensor> all = new LinkedHashMap<>();
		collect(root, "", 0, all, Collections.newSetFromMap(new IdentityHashMap<>()));
		if (all.isEmpty()) throw new TorchFileException("it holds no named tensors");
		all.keySet().removeIf(wanted.negate());
		for (final Map.Entry<String, TorchTensor> e : all.entrySet()) e.getValue().check(e.getKey());
		return all;
	}

	/** Each dictionary is looked at once, however often it is named: a small file could name them without end. */
	private static void collect(final Object value, final String name, final int depth,
		final Map<String, TorchTensor> all, final Set<Object> seen) throws TorchFileException
	{
		if (depth > DEEPEST) throw new TorchFileException("its dictionaries lie too deep within each other");
		if (value instanceof TorchTensor tensor) all.put(name, tensor);
		if (!(value instanceof Map<?, ?> map) || !seen.add(map)) return;
		for (final Map.Entry<?, ?> e : map.entrySet()) {
			collect(e.getValue(), name.isEmpty() ? e.getKey().toString() : name + "." + e.getKey(), depth + 1, all, seen);
		}
	}
}
