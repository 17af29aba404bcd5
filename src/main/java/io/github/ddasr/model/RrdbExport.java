package io.github.ddasr.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.volume.DdasrException;

/**
 * Writes an RRDBNet for other programs: a safetensors file whose names and shapes are those of BasicSR's state dict, float32, in
 * its order, so that loading it in Python takes {@code model.load_state_dict(safetensors.torch.load_file(name))}.
 */
public final class RrdbExport {

	private RrdbExport() {}

	/**
	 * @param model an RRDBNet, one of this suite or an imported one
	 * @param target the file to be written, ending in .safetensors; its folder must exist
	 * @throws DdasrException if the model is of another architecture, damaged, or the file cannot be written
	 */
	public static void write(final ModelFile model, final Path target) {
		final ModelHeader header = model.header();
		if (!RrdbShape.ARCHITECTURE.equals(header.architecture())) throw new DdasrException("Only an RRDBNet can be written for " +
			"BasicSR, but the model " + model.name() + " is of architecture \"" + header.architecture() + "\".");
		if (!target.getFileName().toString().endsWith(SafeTensors.SUFFIX)) throw new DdasrException("The exported file " + target +
			" must end in " + SafeTensors.SUFFIX + ".");
		final TensorFile weights = model.tensors();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		RrdbShape.of(header).tensors().forEach((name, shape) -> tensors.put(name, Tensor.of(weights.tensor(name).floats(), shape)));
		final Map<String, String> metadata = new LinkedHashMap<>();
		// Other programs look for this entry to know whose names these are.
		metadata.put("format", "pt");
		metadata.put("description", header.description());
		metadata.put("licence", header.licence());
		SafeTensors.write(target, tensors, metadata);
	}
}
