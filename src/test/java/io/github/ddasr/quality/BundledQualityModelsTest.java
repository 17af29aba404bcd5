package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.GaussianBlur;
import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;

/** The models that come with the suite: they say where they come from, and order a head that they never saw. */
class BundledQualityModelsTest {

	private static final ModelStore MODELS = ModelStore.standard(null);
	private static final int WIDTH = 180, HEIGHT = 220;

	private final float[] head = Slices.read(Phantom.block(new int[] { WIDTH, HEIGHT, 1 }, new double[] { 1, 1, 1 },
		new double[] { 0, 0, 10 }).voxels(), 2, 0);

	@Test
	void sayWhereTheyComeFrom() {
		for (final String name : List.of(NiqeMr.BUNDLED, BrisqueMr.BUNDLED)) {
			final ModelFile file = MODELS.open(name);
			final ModelHeader header = file.header();
			assertTrue(header.description().contains("not comparable with the original"), header.description());
			assertTrue(header.trainingData().contains("CC0"), header.trainingData());
			assertFalse(header.licence().isEmpty());
			assertFalse(header.provenance().get("input").contains("hr07"), "the subject that is reported on");
			assertTrue(header.provenance().get("validation, all").startsWith("Spearman "));
		}
		assertEquals(24, NiqeModel.read(MODELS.open(NiqeMr.BUNDLED)).blockSize());
	}

	@Test
	void scoresRiseWithBlurAndNoise() {
		for (final NoReferenceMetric metric : List.of(new NiqeMr(), new BrisqueMr())) {
			final NoReferenceMetric.Scorer scorer = metric.prepare(settings());
			final List<Double> blurred = new ArrayList<>(), noisy = new ArrayList<>();
			for (int grade = 1; grade <= 3; grade++) {
				blurred.add(score(scorer, GaussianBlur.apply(head, WIDTH, HEIGHT, 0.8 * grade)));
				final float[] noise = head.clone();
				RicianNoise.add(noise, 200 * grade, new SplittableRandom(1));
				noisy.add(score(scorer, noise));
			}
			assertEquals(blurred.stream().sorted().toList(), blurred, metric.getClass().getSimpleName() + ", blur");
			assertEquals(noisy.stream().sorted().toList(), noisy, metric.getClass().getSimpleName() + ", noise");
		}
	}

	private double score(final NoReferenceMetric.Scorer scorer, final float[] image) {
		final double[] grey = new double[image.length];
		final boolean[] mask = new boolean[image.length];
		for (int i = 0; i < grey.length; i++) {
			grey[i] = Math.min(255, image[i] / 4095 * 255);
			mask[i] = head[i] > 0;
		}
		return scorer.of(new GreySlice(grey, WIDTH, HEIGHT, mask, 0, null)).value();
	}

	private static MetricSettings settings() {
		return new MetricSettings(BlockRule.VALID, 96, false, false, false, "", "", MODELS);
	}
}
