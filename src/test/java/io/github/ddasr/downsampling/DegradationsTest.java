package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;

/** Each degradation against what is known of it from elsewhere. */
class DegradationsTest {

	private static final int WIDTH = 60, HEIGHT = 72;
	private static final float UPPER = 4095;

	@Test
	void areFoundByTheirAnnotation() {
		assertEquals(List.of("blur", "noise", "undersampling", "ghosting", "jpeg"), List.copyOf(Degradations.all().keySet()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "blur", "noise", "undersampling", "ghosting", "jpeg" })
	void growWithTheirStrengthFromNothing(final String name) {
		final Degradation degradation = Degradations.all().get(name);
		final float[] image = Slices.read(Phantom.block(new int[] { WIDTH, HEIGHT, 1 }, new double[] { 3, 3, 3 },
			new double[] { 0, 0, 10 }).voxels(), 2, 0);
		final float[] original = image.clone();
		double last = 0;
		for (int grade = 0; grade <= 5; grade++) {
			final float[] worse = degradation.apply(image, WIDTH, HEIGHT, grade / 5.0, UPPER, new SplittableRandom(7));
			assertNotSame(image, worse);
			assertArrayEquals(worse, degradation.apply(image, WIDTH, HEIGHT, grade / 5.0, UPPER, new SplittableRandom(7)));
			final double difference = difference(image, worse);
			if (grade == 0) assertEquals(0, difference);
			else assertTrue(difference > last, name + " " + grade + ": " + difference + " after " + last);
			last = difference;
			for (final float v : worse) assertTrue(v >= 0);
		}
		assertArrayEquals(original, image);
	}

	/** The variance of a blurred point is that of the kernel. */
	@Test
	void blurHasItsWidth() {
		final float[] blurred = new BlurDegradation().apply(point(30, 36), WIDTH, HEIGHT, 0.8, 1, new SplittableRandom(1));
		double sum = 0, squares = 0;
		for (int i = 0; i < blurred.length; i++) {
			sum += blurred[i];
			squares += blurred[i] * Math.pow(i % WIDTH - 30, 2);
		}
		assertEquals(4, squares / sum, 0.01);
	}

	/** Far above its level Rician noise is Gaussian. */
	@Test
	void noiseHasItsLevel() {
		final float[] flat = new float[WIDTH * HEIGHT];
		Arrays.fill(flat, 100_000);
		final float[] noisy = new NoiseDegradation().apply(flat, WIDTH, HEIGHT, 0.5, 1000, new SplittableRandom(3));
		double squares = 0;
		for (final float v : noisy) squares += Math.pow(v - 100_000, 2);
		assertEquals(75, Math.sqrt(squares / noisy.length), 3);
	}

	/** A spectrum by the definition of the transform: nothing outside the band, everything inside as it was. */
	@Test
	void undersamplingKeepsTheMiddleOfTheSpectrum() {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] image = new float[WIDTH * HEIGHT];
		// Far from 0, so that the magnitude changes nothing.
		for (int i = 0; i < image.length; i++) image[i] = (float) (1000 + 100 * random.nextDouble());
		final float[] low = new UndersamplingDegradation().apply(image, WIDTH, HEIGHT, 1.0 / 3, UPPER, random);
		assertEquals(30, UndersamplingDegradation.kept(WIDTH, 1.0 / 3));
		assertEquals(36, UndersamplingDegradation.kept(HEIGHT, 1.0 / 3));
		for (final int k : new int[] { 0, 3, 14 }) for (final int l : new int[] { 1, 17 }) {
			assertEquals(spectrum(image, k, l), spectrum(low, k, l), 0.05);
			assertTrue(spectrum(image, k + 16, l) > 50, "the image has something there");
			assertEquals(0, spectrum(low, k + 16, l), 0.05);
			assertEquals(0, spectrum(low, k, l + 19), 0.05);
		}
	}

	/** A point's ghosts lie N / p apart and have the share that was asked for. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void ghostsLieWhereTheyMust(final int period) {
		final float[] along = GhostingDegradation.ghosts(point(11, 20), WIDTH, HEIGHT, period, false, 0.2);
		final float[] across = GhostingDegradation.ghosts(point(11, 20), WIDTH, HEIGHT, period, true, 0.2);
		for (int j = 1; j < period; j++) {
			assertEquals(0.2, along[(20 + j * HEIGHT / period) % HEIGHT * WIDTH + 11], 1e-6);
			assertEquals(0.2, across[20 * WIDTH + (11 + j * WIDTH / period) % WIDTH], 1e-6);
		}
		assertEquals(1, energy(along), 1e-6);
		assertEquals(1 - (period - 1) * 0.04, Math.pow(along[20 * WIDTH + 11], 2), 1e-6);
	}

	/** Phases do not change the energy (Parseval), whatever the size. */
	@Test
	void ghostsOfOddSizesKeepTheEnergy() {
		final float[] image = new float[35 * 37];
		final SplittableRandom random = new SplittableRandom(2);
		for (int i = 0; i < image.length; i++) image[i] = (float) random.nextDouble();
		for (int period = 2; period <= 4; period++) {
			final float[] ghosts = GhostingDegradation.ghosts(image, 35, 37, period, period == 3, 0.3);
			assertEquals(energy(image), energy(ghosts), 1e-4);
			assertTrue(difference(image, ghosts) > 0.01);
		}
	}

	private static float[] point(final int x, final int y) {
		final float[] image = new float[WIDTH * HEIGHT];
		image[y * WIDTH + x] = 1;
		return image;
	}

	private static double energy(final float[] image) {
		double sum = 0;
		for (final float v : image) sum += (double) v * v;
		return sum;
	}

	private static double difference(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += Math.pow((double) a[i] - b[i], 2);
		return Math.sqrt(sum / a.length);
	}

	private static double spectrum(final float[] image, final int k, final int l) {
		double real = 0, imaginary = 0;
		for (int y = 0; y < HEIGHT; y++) for (int x = 0; x < WIDTH; x++) {
			final double angle = 2 * Math.PI * ((double) k * x / WIDTH + (double) l * y / HEIGHT);
			real += image[y * WIDTH + x] * Math.cos(angle);
			imaginary -= image[y * WIDTH + x] * Math.sin(angle);
		}
		return Math.hypot(real, imaginary);
	}
}
