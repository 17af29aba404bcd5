package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;

/** What a feature network is asked, and the right answers. */
class FeaturePatchTest {

	private final FeatureQuestions questions = new FeatureQuestions();

	@Test
	void quarterTurnsBringTheTopToTheLeft() {
		final float[] square = { 1, 2, 3, 4 };
		assertArrayEquals(square, FeaturePatch.turned(square, 2, 0));
		assertArrayEquals(new float[] { 2, 4, 1, 3 }, FeaturePatch.turned(square, 2, 1));
		assertArrayEquals(new float[] { 4, 3, 2, 1 }, FeaturePatch.turned(square, 2, 2));
		assertArrayEquals(square, FeaturePatch.turned(FeaturePatch.turned(square, 2, 3), 2, 1));
	}

	/** A volume whose value says where it was taken: the answers must say the same. */
	@Test
	void positionIsThatOfThePatch() {
		final Volume head = Phantom.brain(60, 70, 80);
		head.voxels().forEach(v -> v.set(500));
		for (int x = 0; x < 60; x++) for (int y = 0; y < 70; y++) for (int z = 0; z < 80; z++) {
			head.voxels().getAt(x, y, z).set(1000 + x);
		}
		final TrainingVolume volume = new TrainingVolume(head, new IntensityWindow(0, 1000));
		final SplittableRandom random = new SplittableRandom(3);
		int sagittal = 0;
		for (int i = 0; i < 30; i++) {
			final FeaturePatch p = FeaturePatch.draw(List.of(volume), questions, 32, FeaturePatch.Wish.CLEAN, random);
			assertEquals(32 * 32, p.values().length);
			if (p.direction() != 0) continue;
			// All of a sagittal patch has the same x.
			assertEquals(1 + (p.position()[0] * 60 - 0.5) / 1000, p.values()[100], 1e-4);
			sagittal++;
		}
		assertTrue(sagittal > 3);
	}

	@Test
	void sameSeedSamePatchesAndEveryKindOccurs() {
		final Volume head = Phantom.brain(60, 70, 60);
		final TrainingVolume volume = new TrainingVolume(head, IntensityWindow.ofForeground(head.voxels()));
		final FeatureOptions options = new FeatureOptions(8, 1, 2, 32, 1e-3, 4);
		final List<FeaturePatch> some = new FeaturePatches(List.of(volume), questions, options).draw(60, 5,
			FeaturePatch.Wish.ANY);
		assertArrayEquals(some.get(7).values(), new FeaturePatches(List.of(volume), questions, options).draw(60, 5,
			FeaturePatch.Wish.ANY).get(7).values());
		assertEquals(questions.kindCount(), some.stream().map(FeaturePatch::kind).distinct().count());
		assertEquals(List.of("none", "coarse"), List.of(questions.kinds().get(0), questions.kinds().get(questions
			.kindCount() - 1)));
	}

	/** Perfect answers, and answers that are wrong in one thing. */
	@Test
	void scores() {
		final List<FeaturePatch> truth = new ArrayList<>();
		for (int i = 0; i < 8; i++) truth.add(new FeaturePatch(new float[1], i % questions.kindCount(), i / 10.0, i % 3, i % 4,
			new double[] { 0.1 * i, 0.5, 0.2 }));
		final float[] answers = new float[8 * questions.outputs()];
		for (int i = 0; i < 8; i++) {
			final int at = i * questions.outputs();
			final FeaturePatch p = truth.get(i);
			answers[at + p.kind()] = 5;
			if (p.kind() > 0) answers[at + questions.strengths() + p.kind() - 1] = (float) p.strength();
			answers[at + questions.directions() + p.direction()] = 5;
			answers[at + questions.turns() + (i == 0 ? 3 : p.turn())] = 5;
			for (int k = 0; k < 3; k++) answers[at + questions.positions() + k] = (float) p.position()[k] + 0.25f;
		}
		final FeatureScores s = FeatureScores.of(questions, truth, answers);
		assertEquals(1, s.kind());
		assertEquals(1, s.strength(), 1e-12);
		assertEquals(1, s.direction());
		assertEquals(7 / 8.0, s.turn());
		assertEquals(0.25, s.position(), 1e-6);
	}
}
