package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.Scope;

/** Generator, discriminator and losses of KernelGAN. */
class KernelGanNetworksTest {

	private static NDManager manager;

	@BeforeAll
	static void open() {
		manager = Engines.start().newBaseManager();
	}

	@AfterAll
	static void close() {
		manager.close();
	}

	/** Xavier without the tenfold attenuation per layer, so that values are not tiny. */
	private static Parameters.Source strong() {
		return (name, shape, initial) -> {
			final float[] values = initial.values(shape, name.hashCode());
			for (int i = 0; i < values.length; i++) values[i] *= 10;
			return values;
		};
	}

	@Test
	void theOneKernelDoesWhatTheLayersDo() {
		try (Parameters p = new Parameters(manager, strong()); NDManager scope = manager.newSubManager()) {
			final KernelGenerator generator = new KernelGenerator(p);
			assertEquals(150_656, p.count());
			assertEquals(26, KernelGenerator.outputSide(64));
			final float[] pixels = new float[64 * 64];
			for (int i = 0; i < pixels.length; i++) pixels[i] = (float) Math.sin(i * i * 0.01);
			final NDArray image = scope.create(pixels, new Shape(1, 1, 64, 64));
			NDArray x = image;
			for (int i = 0; i < 6; i++) {
				final String name = "layers." + i + ".weight";
				final long stride = i == 5 ? 2 : 1;
				x = Conv2d.conv2d(x, scope.create(p.values().get(name), new Shape(p.shapes().get(name))), null, new Shape(stride,
					stride), new Shape(0, 0), new Shape(1, 1)).singletonOrThrow();
			}
			final NDArray kernel = generator.kernel(scope);
			assertEquals(new Shape(1, 1, 13, 13), kernel.getShape());
			final NDArray y = KernelGenerator.shrink(image, kernel);
			assertEquals(new Shape(1, 1, 26, 26), y.getShape());
			final float[] layered = x.toFloatArray();
			double largest = 0;
			for (final float v : layered) largest = Math.max(largest, Math.abs(v));
			assertTrue(largest > 1e-3, "largest value " + largest);
			assertArrayEquals(layered, y.toFloatArray(), (float) (1e-4 * largest));
		}
	}

	@Test
	void theDiscriminatorHasItsWeightsAndLeavesNothingBehind() {
		try (Parameters grey = new Parameters(manager, Parameters.random(1)); Parameters colour = new Parameters(manager, Parameters
			.random(1)); Buffers b = new Buffers(manager, Parameters.random(2)); Buffers c = new Buffers(manager, Parameters.random(2)))
		{
			final PatchDiscriminator discriminator = new PatchDiscriminator(1, grey, b);
			new PatchDiscriminator(3, colour, c);
			assertEquals(24_705, grey.count());
			assertEquals(30_977, colour.count());
			final int kept = b.manager().getManagedArrays().size(), weights = grey.manager().getManagedArrays().size();
			for (int i = 0; i < 3; i++) try (Scope scope = Scope.under(manager)) {
				final NDArray image = scope.manager().zeros(new Shape(1, 1, 26, 26)).add(0.5f);
				final int before = scope.liveArrays();
				final NDArray judged = discriminator.forward(image);
				assertEquals(before + 1, scope.liveArrays());
				assertEquals(new Shape(1, 1, 20, 20), judged.getShape());
				for (final float v : judged.toFloatArray()) assertTrue(v > 0 && v < 1);
			}
			assertEquals(kept, b.manager().getManagedArrays().size());
			assertEquals(weights, grey.manager().getManagedArrays().size());
		}
	}

	@Test
	void batchNormalisationUsesTheBatchInTrainingAndTheRunningStatisticsElse() {
		try (Parameters p = new Parameters(manager, (n, s, i) -> new float[] { n.endsWith("weight") ? 2 : 3 }); Buffers b = new Buffers(
			manager, (n, s, i) -> new float[] { n.endsWith("var") ? 1 : 0 }); NDManager scope = manager.newSubManager())
		{
			final BatchNormalisation norm = new BatchNormalisation(p, b, "n", 1, StartValues.ONE);
			final NDArray x = scope.create(new float[] { 1, 2, 3, 6 }, new Shape(1, 1, 2, 2));
			// Mean 3, variance 14/4 over the batch, 14/3 unbiased.
			final double scale = 2 / Math.sqrt(3.5 + 1e-5);
			assertArrayEquals(new float[] { (float) (3 - 2 * scale), (float) (3 - scale), 3, (float) (3 + 3 * scale) }, norm.apply(x,
				true).toFloatArray(), 1e-5f);
			assertEquals(0.3, b.values().get("n.running_mean")[0], 1e-6);
			assertEquals(0.9 + 14 / 30.0, b.values().get("n.running_var")[0], 1e-6);
			assertEquals(3 + 2 * (1 - 0.3) / Math.sqrt(0.9 + 14 / 30.0 + 1e-5), norm.apply(x, false).toFloatArray()[0], 1e-5);
			assertEquals(0.3, b.values().get("n.running_mean")[0], 1e-6);
		}
	}

	@Test
	void cubicInterpolationIsWhereTheKernelIs() {
		try (NDManager scope = manager.newSubManager()) {
			final KernelLoss loss = new KernelLoss(scope);
			final float[] ramp = new float[64 * 64], shrunk = new float[26 * 26];
			for (int i = 0; i < ramp.length; i++) ramp[i] = 0.01f * (i % 64) + 0.02f * (i / 64);
			// The middle of output pixel j is at 2j + 6.5; a ramp keeps its values there.
			for (int i = 0; i < shrunk.length; i++) {
				shrunk[i] = (float) (0.01 * (2 * (i % 26) + KernelLoss.CENTRE) + 0.02 * (2 * (i / 26) + KernelLoss.CENTRE));
			}
			final NDArray image = scope.create(ramp, new Shape(1, 1, 64, 64)), made = scope.create(shrunk, new Shape(1, 1, 26, 26));
			assertEquals(0, loss.likeCubic(image, made).getFloat(), 1e-10);
			assertEquals(0.09, loss.likeCubic(image, made.add(0.3f)).getFloat(), 1e-5);
		}
	}

	@Test
	void constraintsHaveTheirValues() {
		try (NDManager scope = manager.newSubManager()) {
			final KernelLoss loss = new KernelLoss(scope);
			// One tap of 1 in the middle: sums to 1, not at the border, half a pixel off on both axes, one tap of 169.
			assertEquals(0, loss.constraints(tap(scope, 6, 6, 1), 0, 0).getFloat(), 1e-7);
			assertEquals(0.25, loss.constraints(tap(scope, 6, 6, 1), 1, 0).getFloat(), 1e-6);
			assertEquals(5 / 169.0, loss.constraints(tap(scope, 6, 6, 1), 0, 5).getFloat(), 1e-3);
			assertEquals((2.25 + 0.25) / 2, loss.constraints(tap(scope, 8, 6, 1), 1, 0).getFloat(), 1e-6);
			// A tap of 3 in a corner: 0.5 · |1 − 3| + 0.5 · 30 · (1 − exp(−72 / 338)) · 3 / 169.
			assertEquals(1 + 0.5 * 30 * (1 - Math.exp(-72 / 338.0)) * 3 / 169, loss.constraints(tap(scope, 0, 0, 3), 0, 0)
				.getFloat(), 1e-5);
			// The margin is two pixels wide.
			assertEquals(0, loss.constraints(tap(scope, 2, 10, 1), 0, 0).getFloat(), 1e-7);
			assertTrue(loss.constraints(tap(scope, 1, 6, 1), 0, 0).getFloat() > 0.001);
		}
	}

	@Test
	void adversarialLossesAreMeanDistancesToTheLabels() {
		try (NDManager scope = manager.newSubManager()) {
			final KernelLoss loss = new KernelLoss(scope);
			final NDArray real = scope.create(new float[] { 0.9f, 0.7f }), made = scope.create(new float[] { 0.1f, 0.5f });
			assertEquals(0.2, loss.real(real).getFloat(), 1e-6);
			assertEquals((0.2 + 0.3) / 2, loss.discriminator(real, made).getFloat(), 1e-6);
		}
	}

	private static NDArray tap(final NDManager scope, final int row, final int column, final float value) {
		final float[] values = new float[169];
		values[row * 13 + column] = value;
		return scope.create(values, new Shape(1, 1, 13, 13));
	}
}
