package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealEsrganDownsamplerTest {

	private static final RealEsrganProfile[] PROFILES = { RealEsrganProfile.GREY, RealEsrganProfile.FAITHFUL, RealEsrganProfile.GREY
		.withoutJpeg(), RealEsrganProfile.FAITHFUL.withoutJpeg() };

	@Test
	void givesWholeGreyLevelsUpToWhite() {
		final float[] image = blob(48, 24, 20, 5, 0, 2000);
		for (final RealEsrganProfile profile : PROFILES) {
			final double levels = profile.colour() ? 3 * 255 : 255;
			for (int seed = 0; seed < 15; seed++) {
				final float[] small = new RealEsrganDownsampler(profile).shrink(image, 48, 48, 3, 1500, new SplittableRandom(seed));
				assertEquals(16 * 16, small.length);
				for (final float v : small) {
					assertTrue(v >= 0 && v <= 1500.001, "" + v);
					assertEquals(Math.rint(v / 1500 * levels), v / 1500 * levels, 1e-3);
				}
			}
		}
	}

	@Test
	void colourNoiseGivesMoreLevels() {
		final float[] image = blob(48, 24, 20, 5, 300, 700);
		int between = 0;
		for (int seed = 0; seed < 40; seed++) {
			final float[] small = new RealEsrganDownsampler(RealEsrganProfile.FAITHFUL).shrink(image, 48, 48, 2, 1000, new SplittableRandom(
				seed));
			for (final float v : small) if (Math.abs(Math.rint(v * 0.255) - v * 0.255) > 0.1) between++;
		}
		assertTrue(between > 1000, "" + between);
	}

	@Test
	void seedDecidesEverything() {
		final float[] image = blob(32, 15, 16, 4, 100, 900), before = image.clone();
		for (final RealEsrganProfile profile : PROFILES) {
			final Downsampler method = new RealEsrganDownsampler(profile);
			final float[] once = method.shrink(image, 32, 32, 2, 1000, new SplittableRandom(5));
			assertArrayEquals(once, method.shrink(image, 32, 32, 2, 1000, new SplittableRandom(5)));
			assertFalse(Arrays.equals(once, method.shrink(image, 32, 32, 2, 1000, new SplittableRandom(6))));
		}
		assertArrayEquals(before, image);
	}

	@Test
	void scaleOfTheValuesDoesNotMatter() {
		final float[] image = blob(32, 15, 16, 4, 100, 900), large = new float[image.length];
		for (int i = 0; i < image.length; i++) large[i] = 8 * image[i];
		final Downsampler method = Downsamplers.of("real-esrgan");
		final float[] small = method.shrink(image, 32, 32, 2, 1000, new SplittableRandom(5));
		final float[] other = method.shrink(large, 32, 32, 2, 8000, new SplittableRandom(5));
		for (int i = 0; i < small.length; i++) assertEquals(8 * small[i], other[i], 1e-2);
	}

	@Test
	void smallAndOddImagesWork() {
		final float[] tiny = new float[4 * 6];
		Arrays.fill(tiny, 500);
		for (int seed = 0; seed < 30; seed++) {
			for (final RealEsrganProfile profile : PROFILES) {
				assertEquals(6, new RealEsrganDownsampler(profile).shrink(tiny, 4, 6, 2, 1000, new SplittableRandom(seed)).length);
			}
		}
	}

	/** Blur, resizing and ringing alone, without noise: on average the blob stays where it was, and flat stays flat. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void geometryKeepsTheGrid(final int factor) {
		final int size = 72, draws = 200;
		final double cx = 34.3, cy = 37.6;
		final Planes image = new Planes(new float[][] { blob(size, cx, cy, 5, 0, 1) }, size, size);
		final SplittableRandom random = new SplittableRandom(factor);
		double sx = 0, sy = 0;
		for (int i = 0; i < draws; i++) {
			final SecondOrderDegradation drawn = SecondOrderDegradation.draw(random);
			final Planes first = drawn.first().resize().apply(drawn.first().blur().apply(image), size, size);
			final Planes second = drawn.second().resize().apply(drawn.second().blur().apply(first), size / factor, size / factor);
			final float[] small = drawn.sinc().apply(drawn.lastMode().apply(second, size / factor, size / factor)).planes()[0];
			double sum = 0, x = 0, y = 0;
			for (int k = 0; k < small.length; k++) {
				sum += small[k];
				x += small[k] * (factor * (k % (size / factor)) + (factor - 1) / 2.0);
				y += small[k] * (factor * (k / (size / factor)) + (factor - 1) / 2.0);
			}
			sx += x / sum / draws;
			sy += y / sum / draws;
		}
		// A sixtieth of a coarse pixel: 300 draws do not tell more.
		assertEquals(cx, sx, Math.max(0.05, factor / 60.0));
		assertEquals(cy, sy, Math.max(0.05, factor / 60.0));
	}

	/**
	 * The whole method: the mean of many draws lies where the blob is. Noise makes centres of mass worthless, so the shift
	 * is that by which the blob's own slope explains the difference; blur, being the same on both sides, does not count. The
	 * noise of 250 draws moves it by up to 0.07 pixels (standard deviation).
	 */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void meanOfManyDrawsKeepsTheGrid(final int factor) {
		final int size = 48, small = size / factor, draws = 250;
		final double centre = 23.5, sigma = 7;
		final float[] image = blob(size, centre, centre, sigma, 350, 400);
		final double[] mean = new double[small * small];
		final SplittableRandom random = new SplittableRandom(factor);
		for (int i = 0; i < draws; i++) {
			final float[] low = Downsamplers.of("real-esrgan").shrink(image, size, size, factor, 1000, random);
			for (int k = 0; k < low.length; k++) mean[k] += low[k] / draws;
		}
		double difference = 0, slopes = 0;
		for (int k = 0; k < mean.length; k++) {
			final double x = factor * (k % small) + (factor - 1) / 2.0 - centre, y = factor * (k / small) + (factor - 1) / 2.0 - centre;
			final double slope = 400 * x / sigma / sigma * Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
			difference += slope * mean[k];
			slopes += slope * slope;
		}
		assertEquals(0, difference / slopes, 0.25);
	}

	private static float[] blob(final int size, final double cx, final double cy, final double sigma, final double base, final double height) {
		final float[] image = new float[size * size];
		for (int i = 0; i < image.length; i++) {
			final double x = i % size - cx, y = i / size - cy;
			image[i] = (float) (base + height * Math.exp(-(x * x + y * y) / (2 * sigma * sigma)));
		}
		return image;
	}
}
