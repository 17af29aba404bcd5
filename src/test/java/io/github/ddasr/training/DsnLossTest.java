package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.engine.Scope;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.volume.DdasrException;

/** The terms of DSN's loss against plain loops. */
class DsnLossTest {

	private static final int N = 2, SIDE = 16;

	/** The image itself, its negative and its square: maps that can be computed by hand. */
	private static final FeatureMaps SIMPLE = new FeatureMaps() {

		@Override
		public List<NDArray> of(final NDArray images) {
			return List.of(images, images.neg(), images.square());
		}

		@Override
		public String provenance() {
			return "three simple maps";
		}
	};

	@Test
	void termsAgreeWithTheirFormulas() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[][] v = new float[6][];
			for (int i = 0; i < v.length; i++) v[i] = values(i + 1);
			final NDArray[] a = new NDArray[6];
			for (int i = 0; i < a.length; i++) a[i] = image(scope.manager(), v[i]);
			final DsnLoss loss = new DsnLoss(DsnWeights.PUBLISHED, SIMPLE, scope.manager());
			final NDList terms = loss.terms(new DsnLoss.Images(a[0], null, null, a[1], a[2], a[3], a[4], a[5]), null);
			final double structure = squared(normalised(negative(v[0])), normalised(negative(v[3]))) + squared(normalised(square(
				v[0])), normalised(square(v[3])));
			final double domain = statistics(v[0], v[4]) + statistics(negative(v[0]), negative(v[4])) + statistics(square(v[0]),
				square(v[4]));
			final double identity = squared(v[1], v[3]) + squared(v[2], v[5]);
			final double features = 2 * squared(v[1], v[3]) + squared(square(v[1]), square(v[3])) + 2 * squared(v[2], v[5]) + squared(
				square(v[2]), square(v[5]));
			final double[] expected = { structure, domain, identity, features };
			for (int i = 0; i < 4; i++) assertEquals(expected[i], terms.get(i).getFloat(), 1e-4 * expected[i], DsnLoss.TERMS.get(i +
				1));
			assertEquals(7 * structure + 10 * domain + 30 * identity + 5 * features, loss.total(terms).getFloat(), 1e-3);
		}
	}

	/** The look of a scan is that of its tissue: what is dark in the structure does not count, however large its share is. */
	@Test
	void looksAreComparedOverTissue() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] output = values(1), structure = values(2), crop = values(3);
			for (int i = 0; i < structure.length; i += 3) structure[i] = 0.05f;
			for (int i = 0; i < crop.length; i += 4) crop[i] = 0.05f;
			final NDArray o = image(scope.manager(), output), x = image(scope.manager(), structure), y = image(scope.manager(), crop);
			final DsnLoss loss = new DsnLoss(DsnWeights.PUBLISHED, SIMPLE, scope.manager());
			final float[] other = values(4);
			final DsnLoss.Looks looks = new DsnLoss.Looks(loss.look(List.of(image(scope.manager(), other))), loss.look(List.of(y)));
			double expected = 0;
			for (int map = 0; map < 3; map++) {
				final double[] a = tissue(mapped(output, map), structure), b = tissue(mapped(structure, map), structure), c = tissue(mapped(
					other, map), other), d = tissue(mapped(crop, map), crop);
				// What changes in this batch, against what differs between the domains.
				for (int i = 0; i < 2; i++) expected += Math.pow(a[i] - b[i] - (d[i] - c[i]), 2);
			}
			assertEquals(expected, loss.terms(new DsnLoss.Images(o, null, null, o, o, x, y, y), looks).get(1).getFloat(), 1e-4 * expected);
		}
	}

	private static float[] mapped(final float[] image, final int map) {
		return map == 0 ? image : map == 1 ? negative(image) : square(image);
	}

	/** Mean and standard deviation over the pixels of all images that are not dark in another. */
	private static double[] tissue(final float[] map, final float[] other) {
		double mean = 0, squares = 0;
		int n = 0;
		for (int i = 0; i < map.length; i++) if (other[i] >= 0.1f) {
			mean += map[i];
			n++;
		}
		mean /= n;
		for (int i = 0; i < map.length; i++) if (other[i] >= 0.1f) squares += (map[i] - mean) * (map[i] - mean) / n;
		return new double[] { mean, Math.sqrt(squares + 1e-5) };
	}

	@Test
	void allLayersAreComparedAsTheyAreIfAskedFor() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray a = image(scope.manager(), values(1)), b = image(scope.manager(), values(2));
			final DsnLoss loss = new DsnLoss(new DsnWeights(1, 0, 0, 0, 0, 0, DsnWeights.Unit.CROP, true), SIMPLE, scope.manager());
			final double expected = 2 * squared(values(1), values(2)) + squared(square(values(1)), square(values(2)));
			assertEquals(expected, loss.terms(new DsnLoss.Images(a, null, null, a, a, b, b, b), null).get(0).getFloat(), 1e-5);
		}
	}

	@Test
	void nothingIsLostWhereNothingChanges() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray a = image(scope.manager(), values(3));
			final NDList terms = new DsnLoss(DsnWeights.PUBLISHED, SIMPLE, scope.manager()).terms(new DsnLoss.Images(a, null, null, a, a, a, a,
				a), null);
			for (final NDArray term : terms) assertEquals(0, term.getFloat(), 1e-9);
		}
	}

	/** Through a real feature network, the slope of the total along a direction is that of its recorded gradient. */
	@Test
	void gradientAgreesWithFiniteDifferences() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDManager m = scope.manager();
			final DsnLoss loss = new DsnLoss(DsnWeights.PUBLISHED, VggFeatures.random(1, 8, m), m);
			final float[] start = large(1), direction = large(5), other = large(2), third = large(3);
			final NDArray x = m.create(start, new Shape(1, 1, 32, 32));
			x.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(total(loss, x, other, third));
			}
			final float[] gradient = x.getGradient().toFloatArray();
			double slope = 0;
			for (int i = 0; i < gradient.length; i++) slope += gradient[i] * direction[i];
			final double h = 2e-3;
			final double up = total(loss, moved(m, start, direction, h), other, third).getFloat();
			final double down = total(loss, moved(m, start, direction, -h), other, third).getFloat();
			assertEquals(slope, (up - down) / (2 * h), 0.02 * Math.abs(slope));
		}
	}

	private static NDArray total(final DsnLoss loss, final NDArray x, final float[] other, final float[] third) {
		final NDArray o = x.getManager().create(other, x.getShape()), t = x.getManager().create(third, x.getShape());
		return loss.total(loss.terms(new DsnLoss.Images(x, null, null, x, x, o, t, t), null));
	}

	private static NDArray moved(final NDManager m, final float[] start, final float[] direction, final double h) {
		final float[] values = new float[start.length];
		for (int i = 0; i < values.length; i++) values[i] = (float) (start[i] + h * direction[i]);
		return m.create(values, new Shape(1, 1, 32, 32));
	}

	@Test
	void refusesWeightsThatTeachNothing() {
		assertTrue(assertThrows(DdasrException.class, () -> new DsnWeights(0, 0, 0, 0, 0, 0, DsnWeights.Unit.CROP, false)).getMessage().contains(
			"nothing would be learned"));
		assertThrows(DdasrException.class, () -> new DsnWeights(-1, 10, 30, 5, 0, 0, DsnWeights.Unit.CROP, false));
	}

	@Test
	void deviationIsUnbiased() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray x = scope.manager().create(new float[] { 1, 2, 3, 6 }, new Shape(1, 1, 2, 2));
			// mean 3, squares 4 + 1 + 0 + 9 over 3
			assertArrayEquals(new float[] { (float) Math.sqrt(14 / 3.0 + 1e-5) }, DsnLoss.deviation(x).toFloatArray(), 1e-6f);
		}
	}

	private static double statistics(final float[] a, final float[] b) {
		double sum = 0;
		for (int n = 0; n < N; n++) {
			final double[] s = meanAndDeviation(a, n), t = meanAndDeviation(b, n);
			sum += ((s[0] - t[0]) * (s[0] - t[0]) + (s[1] - t[1]) * (s[1] - t[1])) / N;
		}
		return sum;
	}

	private static float[] normalised(final float[] a) {
		final float[] result = new float[a.length];
		for (int n = 0; n < N; n++) {
			final double[] s = meanAndDeviation(a, n);
			for (int i = 0; i < SIDE * SIDE; i++) result[n * SIDE * SIDE + i] = (float) ((a[n * SIDE * SIDE + i] - s[0]) / s[1]);
		}
		return result;
	}

	private static double[] meanAndDeviation(final float[] a, final int n) {
		double mean = 0, squares = 0;
		for (int i = 0; i < SIDE * SIDE; i++) mean += a[n * SIDE * SIDE + i] / (SIDE * SIDE);
		for (int i = 0; i < SIDE * SIDE; i++) squares += Math.pow(a[n * SIDE * SIDE + i] - mean, 2) / (SIDE * SIDE - 1);
		return new double[] { mean, Math.sqrt(squares + 1e-5) };
	}

	private static double squared(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (double) (a[i] - b[i]) / a.length;
		return sum;
	}

	private static float[] negative(final float[] a) {
		final float[] r = a.clone();
		for (int i = 0; i < r.length; i++) r[i] = -r[i];
		return r;
	}

	private static float[] square(final float[] a) {
		final float[] r = a.clone();
		for (int i = 0; i < r.length; i++) r[i] *= r[i];
		return r;
	}

	private static float[] values(final int seed) {
		return random(N * SIDE * SIDE, seed);
	}

	private static float[] large(final int seed) {
		return random(32 * 32, seed);
	}

	private static float[] random(final int n, final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++) values[i] = (float) random.nextDouble();
		return values;
	}

	private static NDArray image(final NDManager manager, final float[] values) {
		return manager.create(values, new Shape(N, 1, SIDE, SIDE));
	}
}
