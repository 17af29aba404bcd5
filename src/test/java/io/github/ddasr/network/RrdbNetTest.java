package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.model.RrdbShape.Preset;
import io.github.ddasr.volume.DdasrException;

class RrdbNetTest {

	private static NDManager manager;

	@BeforeAll
	static void start() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void stop() {
		manager.close();
	}

	/** Specification of DDASR §2.3; scale 1 and the small presets by the same formula. */
	@ParameterizedTest
	@CsvSource({ "full,2,3,16703171", "full,2,1,16697409", "full,4,3,16697987", "full,4,1,16695681", "small,4,3,4467779",
		"full,1,1,16704321", "tiny,2,1,578465" })
	void hasThePublishedNumberOfParameters(final String preset, final int scale, final int channels, final long count) {
		final RrdbShape shape = RrdbShape.of(Preset.of(preset), scale, channels);
		assertEquals(count, shape.tensors().values().stream().mapToLong(s -> new Shape(s).size()).sum());
	}

	@ParameterizedTest
	@CsvSource({ "full,2,1", "small,4,3", "tiny,1,1" })
	void hasTheWeightsOfItsShape(final String preset, final int scale, final int channels) {
		final RrdbShape shape = RrdbShape.of(Preset.of(preset), scale, channels);
		try (Parameters p = new Parameters(manager, (name, s, i) -> new float[(int) new Shape(s).size()])) {
			assertEquals(4 / scale, new RrdbNet(shape, p).alignment());
			assertEquals(List.copyOf(shape.tensors().keySet()), List.copyOf(p.shapes().keySet()));
			p.shapes().forEach((name, s) -> assertArrayEquals(s, shape.tensors().get(name), name));
		}
	}

	/** Values of the same networks computed with numpy in double precision, each layer written out. */
	@ParameterizedTest
	@CsvSource({ "1,4,2,1536,0.1903278,0.1372852,0.0162184,0.1849157,0.1055474",
		"1,2,2,384,0.4163377,0.2970494,-0.1153283,0.3962927,0.1298330",
		"1,1,2,96,0.0632589,0.1146866,-0.0951585,0.0273864,0.0542884",
		"1,2,1,384,-0.2044774,0.1992188,0.0580240,-0.4820134,0.1190638",
		"3,2,2,1152,-0.2636867,0.4437901,-0.0526626,-0.0609005,-0.0339158" })
	void agreesWithAnIndependentComputation(final int channels, final int scale, final int doublings, final int size,
		final double mean, final double sd, final float first, final float third, final float last)
	{
		try (Parameters p = new Parameters(manager, new FormulaWeights()); NDManager scope = manager.newSubManager()) {
			final RrdbNet g = new RrdbNet(new RrdbShape(8, 2, 4, doublings, scale, channels), p);
			p.flat();
			final int before = p.manager().getManagedArrays().size();
			final NDArray image = ChannelsLast.fromPlanar(scope, FormulaWeights.image(channels * 8 * 12), new Shape(1, channels, 8,
				12));
			final int input = scope.getManagedArrays().size();
			final NDArray made = g.forward(image);
			assertEquals(new Shape(1, channels, 8 * scale, 12 * scale), made.getShape());
			assertEquals(input + 1, scope.getManagedArrays().size());
			assertEquals(before, p.manager().getManagedArrays().size());
			final float[] out = ChannelsLast.toPlanar(made);
			assertEquals(size, out.length);
			double sum = 0, square = 0;
			for (final float v : out) sum += v;
			for (final float v : out) square += (v - mean) * (v - mean);
			assertEquals(mean, sum / size, 5e-6);
			assertEquals(sd, Math.sqrt(square / size), 5e-6);
			assertArrayEquals(new float[] { first, third, last }, new float[] { out[0], out[size / 3], out[size - 1] }, 1e-5f);
		}
	}

	/** The gradient of one output pixel is zero beyond the radius, and not zero on it. */
	@ParameterizedTest
	@CsvSource({ "4,2", "2,2", "1,2", "2,1", "1,1", "1,0" })
	void seesAsFarAsItSays(final int scale, final int doublings) {
		final RrdbShape shape = new RrdbShape(2, 1, 1, doublings, scale, 1);
		final int radius = shape.radius(), width = 2 * (radius + 10) / 4 * 4, side = shape.unshuffle();
		int furthest = 0;
		// All weights are alike, so that nothing cancels; the farthest view is that of an output pixel at an edge of a body pixel.
		for (int at = width / 2 * scale; at < (width / 2 + side) * scale; at++) {
			final float[] gradient = gradient(shape, width, at);
			for (int x = 0; x < width; x++) if (gradient[x] != 0) furthest = Math.max(furthest, Math.abs(x - at / scale));
		}
		assertEquals(radius, furthest);
	}

	private static float[] gradient(final RrdbShape shape, final int width, final int at) {
		final Parameters.Source alike = (name, s, i) -> {
			final float[] values = new float[(int) new Shape(s).size()];
			java.util.Arrays.fill(values, 0.5f);
			return values;
		};
		try (Parameters p = new Parameters(manager, alike); NDManager scope = manager.newSubManager()) {
			final int rows = shape.unshuffle();
			final NDArray image = Constants.array(scope, FormulaWeights.image(rows * width), new Shape(1, 1, rows, width));
			image.setRequiresGradient(true);
			final float[] one = new float[rows * shape.scale() * width * shape.scale()];
			one[at] = 1;
			final NDArray mask = Constants.array(scope, one, new Shape(1, 1, (long) rows * shape.scale(), (long) width * shape
				.scale()));
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(new RrdbNet(shape, p).forward(image).mul(mask).sum());
			}
			return java.util.Arrays.copyOf(image.getGradient().sum(new int[] { 0, 1, 2 }).toFloatArray(), width);
		}
	}

	@Test
	void unshuffleIsTheReverseOfShuffle() {
		try (NDManager scope = manager.newSubManager()) {
			final float[] pixels = FormulaWeights.image(3 * 4 * 6);
			final NDArray image = ChannelsLast.fromPlanar(scope, pixels, new Shape(1, 3, 4, 6));
			final NDArray channels = ChannelsLast.pixelUnshuffle(image, 2);
			assertEquals(new Shape(1, 12, 2, 3), channels.getShape());
			// Channel 1·4 + 1·2 + 0 at (1, 2) is channel 1 at (3, 4).
			assertEquals(pixels[24 + 3 * 6 + 4], channels.getFloat(0, 6, 1, 2));
			assertArrayEquals(pixels, ChannelsLast.toPlanar(ChannelsLast.pixelShuffle(channels)));
			final NDArray square = ChannelsLast.pixelUnshuffle(scope.create(java.util.Arrays.copyOf(pixels, 16), new Shape(1, 1, 4, 4)), 4);
			assertArrayEquals(java.util.Arrays.copyOf(pixels, 16), square.toFloatArray());
		}
	}

	@Test
	void greyWeightsDoWhatRepeatingAndAveragingDoes() {
		final RrdbShape colour = new RrdbShape(6, 1, 3, 2, 2, 3);
		try (Parameters p = new Parameters(manager, Parameters.random(3)); NDManager scope = manager.newSubManager()) {
			final RrdbNet three = new RrdbNet(colour, p);
			final float[] grey = FormulaWeights.image(8 * 10), repeated = new float[3 * grey.length];
			for (int i = 0; i < repeated.length; i++) repeated[i] = grey[i % grey.length];
			final float[] out = ChannelsLast.toPlanar(three.forward(ChannelsLast.fromPlanar(scope, repeated, new Shape(1, 3, 8, 10))));
			final Map<String, float[]> values = p.values();
			try (Parameters q = new Parameters(manager, GreyWeights.of((n, s, i) -> values.get(n), "conv_first", "conv_last", 3))) {
				final float[] one = ChannelsLast.toPlanar(new RrdbNet(colour.withChannels(1), q).forward(ChannelsLast.fromPlanar(scope,
					grey, new Shape(1, 1, 8, 10))));
				for (int i = 0; i < one.length; i++) {
					assertEquals((out[i] + out[i + one.length] + out[i + 2 * one.length]) / 3, one[i], 1e-6);
				}
			}
		}
	}

	@Test
	void headersHoldTheShape() {
		for (final RrdbShape shape : List.of(RrdbShape.of(Preset.FULL, 4, 3), new RrdbShape(48, 5, 24, 1, 2, 1))) {
			assertEquals(shape, RrdbShape.of(shape.header()));
		}
		assertEquals("full", RrdbShape.of(Preset.FULL, 4, 3).header().preset());
		assertEquals("own", new RrdbShape(48, 5, 24, 1, 2, 1).header().preset());
		try (Parameters p = new Parameters(manager, Parameters.random(1))) {
			final RrdbNet net = new RrdbNet(RrdbShape.of(Preset.TINY, 2, 1), p);
			assertEquals(net.shape(), RrdbShape.of(net.header()));
		}
		try (Parameters p = new Parameters(manager, Parameters.random(1))) {
			final SrnConfiguration srn = new SrnConfiguration(SrnConfiguration.Preset.TINY, 4, 3, GlobalSkip.SINC);
			assertEquals(srn, SrnTileNetwork.configuration(new SrnGenerator(srn, p).header()));
		}
	}

	@Test
	void refusesWhatItCannotBe() {
		assertEquals("RRDBNet enlarges by 1, 2 or 4, not by 3.", refusal(() -> RrdbShape.of(Preset.TINY, 3, 1)));
		assertEquals("RRDBNet has 1 or 3 channels, not 2.", refusal(() -> RrdbShape.of(Preset.TINY, 2, 2)));
		assertEquals("An RRDBNet cannot enlarge by 4 with 1 doublings.", refusal(() -> new RrdbShape(8, 1, 4, 1, 4, 1)));
		assertEquals("An RRDBNet of 0 blocks, 8 features and growth 4 is impossible; each is 1 to 4096.", refusal(
			() -> new RrdbShape(8, 0, 4, 2, 4, 1)));
		assertEquals("There is no RRDBNet preset \"base\". Choose one of: tiny, small, full.", refusal(() -> Preset.of("base")));
		assertEquals("The model is of architecture \"srn\", not \"rrdbnet\". Choose another model.", refusal(() -> RrdbShape.of(
			ModelHeader.of("srn", "tiny", 2))));
		assertTrue(refusal(() -> RrdbShape.of(ModelHeader.of("rrdbnet", "tiny", 2))).startsWith(
			"The header of the model does not say its number of features"));
		assertFalse(TileNetworks.runs("niqe"));
	}

	private static String refusal(final org.junit.jupiter.api.function.Executable what) {
		return assertThrows(DdasrException.class, what).getMessage();
	}
}
