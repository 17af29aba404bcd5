package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Batches for a feature network. A batch depends on the seed and its step alone; the next one is made while one is
 * learned from.
 */
final class FeaturePatches {

	private static final long STRIDE = 0xD1B54A32D192ED03L;

	private final List<TrainingVolume> volumes;
	private final FeatureQuestions questions;
	private final FeatureOptions options;
	private long nextStep = -1;
	private CompletableFuture<List<FeaturePatch>> next;

	FeaturePatches(final List<TrainingVolume> volumes, final FeatureQuestions questions, final FeatureOptions options) {
		this.volumes = List.copyOf(volumes);
		this.questions = questions;
		this.options = options;
	}

	/** The batch of a step, and in the background the one after it. */
	List<FeaturePatch> batch(final long step) {
		final List<FeaturePatch> batch = next != null && nextStep == step ? next.join() : draw(options.batch(), step,
			FeaturePatch.Wish.ANY);
		nextStep = step + 1;
		next = CompletableFuture.supplyAsync(() -> draw(options.batch(), step + 1, FeaturePatch.Wish.ANY));
		return batch;
	}

	/** Any number of patches; the same for the same number. */
	List<FeaturePatch> draw(final int count, final long number, final FeaturePatch.Wish wish) {
		return IntStream.range(0, count).parallel().mapToObj(i -> FeaturePatch.draw(volumes, questions, options.patch(), wish,
			new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + STRIDE * (number * 1000 + i)))).toList();
	}

	/** The pixels of patches, one after the other. */
	static float[] pixels(final List<FeaturePatch> patches) {
		final int size = patches.get(0).values().length;
		final float[] all = new float[patches.size() * size];
		for (int i = 0; i < patches.size(); i++) System.arraycopy(patches.get(i).values(), 0, all, i * size, size);
		return all;
	}
}
