package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/** The bundled down-sampling models: where they come from, that they keep the anatomy in its place, and that they add noise. */
class BundledDsnTest {

	private static final int WIDTH = 96, HEIGHT = 112;

	@ParameterizedTest
	@ValueSource(strings = { "dsn-ulf-tiny", "dsn-clinical-tiny" })
	void sayWhereTheyComeFrom(final String name) {
		final ModelHeader header = ModelStore.standard(null).open(name).header();
		assertEquals("dsn", header.architecture());
		assertEquals("tiny", header.preset());
		assertEquals(2, header.scale());
		assertTrue(header.trainingData().contains("CC"), header.trainingData());
		assertTrue(header.provenance().get("feature network").contains("SHA-256"));
		assertTrue(header.provenance().containsKey("options"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "dsn-ulf-tiny", "dsn-clinical-tiny" })
	void keepTheAnatomyInItsPlace(final String name) {
		final float[] slice = slice(), area = Downsamplers.of("area").shrink(slice, WIDTH, HEIGHT, 2, 1, new SplittableRandom(1));
		try (Downsampler ready = open(name, 0.04)) {
			final float[] made = ready.shrink(slice, WIDTH, HEIGHT, 2, 1, new SplittableRandom(1));
			final double here = correlation(made, area, 0, 0);
			assertTrue(here > 0.9, "correlation with the plain mean: " + here);
			for (final int[] shift : new int[][] { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } }) {
				assertTrue(correlation(made, area, shift[0], shift[1]) < here, "moved by " + shift[0] + ", " + shift[1]);
			}
			// A parabola through three correlations tells a shift of less than a pixel.
			assertEquals(0, peak(correlation(made, area, -1, 0), here, correlation(made, area, 1, 0)), 0.15);
			assertEquals(0, peak(correlation(made, area, 0, -1), here, correlation(made, area, 0, 1)), 0.15);
			assertArrayEquals(made, ready.shrink(slice, WIDTH, HEIGHT, 2, 1, new SplittableRandom(1)), "the same seed, the same slice");
		}
	}

	/** The scans that they learned from have noise of 2.0 % and 1.3 % of white in tissue. */
	@ParameterizedTest
	@CsvSource({ "dsn-ulf-tiny,0.020", "dsn-clinical-tiny,0.013" })
	void addTheNoiseOfTheirScanners(final String name, final double expected) {
		final double noise = noise(name);
		assertTrue(noise > expected / 2 && noise < 2 * expected, "noise of " + noise + " of white");
	}

	/** Standard deviation of the noise between two seeds, as a share of white. */
	private static double noise(final String name) {
		try (Downsampler ready = open(name, 0.02)) {
			final float[] one = ready.shrink(slice(), WIDTH, HEIGHT, 2, 1, new SplittableRandom(1)), two = ready.shrink(slice(), WIDTH,
				HEIGHT, 2, 1, new SplittableRandom(2));
			double squares = 0;
			for (int i = 0; i < one.length; i++) squares += (one[i] - two[i]) * (one[i] - two[i]) / (2.0 * one.length);
			return Math.sqrt(squares);
		}
	}

	private static double peak(final double before, final double here, final double after) {
		return (before - after) / (2 * (before - 2 * here + after));
	}

	private static Downsampler open(final String name, final double noise) {
		// Not a real scan: a phantom slice with noise is look enough for the tests.
		final float[] look = Downsamplers.of("area").shrink(slice(), WIDTH, HEIGHT, 2, 1, new SplittableRandom(1));
		RicianNoise.add(look, noise, new SplittableRandom(7));
		final Texture texture = new Texture(List.of(new Texture.Slice("phantom", look, WIDTH / 2, HEIGHT / 2, 0.5)), "phantom");
		final DownsamplingSetup setup = new DownsamplingSetup(2, Scanner.USUAL, texture, DeviceChoice.CPU, 0);
		return new DownsamplingMethods(ModelStore.standard(null)).open(name, setup, Monitor.NONE);
	}

	/** An axial slice through the middle of the phantom, white being 1. */
	private static float[] slice() {
		final Volume phantom = Phantom.brain(WIDTH, HEIGHT, 24);
		final float[] slice = Slices.read(phantom.voxels(), 2, 13);
		float white = 0;
		for (final float v : slice) white = Math.max(white, v);
		for (int i = 0; i < slice.length; i++) slice[i] /= white;
		return slice;
	}

	/** Correlation of two half-size images, one of them moved, without a margin of three pixels. */
	private static double correlation(final float[] a, final float[] b, final int dx, final int dy) {
		final int w = WIDTH / 2, h = HEIGHT / 2;
		double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
		int n = 0;
		for (int y = 3; y < h - 3; y++) for (int x = 3; x < w - 3; x++) {
			final double p = a[y * w + x], q = b[(y + dy) * w + x + dx];
			sa += p;
			sb += q;
			saa += p * p;
			sbb += q * q;
			sab += p * q;
			n++;
		}
		return (sab - sa * sb / n) / Math.sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
	}
}
