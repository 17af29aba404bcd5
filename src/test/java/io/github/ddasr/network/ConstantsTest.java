package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

/** Gradients must not depend on when Java collects its garbage. */
class ConstantsTest {

	@Test
	void gradientsSurviveGarbageCollection() {
		try (NDManager m = Engines.start().newBaseManager(); Parameters p = new Parameters(m, Parameters.random(1))) {
			final SrnGenerator g = new SrnGenerator(new SrnConfiguration(SrnConfiguration.Preset.TINY, 2, 1,
				GlobalSkip.SINC), p);
			p.recordGradients();
			final float[] image = FormulaWeights.image(8 * 32 * 32);
			float expected = Float.NaN;
			for (int round = 0; round < 5; round++) {
				try (NDManager scope = m.newSubManager(); GradientCollector collector = Engine.getInstance()
					.newGradientCollector())
				{
					final NDArray loss = g.forward(ChannelsLast.fromPlanar(scope, image, new Shape(8, 1, 32, 32))).abs().mean();
					if (round > 0) fillFreedMemory();
					collector.backward(loss);
					final float size = p.takeGradient(scope).abs().sum().getFloat();
					if (round == 0) expected = size;
					assertEquals(expected, size, 1e-3f * expected);
				}
			}
		}
	}

	/** Collects the garbage and puts NaN where small native buffers have been. */
	private static void fillFreedMemory() {
		for (int k = 0; k < 3; k++) {
			System.gc();
			for (int i = 0; i < 2000; i++) {
				final ByteBuffer buffer = ByteBuffer.allocateDirect(16);
				for (int j = 0; j < 4; j++) buffer.putFloat(Float.NaN);
			}
		}
	}
}
