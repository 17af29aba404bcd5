package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.model.MiassrShape.Preset;
import io.github.ddasr.volume.DdasrException;

class MiassrNetworksTest {

	/** Weights of the tail that the published classes have and never use: 64 → 256 and 64 → 1. */
	private static final long UNUSED = 148_289;
	/** The means, as published counted among the weights. */
	private static final long MEANS = 4;

	private static NDManager manager;

	@BeforeAll
	static void start() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void stop() {
		manager.close();
	}

	private static final Parameters.Source ZEROS = (name, shape, initial) -> {
		int n = 1;
		for (final long s : shape) n *= s;
		return new float[n];
	};

	/** Totals of the specification (§2.1). */
	@ParameterizedTest
	@CsvSource({ "EDSR,1516613", "SRRESNET,1520838", "RDN,5763269" })
	void hasThePublishedNumberOfWeights(final Extractor extractor, final long total) {
		try (NDManager scope = manager.newSubManager()) {
			final MiassrGenerator g = new MiassrGenerator(MiassrShape.of(Preset.FULL, extractor, 1), new Parameters(scope, ZEROS), new Buffers(
				scope, ZEROS));
			assertEquals(total, g.parameters().count() + UNUSED + MEANS);
			assertEquals(149_056, count(g.parameters(), "meta_upsampler."));
		}
	}

	private static long count(final Parameters p, final String prefix) {
		return p.shapes().entrySet().stream().filter(e -> e.getKey().startsWith(prefix)).mapToLong(e -> Arrays.stream(e.getValue()).reduce(1,
			(a, b) -> a * b)).sum();
	}

	@ParameterizedTest
	@CsvSource({ "true,23562561", "false,23558721" })
	void discriminatorHasThePublishedNumberOfWeights(final boolean normalised, final long total) {
		try (NDManager scope = manager.newSubManager()) {
			final MiassrDiscriminator d = new MiassrDiscriminator(96, 1, MiassrDiscriminator.WIDTH, normalised, new Parameters(scope, ZEROS),
				new Buffers(scope, ZEROS));
			assertEquals(total, d.parameters().count());
		}
	}

	@Test
	void discriminatorJudgesEverySizeThatHalvesAlike() {
		try (NDManager scope = manager.newSubManager()) {
			final Parameters.Source random = Parameters.random(3);
			final MiassrDiscriminator d = new MiassrDiscriminator(48, 2, 2, true, new Parameters(scope, random), new Buffers(scope, random));
			for (final int side : new int[] { 33, 45, 48 }) {
				final NDArray image = scope.create(FormulaWeights.image(2 * 2 * side * side), new Shape(2, 2, side, side));
				assertEquals(new Shape(2, 1, 1, 1), d.apply(image, true).get(0).getShape());
			}
			assertEquals("This discriminator judges images of 33 to 48 pixels a side, not 32 × 32. Choose patches of its size, or build it " +
				"for theirs.", assertThrows(DdasrException.class, () -> d.requireSize(32, 32)).getMessage());
		}
	}

	/** Small networks whose weights stay at hand. */
	private static Map<String, float[]> weights(final MiassrShape shape) {
		final Map<String, float[]> values = new LinkedHashMap<>();
		final FormulaWeights formula = new FormulaWeights();
		try (NDManager scope = manager.newSubManager()) {
			final Parameters.Source source = (name, s, initial) -> values.computeIfAbsent(name, n -> n.endsWith("running_var") ? filled(s, 0.8f)
				: formula.values(n, s, initial));
			new MiassrGenerator(shape, new Parameters(scope, source), new Buffers(scope, source));
		}
		return values;
	}

	private static float[] filled(final long[] shape, final float value) {
		final float[] values = new float[(int) shape[0]];
		Arrays.fill(values, value);
		return values;
	}

	private static MiassrScaleNetwork network(final MiassrShape shape, final Map<String, float[]> weights, final long bytes) {
		final DeviceSelection cpu = Devices.ofThisMachine().resolve(DeviceChoice.parse("cpu"));
		return new MiassrScaleNetwork(shape, (name, s, initial) -> weights.get(name), new double[] { 1.1, 4 }, bytes, cpu);
	}

	/** §2.2 literally, in double precision: a kernel for every new pixel, predicted from its place. */
	@ParameterizedTest
	@CsvSource({ "1.1", "1.37", "2", "2.5", "3.3", "4" })
	void upscalesByTheDirectFormula(final double scale) {
		final int h = 7, w = 9, f = 5, hidden = 6, c = 2;
		final MiassrShape shape = new MiassrShape(Extractor.EDSR, f, 1, 0, 0, hidden, c, false);
		final Map<String, float[]> weights = weights(shape);
		try (NDManager scope = manager.newSubManager()) {
			final Parameters.Source source = (name, s, initial) -> weights.get(name);
			final MiassrGenerator g = new MiassrGenerator(shape, new Parameters(scope, source), new Buffers(scope, source));
			final float[] features = FormulaWeights.image(f * h * w);
			final MiassrGrid grid = MiassrGrid.published(h, w, scale);
			final int newH = (int) (scale * h), newW = (int) (scale * w);
			final NDArray found = g.upscale().apply(g.upscale().prepare(scope.create(features, new Shape(1, f, h, w))), 1, grid, 0, newH, 0, h);
			assertEquals(new Shape(1, c, newH, newW), found.getShape());
			final float[] wanted = new float[c * newH * newW];
			for (int i = 0; i < newH; i++) for (int j = 0; j < newW; j++) {
				final float[] pixel = pixel(features, weights, h, w, f, c, i * (float) (1 / scale), j * (float) (1 / scale), (float) (1 / scale));
				for (int o = 0; o < c; o++) wanted[(o * newH + i) * newW + j] = pixel[o];
			}
			assertArrayEquals(wanted, found.toFloatArray(), 2e-5f);
		}
	}

	private static float[] pixel(final float[] features, final Map<String, float[]> weights, final int h, final int w, final int f,
		final int c, final float u, final float v, final float inverse)
	{
		final String name = "meta_upsampler.P2W.meta_block.";
		final float[] w1 = weights.get(name + "0.weight"), b1 = weights.get(name + "0.bias");
		final float[] w2 = weights.get(name + "2.weight"), b2 = weights.get(name + "2.bias");
		final int i0 = Math.min((int) Math.floor(u), h - 1), j0 = Math.min((int) Math.floor(v), w - 1);
		final double[] place = { inverse, u - Math.floor(u), v - Math.floor(v) }, answer = new double[b1.length];
		for (int k = 0; k < answer.length; k++) {
			answer[k] = b1[k];
			for (int d = 0; d < 3; d++) answer[k] += w1[3 * k + d] * place[d];
			answer[k] = Math.max(0, answer[k]);
		}
		final float[] result = new float[c];
		for (int o = 0; o < c; o++) {
			double sum = 0;
			for (int m = 0; m < f; m++) for (int ky = 0; ky < 3; ky++) for (int kx = 0; kx < 3; kx++) {
				final int y = i0 + ky - 1, x = j0 + kx - 1;
				if (y < 0 || y >= h || x < 0 || x >= w) continue;
				final int row = ((m * 3 + ky) * 3 + kx) * c + o;
				double kernel = b2[row];
				for (int k = 0; k < answer.length; k++) kernel += w2[row * answer.length + k] * answer[k];
				sum += kernel * features[(m * h + y) * w + x];
			}
			result[o] = (float) sum;
		}
		return result;
	}

	/** Tiles must not show: bands of one row, of whatever extractor, give what the whole slice gives. */
	@ParameterizedTest
	@CsvSource({ "EDSR,1,true", "SRRESNET,2,false", "RDN,1,false" })
	void bandsGiveWhatTheWholeGives(final Extractor extractor, final int channels, final boolean own) {
		final boolean dense = extractor == Extractor.RDN;
		final MiassrShape shape = new MiassrShape(extractor, 6, 2, dense ? 2 : 0, dense ? 3 : 0, 8, channels, own);
		final Map<String, float[]> weights = weights(shape);
		final float[] image = FormulaWeights.image(channels * 41 * 13);
		try (MiassrScaleNetwork whole = network(shape, weights, Long.MAX_VALUE); MiassrScaleNetwork bands = network(shape, weights, 1)) {
			final float[] wanted = whole.apply(image, 41, 13, 2.3), found = bands.apply(image, 41, 13, 2.3);
			assertEquals(channels * 94 * 29, wanted.length);
			assertArrayEquals(wanted, found, 1e-5f);
			// A pixel outside of the reach does not matter, one just inside does; the grid's row 50 lies in the image's row 21.
			assertTrue(bands.bytes(41, 13, 2.3) < whole.bytes(41, 13, 2.3));
			final float[] far = image.clone();
			for (int x = 0; x < 13; x++) far[(21 - shape.radius() - 1) * 13 + x] += 5;
			final int row = own ? Integer.MIN_VALUE : 50 * 29;
			if (row >= 0) assertArrayEquals(Arrays.copyOfRange(wanted, row, row + 29), Arrays.copyOfRange(whole.apply(far, 41, 13, 2.3), row, row +
				29), 1e-5f);
		}
	}

	@Test
	void aBatchGivesWhatItsImagesGive() {
		final MiassrShape shape = new MiassrShape(Extractor.EDSR, 6, 2, 0, 0, 8, 2, true);
		final Map<String, float[]> weights = weights(shape);
		try (NDManager scope = manager.newSubManager()) {
			final Parameters.Source source = (name, s, initial) -> weights.get(name);
			final MiassrGenerator g = new MiassrGenerator(shape, new Parameters(scope, source), new Buffers(scope, source));
			final MiassrGrid grid = MiassrGrid.ofPiece(20, 17);
			final NDArray both = scope.create(FormulaWeights.image(2 * 2 * 400), new Shape(2, 2, 20, 20));
			final NDArray base = scope.create(FormulaWeights.image(2 * 2 * 34 * 34), new Shape(2, 2, 34, 34));
			final float[] second = g.forward(both, grid, base).get(1).toFloatArray();
			assertArrayEquals(g.forward(both.get("1:2"), grid, base.get("1:2")).toFloatArray(), second, 1e-5f);
		}
	}

	/** What has learned nothing gives the interpolation, and a constant stays one. */
	@Test
	void ownKindBeginsAtTheInterpolation() {
		final MiassrShape shape = MiassrShape.of(Preset.TINY, Extractor.EDSR, 1);
		final Map<String, float[]> weights = new LinkedHashMap<>();
		weights(shape).forEach((name, values) -> weights.put(name, name.startsWith("meta") ? new float[values.length] : values));
		final float[] image = new float[15 * 12];
		for (int y = 0; y < 15; y++) for (int x = 0; x < 12; x++) image[y * 12 + x] = 0.1f + 0.02f * y + 0.03f * x;
		try (MiassrScaleNetwork network = network(shape, weights, Long.MAX_VALUE)) {
			final float[] large = network.apply(image, 15, 12, 2.5);
			assertEquals(37 * 30, large.length);
			// The outer faces of both grids are the same: row 18 of 37 lies in the middle of the slice, at row 7.
			assertEquals(0.1f + 0.02f * 7 + 0.03f * (15.5f * 12 / 30 - 0.5f), large[18 * 30 + 15], 1e-4);
		}
	}

	/** 1.4 · 45 lacks a whole number by rounding alone: networks of both kinds give the size that they are asked for. */
	@ParameterizedTest
	@CsvSource({ "true, 63, 1.4", "false, 62, 1.4", "false, 63, 1.400000001", "true, 62, 1.377777779" })
	void aScaleIsFoundForEachSize(final boolean own, final int wanted, final double scale) {
		final MiassrShape shape = new MiassrShape(Extractor.EDSR, 4, 1, 0, 0, 5, 1, own);
		try (MiassrScaleNetwork network = network(shape, weights(shape), Long.MAX_VALUE)) {
			final double found = network.scaleFor(1.4, 45, 45, wanted, wanted);
			assertEquals(scale, found, 5e-10);
			assertEquals(wanted, network.size(45, found));
			assertEquals(wanted * wanted, network.apply(new float[2025], 45, 45, found).length);
			assertTrue(Double.isNaN(network.scaleFor(1.4, 45, 45, 63, 69)));
		}
	}

	@Test
	void mirroredViewsOfThePublishedKindNeedWholeSizes() {
		for (final boolean own : new boolean[] { true, false }) {
			final MiassrShape shape = new MiassrShape(Extractor.EDSR, 4, 1, 0, 0, 5, 1, own);
			try (MiassrScaleNetwork network = network(shape, weights(shape), Long.MAX_VALUE)) {
				assertTrue(network.canMirror(20, 30, 2.5) && network.canMirror(180, 10, 1.4) && network.canMirror(30, 30, 2.300000001));
				assertEquals(own, network.canMirror(20, 30, 2.33));
				assertEquals(own, network.canMirror(30, 20, 2.33));
			}
		}
	}

	@Test
	void gridsCountFromTheCorner() {
		final MiassrGrid.Line published = MiassrGrid.published(10, 10, 2.5).rows();
		assertArrayEquals(new int[] { 0, 0, 0, 1, 1, 2, 2 }, Arrays.copyOf(published.whole(), 7));
		assertArrayEquals(new float[] { 0, 0.4f, 0.8f, 0.2f, 0.6f, 0, 0.4f }, Arrays.copyOf(published.part(), 7), 1e-6f);
		// 1.4 · 45 is 62.99… in double precision.
		assertEquals(63, MiassrGrid.size(45, 1.4));
		// The published grid cuts such products off, 1.4 · 180 = 251.99…, unless its sizes are given.
		assertEquals(251, MiassrGrid.published(180, 10, 1.4).newHeight());
		assertEquals(252, MiassrGrid.aligned(180, 10, 1.4).newHeight());
		assertEquals(252, MiassrGrid.published(180, 10, 252, 14, 1.4).newHeight());
		final MiassrGrid aligned = MiassrGrid.aligned(3, 9, 2.5);
		assertEquals(7, aligned.newHeight());
		assertArrayEquals(new int[] { 0, 0, 0, 1, 1, 2, 2 }, aligned.rows().whole());
		assertArrayEquals(new float[] { 0, 3 / 7f, 6 / 7f, 2 / 7f, 5 / 7f, 1 / 7f, 4 / 7f }, aligned.rows().part(), 1e-6f);
		assertEquals("MIASSR enlarges by 1 or more, not by 0.5. Give a larger scale.", assertThrows(DdasrException.class, () -> MiassrGrid
			.aligned(4, 4, 0.5)).getMessage());
	}

	@Test
	void releasesWhatItMakes() {
		final MiassrShape shape = new MiassrShape(Extractor.RDN, 4, 2, 2, 2, 5, 1, false);
		final Map<String, float[]> weights = weights(shape);
		try (NDManager scope = manager.newSubManager()) {
			final Parameters.Source source = (name, s, initial) -> weights.get(name);
			final MiassrGenerator g = new MiassrGenerator(shape, new Parameters(scope, source), new Buffers(scope, source));
			g.parameters().flat();
			try (NDManager own = scope.newSubManager()) {
				final NDArray image = own.create(FormulaWeights.image(100), new Shape(1, 1, 10, 10));
				final int weightArrays = g.parameters().manager().getManagedArrays().size(), before = own.getManagedArrays().size();
				g.forward(image, MiassrGrid.published(10, 10, 1.5), null);
				assertEquals(before + 1, own.getManagedArrays().size());
				assertEquals(weightArrays, g.parameters().manager().getManagedArrays().size());
			}
		}
	}
}
