package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.Scope;

class SpectralNormTest {

	/** Largest singular value of the matrix below, by numpy.linalg.svd in double precision. */
	private static final double SVD = 9.77705848;
	private static final long[] SHAPE = { 24, 5, 3, 3 };

	private static NDManager manager;

	@BeforeAll
	static void open() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void close() {
		manager.close();
	}

	private static float[] matrix() {
		final float[] values = new float[24 * 45];
		for (int i = 0; i < values.length; i++) values[i] = (float) (Math.sin(i * i * 0.37) + 0.3 * Math.cos(i));
		return values;
	}

	private static SpectralNorm norm(final Parameters parameters, final Buffers buffers) {
		return new SpectralNorm(parameters, buffers, "w", SHAPE, (shape, seed) -> matrix());
	}

	@Test
	void findsTheLargestSingularValue() {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2))) {
			final SpectralNorm norm = norm(p, b);
			assertEquals(Set.of("w_orig"), p.shapes().keySet());
			assertEquals(Set.of("w_u", "w_v"), b.shapes().keySet());
			for (int i = 0; i < 50; i++) try (Scope scope = Scope.under(manager)) {
				final NDArray w = norm.weight(scope.manager(), true);
				assertEquals(new Shape(SHAPE), w.getShape());
				assertEquals(1, scope.liveArrays());
			}
			assertEquals(SVD, norm.sigma(), 1e-4);
			assertEquals(1, length(b.values().get("w_u")), 1e-5);
			assertEquals(1, length(b.values().get("w_v")), 1e-5);
			try (Scope scope = Scope.under(manager)) {
				final float[] divided = norm.weight(scope.manager(), false).toFloatArray();
				for (int i = 0; i < divided.length; i++) assertEquals(matrix()[i] / SVD, divided[i], 1e-5);
			}
		}
	}

	@Test
	void movesInTrainingOnly() {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2));
				NDManager scope = manager.newSubManager())
		{
			final SpectralNorm norm = norm(p, b);
			final float[] before = b.values().get("w_u");
			norm.weight(scope, false);
			assertArrayEquals(before, b.values().get("w_u"));
			norm.weight(scope, true);
			// One power iteration by hand: v = unit(Wᵀu), u = unit(Wv).
			final float[] w = matrix();
			final double[] v = new double[45], u = new double[24];
			for (int r = 0; r < 24; r++) for (int c = 0; c < 45; c++) v[c] += w[r * 45 + c] * before[r];
			double size = 0;
			for (final double x : v) size += x * x;
			for (int r = 0; r < 24; r++) for (int c = 0; c < 45; c++) u[r] += w[r * 45 + c] * v[c] / Math.sqrt(size);
			double sigma = 0;
			for (final double x : u) sigma += x * x;
			for (int r = 0; r < 24; r++) assertEquals(u[r] / Math.sqrt(sigma), b.values().get("w_u")[r], 1e-5);
			assertEquals(Math.sqrt(sigma), norm.sigma(), 1e-4);
		}
	}

	/** Of L = Σ c·W/σ with σ = uᵀWv: c/σ − (Σ c·W)/σ² · u vᵀ. */
	@Test
	void theGradientGoesThroughSigma() {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2));
				NDManager scope = manager.newSubManager())
		{
			final SpectralNorm norm = norm(p, b);
			p.recordGradients();
			final float[] c = new float[24 * 45];
			for (int i = 0; i < c.length; i++) c[i] = (float) Math.cos(i * 0.11);
			final NDArray factors = Constants.array(scope, c, new Shape(SHAPE));
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(norm.weight(scope, true).mul(factors).sum());
			}
			final float[] gradient = p.takeGradient(scope).toFloatArray();
			final Map<String, float[]> kept = b.values();
			final double sigma = norm.sigma();
			double product = 0;
			for (int i = 0; i < c.length; i++) product += c[i] * matrix()[i];
			for (int i = 0; i < c.length; i++) {
				final double expected = c[i] / sigma - product / (sigma * sigma) * kept.get("w_u")[i / 45] * kept.get("w_v")[i % 45];
				assertEquals(expected, gradient[i], 1e-5);
			}
		}
	}

	private static double length(final float[] values) {
		double square = 0;
		for (final float v : values) square += v * v;
		return Math.sqrt(square);
	}
}
