package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.MetricSettings.BlockRule;

/** Where in a slice NIQE finds it good or bad. */
class NiqeMapTest {

	private static final int SIDE = 240;

	private static NiqeScorer bundled(final BlockRule rule) {
		return (NiqeScorer) new NiqeMr().prepare(new MetricSettings(rule, 96, false, false, false, "", "", ModelStore.standard(
			null)));
	}

	/** A texture of 240 × 240 pixels whose right half has noise, and nothing but air below row 192. */
	private static GreySlice halfNoisy(final boolean[] mask) {
		final double[] texture = FormulaImages.values(FormulaImages.fractal()), values = new double[SIDE * SIDE];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < values.length; i++) {
			final int x = i % SIDE, y = i / SIDE;
			final double noise = x < SIDE / 2 ? 0 : random.nextInt(-40, 41);
			values[i] = y < 192 ? Math.max(1, Math.min(255, texture[y * 512 + x] + noise)) : 0;
		}
		return new GreySlice(values, SIDE, SIDE, mask, 0, null);
	}

	@Test
	void noisyHalfIsWorseAndAirHasNoFigure() {
		final LocalMap map = bundled(BlockRule.LIVE).localMap(halfNoisy(null));
		assertEquals(List.of(10, 10, 0, 0, 24), List.of(map.columns(), map.rows(), map.left(), map.top(), map.cell()));
		double clean = 0, noisy = 0;
		for (int row = 0; row < 10; row++) for (int column = 0; column < 10; column++) {
			final float score = map.values()[10 * row + column];
			assertEquals(row >= 8, Float.isNaN(score), row + ", " + column + ": " + score);
			if (row < 8 && column < 5) clean += score / 40;
			if (row < 8 && column >= 5) noisy += score / 40;
		}
		assertTrue(noisy > 1.5 * clean, clean + " without, " + noisy + " with noise");
	}

	@Test
	void backgroundHasNoFigureUnderTheRuleForValidBlocks() {
		final boolean[] mask = new boolean[SIDE * SIDE];
		// Of the blocks in the third column a bit less than half.
		for (int i = 0; i < mask.length; i++) mask[i] = i % SIDE < 48 + 11;
		final LocalMap map = bundled(BlockRule.VALID).localMap(halfNoisy(mask));
		for (int i = 0; i < 80; i++) assertEquals(i % 10 >= 2, Float.isNaN(map.values()[i]), "block " + i);
		final LocalMap all = bundled(BlockRule.LIVE).localMap(halfNoisy(mask));
		for (int i = 0; i < 80; i++) if (i % 10 < 2) assertEquals(all.values()[i], map.values()[i]);
	}

	/** The figure of the exact oracle for this block, with the published parameters. */
	@Test
	void blockByItselfHasTheFigureWithoutCovariance() {
		final NiqeModel live = PublishedParameters.niqe(MetricGoldens.parameters("niqe_modelparameters.mat"));
		final GreySlice camera = MetricGoldens.image("camera");
		final double[] block = new double[96 * 96];
		for (int y = 0; y < 96; y++) System.arraycopy(camera.values(), (100 + y) * 512 + 100, block, 96 * y, 96);
		final LocalMap map = new NiqeScorer(live, 96, MetricSettings.defaults(null), false).localMap(GreySlice.of(block, 96, 96));
		assertEquals(1, map.values().length);
		assertEquals(6.698911588754, map.values()[0], 1e-6);
	}

	@Test
	void smallOrBrokenSlicesHaveNoMap() {
		final double[] values = new double[24 * 24];
		Arrays.setAll(values, i -> i * 7919 % 251);
		assertEquals(1, bundled(BlockRule.LIVE).localMap(GreySlice.of(values, 24, 24)).values().length);
		assertEquals(0, bundled(BlockRule.LIVE).localMap(GreySlice.of(values, 32, 18)).values().length);
		values[7] = Double.NaN;
		assertEquals(0, bundled(BlockRule.LIVE).localMap(GreySlice.of(values, 24, 24)).values().length);
	}
}
