package io.github.ddasr.model;

import java.util.Map;

import io.github.ddasr.volume.DdasrException;

/**
 * The whole content of one safetensors file.
 *
 * @param source where it came from, for messages
 * @param metadata free strings from the header; unmodifiable
 * @param tensors the tensors by name, in the order in which they lie in the file; unmodifiable
 */
public record TensorFile(String source, Map<String, String> metadata, Map<String, Tensor> tensors) {

	/**
	 * @param name tensor name
	 * @return the tensor
	 * @throws DdasrException if the file has none of that name
	 */
	public Tensor tensor(final String name) {
		final Tensor tensor = tensors.get(name);
		if (tensor == null) throw new DdasrException("The file " + source + " has no tensor \"" + name +
			"\"; it belongs to another network or another version of this program.");
		return tensor;
	}
}
