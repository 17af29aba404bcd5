package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.volume.DdasrException;

/** The networks that judge images. */
class DiscriminatorTest {

	private static NDManager manager;

	@BeforeAll
	static void open() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void close() {
		manager.close();
	}

	/** Weights by formula, those of normalisations about 1. */
	private static Parameters.Source weights() {
		final FormulaWeights formula = new FormulaWeights();
		return (name, shape, initial) -> {
			final float[] values = formula.values(name, shape, initial);
			if (shape.length == 1 && name.endsWith("weight")) for (int i = 0; i < values.length; i++) values[i] += 1;
			return values;
		};
	}

	/** Directions by formula, running statistics as they begin. */
	private static Parameters.Source kept() {
		final int[] tensor = { 0 };
		return (name, shape, initial) -> {
			final double[] u = FormulaWeights.uniform(500 + tensor[0]++, (int) shape[0]);
			if (name.contains("running")) return initial.values(shape, 0);
			final float[] values = new float[u.length];
			for (int i = 0; i < u.length; i++) values[i] = (float) (2 * u[i] - 1);
			return values;
		};
	}

	private static Parameters.Source zeros() {
		return (name, shape, initial) -> new float[Math.toIntExact(new Shape(shape).size())];
	}

	/** Specification of DDASR §2.4; the smaller widths and sides by the same formulas. */
	@ParameterizedTest
	@CsvSource({ "attention-unet,128,1,64,5397892", "attention-unet,128,3,64,5399044", "attention-unet,128,1,32,1350340",
		"attention-unet-two-scales,128,1,32,2700680", "unet,128,1,64,4375745", "unet,128,3,64,4376897",
		"vgg,128,1,64,14498249", "vgg,256,1,64,21053897", "patch,128,1,64,2763585" })
	void hasThePublishedNumberOfParameters(final String kind, final int side, final int channels, final int width,
		final long count)
	{
		try (Parameters p = new Parameters(manager, zeros()); Buffers b = new Buffers(manager, zeros())) {
			final Discriminator d = DiscriminatorKind.of(kind).build(side, channels, width, p, b);
			assertEquals(count, d.parameters().count());
			assertEquals(channels, d.channels());
		}
	}

	@Test
	void attentionBlocksHaveThePublishedNumberOfParameters() {
		try (Parameters p = new Parameters(manager, zeros()); Buffers b = new Buffers(manager, zeros())) {
			new AttentionUnetDiscriminator(1, 64, p, b);
			for (int i = 1; i <= 3; i++) {
				final String name = "attn_" + i + ".";
				assertEquals(List.of(394_497L, 115_329L, 37_185L).get(i - 1), p.shapes().entrySet().stream().filter(e -> e.getKey()
					.startsWith(name)).mapToLong(e -> new Shape(e.getValue()).size()).sum());
			}
			// Spectral norms do without bias, the two plain convolutions have one.
			assertEquals(List.of("conv0.bias", "attn_1.W.0.bias", "attn_1.W.1.bias", "attn_1.phi.bias", "attn_1.psi.bias"), p
				.shapes().keySet().stream().filter(n -> n.endsWith(".bias")).limit(5).toList());
			assertEquals(12, p.shapes().keySet().stream().filter(n -> n.endsWith("weight_orig")).count());
		}
	}

	@ParameterizedTest
	@CsvSource({ "attention-unet,64,64", "attention-unet-two-scales,64,64", "unet,64,64", "vgg,64,1", "patch,64,6" })
	void mapsHaveTheirSizes(final String kind, final int side, final int out) {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2));
				Scope scope = Scope.under(manager))
		{
			final Discriminator d = DiscriminatorKind.of(kind).build(side, 3, 4, p, b);
			final int weights = p.manager().getManagedArrays().size(), kept = b.manager().getManagedArrays().size();
			final NDArray image = scope.manager().zeros(new Shape(2, 3, side, side));
			final NDList maps = d.apply(image, true);
			assertEquals(new Shape(2, 1, out, out), maps.get(0).getShape());
			assertEquals(kind.endsWith("scales") ? 2 : 1, maps.size());
			if (maps.size() == 2) assertEquals(new Shape(2, 1, out / 2, out / 2), maps.get(1).getShape());
			assertEquals(1 + maps.size(), scope.liveArrays());
			assertEquals(weights, p.manager().getManagedArrays().size());
			assertEquals(kept, b.manager().getManagedArrays().size());
		}
	}

	/** Values of the same networks computed with numpy in double precision, each layer written out. */
	@ParameterizedTest
	@CsvSource({ "attention-unet,16,24,768,0.0942716,0.1138916,0.1338343,0.1352527,-0.0271806,0.0407056,0.0246582,0.0399694,0.0217162",
		"attention-unet,8,8,128,0.0767663,0.1031315,0.0279824,0.0921915,0.0184649,0.0357268,0.0191309,0.0225631,0.0234658",
		"unet,16,24,768,0.0197988,0.1317658,0.0644125,0.0138572,-0.0607397,0.0197988,0.0644125,0.0138572,-0.0607397",
		"vgg,32,32,2,-0.3358635,0.0089712,-0.3448347,-0.3448347,-0.3268922,-0.1112966,-0.1162833,-0.1162833,-0.1063099",
		"patch,24,32,4,0.0531643,0.4577199,-0.2556368,-0.0985878,-0.2704492,-0.0388068,-0.0840163,-0.0492175,-0.0384316" })
	void agreesWithAnIndependentComputation(final String kind, final int h, final int w, final int size, final double mean,
		final double sd, final float first, final float third, final float last, final float evalMean, final float evalFirst,
		final float evalThird, final float evalLast)
	{
		try (Parameters p = new Parameters(manager, weights()); Buffers b = new Buffers(manager, kept());
				NDManager scope = manager.newSubManager())
		{
			final Discriminator d = of(kind, h, p, b);
			final NDArray image = ChannelsLast.fromPlanar(scope, FormulaWeights.image(2 * h * w), new Shape(2, 1, h, w));
			final float[] out = ChannelsLast.toPlanar(d.apply(image, true).get(0));
			assertEquals(size, out.length);
			assertEquals(mean, mean(out), 3e-6);
			double square = 0;
			for (final float v : out) square += (v - mean) * (v - mean);
			assertEquals(sd, Math.sqrt(square / out.length), 3e-6);
			assertArrayEquals(new float[] { first, third, last }, new float[] { out[0], out[size / 3], out[size - 1] }, 5e-6f);
			// Afterwards with the directions and the statistics that the pass has left.
			final float[] eval = ChannelsLast.toPlanar(d.apply(image, false).get(0));
			assertEquals(evalMean, mean(eval), 3e-6);
			assertArrayEquals(new float[] { evalFirst, evalThird, evalLast }, new float[] { eval[0], eval[size / 3], eval[size -
				1] }, 5e-6f);
		}
	}

	private static Discriminator of(final String kind, final int side, final Parameters p, final Buffers b) {
		switch (kind) {
			case "attention-unet":
				return new AttentionUnetDiscriminator(1, 4, p, b);
			case "unet":
				return new UnetDiscriminator(1, 4, p, b);
			case "vgg":
				return new VggDiscriminator(side, 1, 4, p, b);
			default:
				return new PatchGanDiscriminator(1, 4, p, b);
		}
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values) sum += v;
		return sum / values.length;
	}

	/** The second network sees the image at half size: means of 4 × 4, zeros beyond the border counted. */
	@Test
	void twoScalesAreTwoNetworks() {
		try (Parameters p = new Parameters(manager, Parameters.random(5)); Buffers b = new Buffers(manager, Parameters.random(6));
				NDManager scope = manager.newSubManager())
		{
			final NDList maps = new TwoScaleDiscriminator(1, 4, p, b).apply(image(scope, 16, 32), false);
			final float[] fine = FormulaWeights.image(16 * 32), coarse = new float[8 * 16];
			for (int y = 0; y < 16; y++) for (int x = 0; x < 32; x++) for (int j = Math.floorDiv(y - 1, 2); j <= (y + 1) / 2; j++) {
				for (int i = Math.floorDiv(x - 1, 2); i <= (x + 1) / 2; i++) {
					final boolean inside = j >= 0 && j < 8 && i >= 0 && i < 16;
					if (inside) coarse[j * 16 + i] += fine[y * 32 + x] / 16;
				}
			}
			try (Parameters q = new Parameters(manager, (n, s, i) -> p.values().get("scales.1." + n)); Buffers c = new Buffers(
				manager, (n, s, i) -> b.values().get("scales.1." + n)))
			{
				final NDArray small = ChannelsLast.fromPlanar(scope, coarse, new Shape(1, 1, 8, 16));
				assertArrayEquals(ChannelsLast.toPlanar(new AttentionUnetDiscriminator(1, 4, q, c).apply(small, false).get(0)),
					ChannelsLast.toPlanar(maps.get(1)), 1e-5f);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(DiscriminatorKind.class)
	void theGradientReachesEveryWeightAndTheImage(final DiscriminatorKind kind) {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2));
				NDManager scope = manager.newSubManager())
		{
			final Discriminator d = kind.build(32, 1, 4, p, b);
			p.recordGradients();
			final NDArray image = Constants.array(scope, FormulaWeights.image(2 * 32 * 32), new Shape(2, 1, 32, 32));
			image.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(loss(d.apply(image, true)));
			}
			assertTrue(image.getGradient().abs().sum().getFloat() > 0);
			final List<String> without = new ArrayList<>();
			p.cut(p.takeGradient(scope).toFloatArray()).forEach((name, g) -> {
				double sum = 0;
				for (final float v : g) sum += Math.abs(v);
				if (!(sum > 0) || Double.isInfinite(sum)) without.add(name);
			});
			assertEquals(List.of(), without);
		}
	}

	/** Mean of the squares of all maps. */
	private static NDArray loss(final NDList maps) {
		NDArray sum = maps.get(0).square().mean();
		if (maps.size() > 1) sum = sum.add(maps.get(1).square().mean());
		return sum;
	}

	/** In evaluation, where the directions stand still, against the difference of two passes. */
	@Test
	void theGradientIsThatOfFiniteDifferences() {
		try (NDManager scope = manager.newSubManager()) {
			final Map<String, float[]> values, kept, gradient;
			try (Parameters p = new Parameters(manager, weights()); Buffers b = new Buffers(manager, kept())) {
				final Discriminator d = new AttentionUnetDiscriminator(1, 4, p, b);
				for (int i = 0; i < 5; i++) d.apply(image(scope, 16, 16), true);
				values = p.values();
				kept = b.values();
				p.recordGradients();
				try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
					collector.backward(loss(d.apply(image(scope, 16, 16), false)));
				}
				gradient = p.cut(p.takeGradient(scope).toFloatArray());
			}
			for (final String name : List.of("conv0.weight", "conv3.weight_orig", "gating.weight_orig", "attn_1.theta.weight",
				"attn_3.psi.bias", "attn_2.W.1.weight", "cat_2.convU.weight_orig", "conv9.bias"))
			{
				final float[] g = gradient.get(name);
				int largest = 0;
				for (int i = 0; i < g.length; i++) if (Math.abs(g[i]) > Math.abs(g[largest])) largest = i;
				final float step = 0.01f;
				final double difference = (shifted(scope, values, kept, name, largest, step) - shifted(scope, values, kept, name,
					largest, -step)) / (2 * step);
				assertEquals(difference, g[largest], 0.02 * Math.abs(difference) + 2e-5, name);
			}
		}
	}

	private static float shifted(final NDManager scope, final Map<String, float[]> values, final Map<String, float[]> kept,
		final String name, final int index, final float step)
	{
		final Parameters.Source moved = (n, s, i) -> {
			final float[] v = values.get(n).clone();
			if (n.equals(name)) v[index] += step;
			return v;
		};
		try (Parameters p = new Parameters(manager, moved); Buffers b = new Buffers(manager, (n, s, i) -> kept.get(n))) {
			return loss(new AttentionUnetDiscriminator(1, 4, p, b).apply(image(scope, 16, 16), false)).getFloat();
		}
	}

	@ParameterizedTest
	@EnumSource(DiscriminatorKind.class)
	void goesOnExactlyWhereItWas(final DiscriminatorKind kind) {
		try (Parameters p = new Parameters(manager, Parameters.random(1)); Buffers b = new Buffers(manager, Parameters.random(2));
				NDManager scope = manager.newSubManager())
		{
			final Discriminator d = kind.build(32, 1, 4, p, b);
			final NDArray image = image(scope, 32, 32);
			d.apply(image, true);
			final Map<String, float[]> weights = p.values(), kept = b.values();
			assertFalse(kept.isEmpty());
			final float[] next = ChannelsLast.toPlanar(d.apply(image, true).get(0));
			try (Parameters q = new Parameters(manager, (n, s, i) -> weights.get(n)); Buffers c = new Buffers(manager, (n, s,
				i) -> kept.get(n)))
			{
				final Discriminator again = kind.build(32, 1, 4, q, c);
				assertArrayEquals(next, ChannelsLast.toPlanar(again.apply(image, true).get(0)));
				b.values().forEach((name, values) -> assertArrayEquals(values, c.values().get(name), name));
				// And an evaluation leaves everything as it is.
				again.apply(image, false);
				b.values().forEach((name, values) -> assertArrayEquals(values, c.values().get(name), name));
			}
		}
	}

	@Test
	void refusesWhatItCannotJudge() {
		assertEquals("The attention U-Net judges images whose sides are multiples of 8, not 60 × 64. Choose patches of such a size.",
			refusal(DiscriminatorKind.ATTENTION_UNET, 64, 60));
		assertEquals("The attention U-Net of two scales judges images whose sides are multiples of 16, not 40 × 64. Choose patches " +
			"of such a size.", refusal(DiscriminatorKind.ATTENTION_UNET_TWO_SCALES, 64, 40));
		assertEquals("The U-Net judges images whose sides are multiples of 8, not 60 × 64. Choose patches of such a size.", refusal(
			DiscriminatorKind.UNET, 64, 60));
		assertEquals("This VGG discriminator judges images of 64 × 64 pixels, not 128 × 64. Choose patches of its size, or build " +
			"it for theirs.", refusal(DiscriminatorKind.VGG, 64, 128));
		assertEquals("The patch discriminator judges images from 24 × 24 pixels on, not 16 × 64. Choose larger patches.", refusal(
			DiscriminatorKind.PATCH, 64, 16));
		assertEquals("There is no discriminator \"unet++\". Choose one of: attention-unet, attention-unet-two-scales, unet, vgg, " +
			"patch.", assertThrows(DdasrException.class, () -> DiscriminatorKind.of("unet++")).getMessage());
		try (Parameters p = new Parameters(manager, zeros()); Buffers b = new Buffers(manager, zeros());
				NDManager scope = manager.newSubManager())
		{
			assertEquals("The VGG discriminator is made for patches of 32, 64, 128 or 256 pixels a side, not 96. Choose one of these.",
				assertThrows(DdasrException.class, () -> new VggDiscriminator(96, 1, 4, p, b)).getMessage());
			final Discriminator d = new UnetDiscriminator(1, 4, p, b);
			assertEquals("The discriminator takes images of 1 channel, but was given 3. Build it for as many channels as the " +
				"generator has.", assertThrows(DdasrException.class, () -> d.apply(scope.zeros(new Shape(1, 3, 64, 64)), false))
					.getMessage());
		}
	}

	private static String refusal(final DiscriminatorKind kind, final int height, final int width) {
		try (Parameters p = new Parameters(manager, zeros()); Buffers b = new Buffers(manager, zeros())) {
			final Discriminator d = kind.build(64, 1, 4, p, b);
			return assertThrows(DdasrException.class, () -> d.requireSize(height, width)).getMessage();
		}
	}

	private static NDArray image(final NDManager scope, final int h, final int w) {
		return ChannelsLast.fromPlanar(scope, FormulaWeights.image(h * w), new Shape(1, 1, h, w));
	}
}
