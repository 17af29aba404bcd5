package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.network.DsnConfiguration.Decoder;
import io.github.ddasr.network.DsnConfiguration.Mode;
import io.github.ddasr.network.DsnConfiguration.Preset;
import io.github.ddasr.volume.DdasrException;

/** The down-sampling network against the specification's counts, shapes and golden numbers. */
class DsnNetworkTest {

	private static DsnConfiguration shape(final Preset preset, final Mode mode, final int channels) {
		return new DsnConfiguration(preset, mode, 2, channels, Decoder.STYTR2, DsnConfiguration.Skip.NONE, 0);
	}

	@ParameterizedTest
	@CsvSource({ "full,1,35327425", "full,3,35394115", "small,1,6225377", "tiny,1,180601" })
	void hasThePublishedNumberOfWeights(final String preset, final int channels, final long expected) {
		try (Scope scope = Scope.open(Device.cpu())) {
			// Zeros: only the number matters.
			final Parameters p = new Parameters(scope.manager(), (name, dims, initial) -> new float[(int) new Shape(dims).size()]);
			new DsnNetwork(shape(Preset.of(preset), Mode.COMMON, channels), p);
			assertEquals(expected, p.count());
		}
	}

	@Test
	void partsHaveThePublishedNumberOfWeights() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters p = new Parameters(scope.manager(), (name, dims, initial) -> new float[(int) new Shape(dims).size()]);
			new DsnNetwork(shape(Preset.FULL, Mode.COMMON, 1), p);
			assertEquals(33280, count(p, "embedding."));
			assertEquals(3152384, count(p, "transformer.encoder_s.layers.2."));
			assertEquals(4204032, count(p, "transformer.decoder.layers.0."));
			assertEquals(31790080, count(p, "transformer."));
			assertEquals(3504065, count(p, "decode."));
		}
	}

	@Test
	void theLiteralDecoderHasItsNumberOfWeights() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters p = new Parameters(scope.manager(), (name, dims, initial) -> new float[(int) new Shape(dims).size()]);
			new ImageDecoder(p, "decode", new DsnConfiguration(Preset.FULL, Mode.COMMON, 2, 1, Decoder.PLAIN3, DsnConfiguration.Skip.NONE, 0));
			assertEquals(1549313, p.count());
		}
	}

	private static long count(final Parameters p, final String prefix) {
		return p.shapes().entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).mapToLong(e -> new Shape(e.getValue())
			.size()).sum();
	}

	@ParameterizedTest
	@CsvSource({ "common,1,64,64,64,64,64,64", "native,1,64,64,32,32,32,32", "native,1,48,64,40,24,24,32",
		"common,3,48,72,24,40,48,72" })
	void keepsOrShrinksTheStructure(final String mode, final int channels, final int h, final int w, final int textureH,
		final int textureW, final int outH, final int outW)
	{
		try (Scope scope = Scope.open(Device.cpu())) {
			final DsnNetwork network = new DsnNetwork(shape(Preset.TINY, Mode.of(mode), channels), new Parameters(scope.manager(),
				Parameters.random(1)));
			final NDArray structure = image(scope.manager(), channels, h, w), texture = image(scope.manager(), channels, textureH,
				textureW);
			assertEquals(new Shape(1, channels, outH, outW), network.forward(structure, texture).getShape());
		}
	}

	@Test
	void nativeModeByEightHasNoEnlargement() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final DsnNetwork network = new DsnNetwork(new DsnConfiguration(Preset.TINY, Mode.NATIVE, 8, 1, Decoder.PLAIN3,
				DsnConfiguration.Skip.AREA, 0),
				new Parameters(scope.manager(), Parameters.random(1)));
			final NDArray x = image(scope.manager(), 1, 64, 32);
			assertEquals(new Shape(1, 1, 8, 4), network.forward(x, x).getShape());
		}
	}

	@Test
	void theSkipAddsTheShrunkStructure() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters.Source start = Parameters.random(3);
			final DsnNetwork plain = new DsnNetwork(new DsnConfiguration(Preset.TINY, Mode.NATIVE, 2, 1, Decoder.STYTR2, DsnConfiguration.Skip.NONE, 0),
				new Parameters(scope.manager(), start));
			final DsnNetwork skipping = new DsnNetwork(new DsnConfiguration(Preset.TINY, Mode.NATIVE, 2, 1, Decoder.STYTR2,
				DsnConfiguration.Skip.AREA, 0), new Parameters(scope.manager(), start));
			final NDArray x = image(scope.manager(), 1, 32, 32);
			final float[] difference = skipping.forward(x, x).sub(plain.forward(x, x)).toFloatArray();
			final float[] pixels = x.toFloatArray();
			final float[] expected = new float[256];
			for (int i = 0; i < 256; i++) {
				final int at = i / 16 * 2 * 32 + i % 16 * 2;
				expected[i] = (pixels[at] + pixels[at + 1] + pixels[at + 32] + pixels[at + 33]) / 4;
			}
			assertArrayEquals(expected, difference, 1e-5f);
		}
	}

	@Test
	void manyQueriesAreAnsweredInPiecesAsAtOnce() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Attention attention = new Attention(new Parameters(scope.manager(), Parameters.random(5)), "a", Preset.TINY);
			final int n = (int) Attention.PIECE + 200;
			final NDArray queries = sequence(scope.manager(), n, 1), memory = sequence(scope.manager(), 50, 2);
			final NDArray all = attention.apply(queries, memory, memory, false);
			final NDArray end = attention.apply(queries.get(":, {}:", n - 300), memory, memory, false);
			assertArrayEquals(end.toFloatArray(), all.get(":, {}:", n - 300).toFloatArray(), 1e-5f);
		}
	}

	@Test
	void attentionAgreesWithItsFormula() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters p = new Parameters(scope.manager(), Parameters.random(7));
			final Attention attention = new Attention(p, "a", Preset.TINY);
			final NDArray q = sequence(scope.manager(), 3, 1), k = sequence(scope.manager(), 4, 2), v = sequence(scope.manager(), 4,
				3);
			final float[] result = attention.apply(q, k, v, false).toFloatArray();
			assertArrayEquals(plainAttention(p, q.toFloatArray(), k.toFloatArray(), v.toFloatArray(), 3, 4), result, 1e-5f);
		}
	}

	/** Multi-head attention in plain loops: 4 heads of 16. */
	private static float[] plainAttention(final Parameters p, final float[] q, final float[] k, final float[] v, final int nq,
		final int nk)
	{
		final float[] w = p.values().get("a.in_proj_weight"), out = p.values().get("a.out_proj.weight");
		final int d = 64, head = 16;
		final double[][] pq = project(q, w, 0, nq, d), pk = project(k, w, d, nk, d), pv = project(v, w, 2 * d, nk, d);
		final float[] result = new float[nq * d];
		for (int i = 0; i < nq; i++) {
			final double[] joined = new double[d];
			for (int h = 0; h < d / head; h++) {
				final double[] weights = new double[nk];
				for (int j = 0; j < nk; j++) {
					for (int c = h * head; c < (h + 1) * head; c++) weights[j] += pq[i][c] * pk[j][c] / Math.sqrt(head);
					weights[j] = Math.exp(weights[j]);
				}
				final double sum = Arrays.stream(weights).sum();
				for (int j = 0; j < nk; j++) for (int c = h * head; c < (h + 1) * head; c++) joined[c] += weights[j] / sum * pv[j][c];
			}
			for (int o = 0; o < d; o++) for (int c = 0; c < d; c++) result[i * d + o] += (float) (out[o * d + c] * joined[c]);
		}
		return result;
	}

	private static double[][] project(final float[] x, final float[] w, final int firstRow, final int n, final int d) {
		final double[][] y = new double[n][d];
		for (int i = 0; i < n; i++) for (int o = 0; o < d; o++) for (int c = 0; c < d; c++) {
			y[i][o] += w[(firstRow + o) * d + c] * x[i * d + c];
		}
		return y;
	}

	@Test
	void poolsOverTheOverlappingBinsOfTheSpecification() {
		final float[] weights = PositionCode.adaptivePooling(32, 18);
		final int[][] bins = { { 0, 2 }, { 1, 4 }, { 3, 6 }, { 5, 8 }, { 7, 9 }, { 8, 11 } };
		for (int i = 0; i < bins.length; i++) {
			for (int j = 0; j < 32; j++) {
				final boolean inside = j >= bins[i][0] && j < bins[i][1];
				assertEquals(inside ? 1f / (bins[i][1] - bins[i][0]) : 0, weights[i * 32 + j], 1e-7f, "bin " + i + ", sample " + j);
			}
		}
		assertEquals(1 / 3f, weights[16 * 32 + 28], 1e-7f);
		assertEquals(0.5f, weights[17 * 32 + 30], 1e-7f);
	}

	@Test
	void interpolatesWithTheWeightsOfTheSpecification() {
		final float[] weights = PositionCode.interpolation(18, 32);
		assertArrayEquals(new float[] { 1, 0, 0 }, Arrays.copyOf(weights, 3), 1e-6f);
		assertArrayEquals(new float[] { 0.65625f, 0.34375f, 0 }, Arrays.copyOfRange(weights, 18, 21), 1e-6f);
		assertArrayEquals(new float[] { 0.09375f, 0.90625f, 0 }, Arrays.copyOfRange(weights, 36, 39), 1e-6f);
		assertEquals(0.78125f, weights[15 * 18 + 8], 1e-6f);
		assertEquals(0.21875f, weights[15 * 18 + 9], 1e-6f);
		assertEquals(1, weights[31 * 18 + 17], 1e-6f);
	}

	@Test
	void codesAPlaneAsTheSpecificationDoes() {
		try (Scope scope = Scope.open(Device.cpu())) {
			// With the identity as its linear layer, the position code is pooling and interpolation alone.
			final Parameters p = new Parameters(scope.manager(), (name, dims, initial) -> identity(dims));
			final PositionCode code = new PositionCode(p, "new_ps", Preset.FULL);
			final float[] plane = new float[512 * 1024];
			for (int i = 0; i < plane.length; i++) plane[i] = i % 1024 / 32 + 0.1f * (i % 32);
			final NDArray result = code.apply(scope.manager().create(plane, new Shape(1, 512, 32, 32)));
			assertEquals(0.55f, result.getFloat(0, 3, 0, 0), 1e-5f);
			assertEquals(11.81875f, result.getFloat(0, 500, 10, 20), 1e-5f);
			assertEquals(33.55f, result.getFloat(0, 0, 31, 31), 1e-4f);
		}
	}

	private static float[] identity(final long[] dims) {
		final float[] values = new float[(int) new Shape(dims).size()];
		if (dims.length > 1) for (int i = 0; i < dims[0]; i++) values[(int) (i * dims[1] + i)] = 1;
		return values;
	}

	@Test
	void releasesWhatItMakes() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final DsnNetwork network = new DsnNetwork(shape(Preset.TINY, Mode.COMMON, 1), new Parameters(scope.manager(), Parameters
				.random(1)));
			network.parameters().flat();
			final NDArray x = image(scope.manager(), 1, 32, 32);
			final int before = scope.liveArrays();
			network.forward(x, x).close();
			assertEquals(before, scope.liveArrays());
		}
	}

	@Test
	void refusesWhatItCannotDo() {
		assertTrue(assertThrows(DdasrException.class, () -> new DsnConfiguration(Preset.TINY, Mode.NATIVE, 3, 1, Decoder.STYTR2,
			DsnConfiguration.Skip.NONE, 0)).getMessage().contains("mode=common"));
		assertTrue(assertThrows(DdasrException.class, () -> new DsnConfiguration(Preset.TINY, Mode.COMMON, 2, 2, Decoder.STYTR2,
			DsnConfiguration.Skip.NONE, 0)).getMessage().contains("1 or 3 channels"));
		assertTrue(assertThrows(DdasrException.class, () -> Preset.of("huge")).getMessage().contains("tiny, small, full"));
	}

	private static NDArray image(final NDManager manager, final int channels, final int h, final int w) {
		Engines.start();
		final float[] values = new float[channels * h * w];
		for (int i = 0; i < values.length; i++) values[i] = (float) (0.5 + 0.5 * Math.sin(0.37 * i + 0.01 * (i % 7) * i));
		return manager.create(values, new Shape(1, channels, h, w));
	}

	private static NDArray sequence(final NDManager manager, final int n, final int salt) {
		final float[] values = new float[n * 64];
		for (int i = 0; i < values.length; i++) values[i] = (float) Math.sin(0.71 * i * salt + i % 13);
		return manager.create(values, new Shape(1, n, 64));
	}
}
