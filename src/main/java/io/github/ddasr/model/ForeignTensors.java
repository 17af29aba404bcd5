package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tensors of a file that another program has written: a PyTorch file, which is read as data and never run, or safetensors. */
final class ForeignTensors {

	/** Stands in the header for what such a file does not say. */
	static final String NOT_STATED = "not stated in the file; see where it came from";

	/** Ends of the names of PyTorch's files. */
	private static final List<String> TORCH = List.of(".pth", ".pt", ".pkl");

	private ForeignTensors() {}

	/**
	 * @param name a file's name
	 * @return whether it ends as PyTorch's files do
	 */
	static boolean isTorch(final String name) {
		return TORCH.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
	}

	/**
	 * @param path a file
	 * @return name → lengths of the axes, in the file's order; no values are read
	 * @throws io.github.ddasr.volume.DdasrException if it is missing, damaged, or asks to run code
	 */
	static Map<String, long[]> shapes(final Path path) {
		return isTorch(path) ? TorchStateDict.readShapes(path) : SafeTensors.readShapes(path);
	}

	/**
	 * @param path a file
	 * @param fileNames name that a tensor has here → its name in the file
	 * @return those tensors, under the names that they have here
	 * @throws io.github.ddasr.volume.DdasrException if it is missing, damaged, lacks one of them, or asks to run code
	 */
	static TensorFile read(final Path path, final Map<String, String> fileNames) {
		final Set<String> wanted = new HashSet<>(fileNames.values());
		final TensorFile file = isTorch(path) ? TorchStateDict.read(path, wanted::contains) : SafeTensors.read(path);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		fileNames.forEach((here, inFile) -> tensors.put(here, file.tensor(inFile)));
		return new TensorFile(file.source(), file.metadata(), Collections.unmodifiableMap(tensors));
	}

	private static boolean isTorch(final Path path) {
		return isTorch(path.getFileName().toString());
	}
}
