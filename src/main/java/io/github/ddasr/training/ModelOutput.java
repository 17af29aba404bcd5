package io.github.ddasr.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.DdasrException;

/**
 * The files of a training run: the model, and beside it the run's table and, while it runs, its checkpoint and previews.
 *
 * @param model the model file, ending in .safetensors
 * @param half whether weights are stored with 16 bits
 */
record ModelOutput(Path model, boolean half) {

	/** Checks the name. */
	ModelOutput {
		if (!model.getFileName().toString().endsWith(SafeTensors.SUFFIX)) {
			throw new DdasrException("The model file " + model + " must end in " + SafeTensors.SUFFIX + ".");
		}
	}

	/** Refuses what could not be written, before anything is read. */
	void check() {
		AtomicFile.check(model);
		if (Files.exists(beside(".csv")) && !Files.exists(model)) {
			throw new DdasrException("The run's table would overwrite " + beside(".csv") +
				", which belongs to no model. Give the output another name.");
		}
	}

	/** A file beside the model with its name and another ending. */
	Path beside(final String suffix) {
		final String name = model.getFileName().toString();
		return model.resolveSibling(name.substring(0, name.length() - SafeTensors.SUFFIX.length()) + suffix);
	}

	void write(final ModelHeader header, final Map<String, float[]> weights, final Map<String, long[]> shapes,
		final String table)
	{
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		weights.forEach((name, values) -> tensors.put(name, half ? Tensor.half(values, shapes.get(name)) : Tensor.of(values, shapes
			.get(name))));
		ModelFile.write(model, header, tensors);
		AtomicFile.write(beside(".csv"), out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
	}
}
