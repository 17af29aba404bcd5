package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Generator;

/** A picture of what a generator does at present: per row a patch with its pixels repeated, what is made of it, and the truth. */
final class SrnPreview {

	private final Path file;
	private final PatchSampler.Batch batch;
	private final TrainingOptions options;

	/**
	 * @param file a .png file
	 * @param batch the patches, the same each time, so that progress can be seen
	 * @param options their number and size
	 */
	SrnPreview(final Path file, final PatchSampler.Batch batch, final TrainingOptions options) {
		this.file = file;
		this.batch = batch;
		this.options = options;
	}

	void write(final Generator generator, final NDManager manager) {
		try (NDManager scope = manager.newSubManager()) {
			final long n = options.batch(), low = options.patch(), high = low * options.scale();
			final NDArray image = ChannelsLast.fromPlanar(scope, batch.low(), new Shape(n, 1, low, low));
			final NDArray truth = scope.create(batch.high(), new Shape(n, 1, high, high));
			PreviewGrid.write(file, List.of(image.repeat(2, options.scale()).repeat(3, options.scale()), generator.forward(image),
				truth));
		}
	}
}
