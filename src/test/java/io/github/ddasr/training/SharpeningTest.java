package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Scope;

/** Real-ESRGAN's sharpened targets against a two-dimensional convolution in numpy. */
class SharpeningTest {

	private static final int SIDE = 32;

	private static float[] image() {
		final float[] values = new float[SIDE * SIDE];
		for (int y = 0; y < SIDE; y++) for (int x = 0; x < SIDE; x++) {
			values[y * SIDE + x] = (float) (0.5 + 0.4 * Math.sin(0.9 * y) * Math.cos(0.31 * x) + (y > 12 && x > 20 ? 0.5 : 0));
		}
		return values;
	}

	@Test
	void isThatOfThePublishedCode() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Sharpening sharpening = new Sharpening(SIDE, scope.manager());
			final NDArray image = scope.manager().create(image(), new Shape(1, 1, SIDE, SIDE));
			final int before = scope.liveArrays();
			final float[] sharp = sharpening.apply(image).toFloatArray();
			assertEquals(before + 1, scope.liveArrays());
			assertEquals(0.49901701, sharp[0], 1e-5);
			assertEquals(0.50456582, sharp[7 * SIDE + 3], 1e-5);
			assertEquals(0.59410721, sharp[16 * SIDE + 16], 1e-5);
			assertEquals(0.73213176, sharp[13 * SIDE + 21], 1e-5);
			assertEquals(0.83813705, sharp[31 * SIDE + 30], 1e-5);
			assertEquals(0.48680393, sharp[20 * SIDE + 5], 1e-5);
			double sum = 0;
			for (final float v : sharp) sum += v;
			assertEquals(0.60573476, sum / sharp.length, 1e-5);
		}
	}

	@Test
	void flatAndFaintImagesStayWhatTheyAre() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] faint = new float[SIDE * SIDE];
			for (int i = 0; i < faint.length; i++) faint[i] = 0.5f + (i % 2 == 0 ? 0.01f : -0.01f);
			final float[] same = new Sharpening(SIDE, scope.manager()).apply(scope.manager().create(faint, new Shape(1, 1, SIDE, SIDE)))
				.toFloatArray();
			for (int i = 0; i < faint.length; i++) assertEquals(faint[i], same[i]);
		}
	}
}
