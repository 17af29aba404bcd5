package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.volume.DdasrException;

class SrnGeneratorTest {

	private static NDManager manager;

	@BeforeAll
	static void start() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void stop() {
		manager.close();
	}

	/** Specification of DDASR §2.2. */
	@ParameterizedTest
	@CsvSource({ "tiny,1,1,661585", "tiny,2,1,675457", "tiny,4,1,684737", "small,1,1,4497185", "small,2,1,4552577",
		"small,4,1,4589569", "base,1,1,30672129", "base,2,1,30893505", "base,4,1,31041217", "base,2,3,30895811",
		"large,1,1,99891201", "large,2,1,100112577", "large,4,1,100260289" })
	void hasThePublishedNumberOfParameters(final String preset, final int scale, final int channels, final long count) {
		try (Parameters p = zeros()) {
			new SrnGenerator(new SrnConfiguration(Preset.of(preset), scale, channels, GlobalSkip.NONE), p);
			assertEquals(count, p.count());
		}
	}

	@Test
	void countsByPart() {
		try (Parameters p = zeros()) {
			new SrnGenerator(new SrnConfiguration(Preset.BASE, 2, 1, GlobalSkip.NONE), p);
			assertEquals(720_064, count(p, "stem."));
			assertEquals(1_704_576, count(p, "encoder."));
			assertEquals(22_825_984, count(p, "body.") + count(p, "conv_body."));
			assertEquals(5_605_376, count(p, "decoder."));
			assertEquals(37_505, count(p, "head."));
			assertEquals(239_808, count(p, "stem.rrdb.rdb1."));
		}
	}

	/**
	 * Values of the same network with the same formula weights, computed in double precision with numpy, every layer
	 * written out as a sum of shifted products.
	 */
	@ParameterizedTest
	@CsvSource({ "1,none,-0.330774139,0.148018064,-0.1953502,-0.2921543,-0.0835724,-0.5349955",
		"2,bilinear,0.377577038,0.260522002,0.2151294,-0.0542351,0.0508949,0.0684409",
		"4,none,-0.031047112,0.197982684,-0.0739303,-0.1518866,-0.0250868,-0.1848549" })
	void agreesWithAnIndependentComputation(final int scale, final String skip, final double mean, final double sd,
		final float first, final float inside, final float last, final float other)
	{
		try (Parameters p = new Parameters(manager, new FormulaWeights()); NDManager scope = manager.newSubManager()) {
			final SrnGenerator g = new SrnGenerator(new SrnConfiguration(Preset.TINY, scale, 1, GlobalSkip.of(skip)), p);
			final int h = 16 * scale, w = 24 * scale;
			final float[] out = ChannelsLast.toPlanar(g.forward(ChannelsLast.fromPlanar(scope, FormulaWeights.image(16 * 24),
				new Shape(1, 1, 16, 24))));
			assertEquals(h * w, out.length);
			assertArrayEquals(new float[] { first, inside, last, other }, new float[] { out[0], out[3 * w + 5], out[h * w - 1],
				out[7 * w + 11] }, 2e-5f);
			double sum = 0, square = 0;
			for (final float v : out) sum += v;
			for (final float v : out) square += (v - sum / out.length) * (v - sum / out.length);
			assertEquals(mean, sum / out.length, 1e-5);
			assertEquals(sd, Math.sqrt(square / out.length), 1e-5);
		}
	}

	@Test
	void aBatchGivesWhatItsImagesGive() {
		try (Parameters p = new Parameters(manager, Parameters.random(3)); NDManager scope = manager.newSubManager()) {
			final SrnGenerator g = new SrnGenerator(new SrnConfiguration(Preset.TINY, 2, 1, GlobalSkip.SINC), p);
			final float[] two = FormulaWeights.image(2 * 40 * 56), one = java.util.Arrays.copyOfRange(two, 40 * 56, 2 * 40 * 56);
			final NDArray both = g.forward(ChannelsLast.fromPlanar(scope, two, new Shape(2, 1, 40, 56)));
			assertEquals(new Shape(2, 1, 80, 112), both.getShape());
			final float[] second = ChannelsLast.toPlanar(both.get(1));
			final float[] alone = ChannelsLast.toPlanar(g.forward(ChannelsLast.fromPlanar(scope, one, new Shape(1, 1, 40, 56))));
			assertArrayEquals(alone, second, 1e-5f);
		}
	}

	@Test
	void startsWithoutACheckerboard() {
		final float[] w = Initialisation.icnr(Initialisation.kaiming(1)).values(new long[] { 8, 3, 3, 3 }, 5);
		final int filter = 27;
		for (int k = 1; k < 4; k++) for (int i = 0; i < filter; i++) assertEquals(w[i], w[k * filter + i]);
		assertEquals(false, w[0] == w[4 * filter]);
	}

	@Test
	void startsWithTheSpreadOfItsRule() {
		final float[] w = Initialisation.kaiming(0.1).values(new long[] { 64, 32, 3, 3 }, 5);
		double square = 0;
		for (final float v : w) square += v * v;
		assertEquals(0.1 * Math.sqrt(2.0 / 288), Math.sqrt(square / w.length), 1.5e-4);
	}

	@Test
	void releasesWhatItMakes() {
		try (Parameters p = new Parameters(manager, Parameters.random(3)); NDManager scope = manager.newSubManager()) {
			final SrnGenerator g = new SrnGenerator(new SrnConfiguration(Preset.TINY, 2, 1, GlobalSkip.SINC), p);
			p.flat();
			final int before = p.manager().getManagedArrays().size();
			final NDArray image = ChannelsLast.fromPlanar(scope, FormulaWeights.image(256), new Shape(1, 1, 16, 16));
			final int input = scope.getManagedArrays().size();
			g.forward(image);
			assertEquals(input + 1, scope.getManagedArrays().size());
			assertEquals(before, p.manager().getManagedArrays().size());
		}
	}

	@Test
	void refusesWhatItCannotBe() {
		assertEquals("SRN enlarges by 1, 2 or 4, not by 3.", assertThrows(DdasrException.class, () -> new SrnConfiguration(
			Preset.TINY, 3, 1, GlobalSkip.NONE)).getMessage());
		assertEquals("There is no SRN preset \"huge\". Choose one of: tiny, small, base, large.", assertThrows(
			DdasrException.class, () -> Preset.of("huge")).getMessage());
		assertEquals("There is no global skip \"cubic\". Choose one of: none, bilinear, lanczos, sinc.", assertThrows(
			DdasrException.class, () -> GlobalSkip.of("cubic")).getMessage());
		assertEquals(Preset.BASE, Preset.of(" Base ".toUpperCase(Locale.ROOT)));
	}

	@Test
	void refusesWeightsOfAnotherNetwork() {
		try (Parameters p = new Parameters(manager, (name, shape, initial) -> new float[7])) {
			final String message = assertThrows(DdasrException.class, () -> new SrnGenerator(new SrnConfiguration(Preset.TINY, 2,
				1, GlobalSkip.NONE), p)).getMessage();
			assertEquals("The weight \"stem.conv.weight\" has 7 values, but the network needs 144. " +
				"The file belongs to another network, preset or version.", message);
		}
	}

	private static Parameters zeros() {
		return new Parameters(manager, (name, shape, initial) -> {
			int n = 1;
			for (final long s : shape) n *= s;
			return new float[n];
		});
	}

	private static long count(final Parameters p, final String prefix) {
		return p.shapes().entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).mapToLong(e -> {
			long n = 1;
			for (final long s : e.getValue()) n *= s;
			return n;
		}).sum();
	}
}
