package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnlargementMethodsTest {

	private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);

	private final FakeNetwork network = new FakeNetwork(2, 8, 16);
	private final EnlargementMethods methods = new EnlargementMethods(new NetworkOpener() {

		@Override
		public List<String> names() {
			return List.of("fake-x2");
		}

		@Override
		public TileNetwork open(final String name, final int factor) {
			return network;
		}
	});

	private SliceEnlarger open(final String name, final int factor) {
		return methods.open(name, SuperResolutionOptions.of(Axis.AXIAL, factor), AMPLE);
	}

	@Test
	void modelsStandBeforeInterpolations() {
		assertEquals(List.of("fake-x2", "cubic", "lanczos", "bspline", "zero-filling"), methods.names());
		methods.interpolationNames().forEach(name -> assertFalse(methods.describe(name).isEmpty(), name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "cubic", "lanczos", "bspline", "zero-filling" })
	void keepsABlobInItsPlace(final String name) {
		final int w = 40, h = 36, factor = 3;
		final float[] blob = new float[w * h];
		for (int i = 0; i < blob.length; i++) {
			final double dx = i % w - 17.3, dy = i / w - 20.6;
			blob[i] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * 2.5 * 2.5));
		}
		final float[] large;
		try (SliceEnlarger method = open(name, factor)) {
			large = method.enlarge(new float[][] { blob }, w, h, Monitor.NONE)[0];
		}
		double sum = 0, cx = 0, cy = 0;
		for (int i = 0; i < large.length; i++) {
			sum += large[i];
			cx += large[i] * (i % (factor * w));
			cy += large[i] * (i / (factor * w));
		}
		// Low-resolution place p is high-resolution place s·p + (s − 1)/2.
		assertEquals(factor * 17.3 + 1, cx / sum, 2e-3);
		assertEquals(factor * 20.6 + 1, cy / sum, 2e-3);
	}

	@Test
	void zeroFillingReproducesACosine() {
		// Five cycles in 64 pixels, sampled at pixel centres of both grids.
		final int n = 64;
		final float[] line = new float[n];
		for (int i = 0; i < n; i++) line[i] = (float) Math.cos(2 * Math.PI * 5 * (i + 0.5) / n);
		final float[] image = new float[n * n];
		for (int y = 0; y < n; y++) System.arraycopy(line, 0, image, y * n, n);
		final float[] large = open("zero-filling", 2).enlarge(new float[][] { image }, n, n, Monitor.NONE)[0];
		for (int x = 0; x < 2 * n; x++) assertEquals(Math.cos(2 * Math.PI * 5 * (x + 0.5) / (2 * n)), large[x], 1e-6);
	}

	@Test
	void selfEnsembleIsTheMeanOfFourFlips() {
		final int w = 3, h = 2;
		// A method that marks the first pixel that it sees: after flipping back the mark is at each corner.
		final SliceEnlarger marking = new SliceEnlarger() {

			@Override
			public int factor() {
				return 1;
			}

			@Override
			public String description() {
				return "marking";
			}

			@Override
			public int preferredSlices(final int width, final int height) {
				return 1;
			}

			@Override
			public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
				final float[] marked = slices[0].clone();
				marked[0] += 4;
				return new float[][] { marked };
			}
		};
		final float[] mean = new SelfEnsemble(marking).enlarge(new float[][] { { 1, 2, 3, 4, 5, 6 } }, w, h,
			Monitor.NONE)[0];
		assertArrayEquals(new float[] { 2, 2, 4, 5, 5, 7 }, mean, 1e-6f);
	}

	@Test
	void wrongChoicesAreRefused() {
		assertEquals(
			"There is no model or method named \"cubik\". Choose one of: fake-x2, cubic, lanczos, bspline, zero-filling.",
			assertThrows(DdasrException.class, () -> open("cubik", 2)).getMessage());
		assertEquals("Model fake-x2 enlarges by 2, not by 4. Choose factor 2 or another model.", //
			assertThrows(DdasrException.class, () -> open("fake-x2", 4)).getMessage());
		assertTrue(network.closed, "a refused network is closed");
		assertEquals("Factor 9 is out of range. Give a whole number from 2 to 8.", //
			assertThrows(DdasrException.class, () -> open("cubic", 9)).getMessage());
	}
}
