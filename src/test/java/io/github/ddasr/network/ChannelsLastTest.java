package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

class ChannelsLastTest {

	@Test
	void keepsValuesAndShape() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final float[] values = FormulaWeights.image(2 * 3 * 4 * 5);
			final NDArray x = ChannelsLast.fromPlanar(m, values, new Shape(2, 3, 4, 5));
			assertEquals(new Shape(2, 3, 4, 5), x.getShape());
			assertArrayEquals(values, ChannelsLast.toPlanar(x));
			assertEquals(values[1 * 60 + 2 * 20 + 3 * 5 + 4], x.getFloat(1, 2, 3, 4));
		}
	}

	/** Channel c·4 + dy·2 + dx goes to (2y + dy, 2x + dx) of channel c. */
	@Test
	void shufflesInPyTorchsOrder() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final int c = 2, h = 3, w = 2;
			final float[] values = FormulaWeights.image(4 * c * h * w);
			final NDArray y = ChannelsLast.pixelShuffle(ChannelsLast.fromPlanar(m, values, new Shape(1, 4 * c, h, w)));
			assertEquals(new Shape(1, c, 2 * h, 2 * w), y.getShape());
			for (int k = 0; k < c; k++) for (int row = 0; row < 2 * h; row++) for (int col = 0; col < 2 * w; col++) {
				final int channel = 4 * k + 2 * (row % 2) + col % 2;
				assertEquals(values[(channel * h + row / 2) * w + col / 2], y.getFloat(0, k, row, col));
			}
		}
	}
}
