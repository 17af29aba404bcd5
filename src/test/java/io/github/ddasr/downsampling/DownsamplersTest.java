package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;

class DownsamplersTest {

	@Test
	void areFoundByTheirAnnotation() {
		assertTrue(Downsamplers.all().keySet().containsAll(List.of("area", "cubic", "dsn", "example-scanner", "k-space", "real-esrgan", "realsr",
			"slice-profile")));
		assertTrue(Downsamplers.simpleNames().containsAll(List.of("area", "cubic", "k-space", "real-esrgan", "slice-profile")));
		assertFalse(Downsamplers.simpleNames().contains("example-scanner"));
	}

	@Test
	void namesTheKnownOnesWhereOneIsUnknown() {
		assertEquals("There is no down-sampling method \"fourier\". Choose one of: " + String.join(", ", Downsamplers.all().keySet()) + ".", assertThrows(
			DdasrException.class, () -> Downsamplers.of("fourier")).getMessage());
	}

	/** The centre of a blob stays at the same place of the common grid. */
	@ParameterizedTest
	@CsvSource({ "area,2", "cubic,2", "k-space,2", "slice-profile,2", "area,3", "cubic,3", "k-space,3", "slice-profile,3", //
		"area,4", "cubic,4", "k-space,4", "slice-profile,4" })
	void keepTheGrid(final String name, final int factor) {
		final int width = 60, height = 72;
		final float[] image = new float[width * height];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final double dx = x - 30.3, dy = y - 33.7;
			image[y * width + x] = (float) (100 * Math.exp(-(dx * dx + dy * dy) / (2 * 5 * 5)));
		}
		final float[] small = Downsamplers.of(name).shrink(image, width, height, factor, 100, new SplittableRandom(1));
		double sum = 0, sx = 0, sy = 0;
		for (int y = 0; y < height / factor; y++) for (int x = 0; x < width / factor; x++) {
			final float v = small[y * (width / factor) + x];
			sum += v;
			sx += v * (factor * x + (factor - 1) / 2.0);
			sy += v * (factor * y + (factor - 1) / 2.0);
		}
		assertEquals(30.3, sx / sum, 0.02);
		assertEquals(33.7, sy / sum, 0.02);
		double total = 0;
		for (final float v : image) total += v;
		assertEquals(total, sum * factor * factor, total * 1e-3);
	}

	@ParameterizedTest
	@CsvSource({ "area,2", "cubic,3", "k-space,4", "slice-profile,3" })
	void aConstantStaysAConstant(final String name, final int factor) {
		final float[] flat = new float[36 * 24], expected = new float[flat.length / factor / factor];
		java.util.Arrays.fill(flat, 700);
		java.util.Arrays.fill(expected, 700);
		assertArrayEquals(expected, Downsamplers.of(name).shrink(flat, 36, 24, factor, 1000, new SplittableRandom(1)), 1e-3f);
	}

	@Test
	void ricianNoiseHasItsMoments() {
		// No signal: Rayleigh, mean sd·√(π/2), variance sd²(2 − π/2). Strong signal: nearly Gaussian.
		final float[] air = new float[200_000];
		RicianNoise.add(air, 10, new SplittableRandom(4));
		assertEquals(10 * Math.sqrt(Math.PI / 2), mean(air), 0.05);
		assertEquals(100 * (2 - Math.PI / 2), variance(air), 0.5);
		final float[] tissue = new float[200_000];
		java.util.Arrays.fill(tissue, 1000);
		RicianNoise.add(tissue, 10, new SplittableRandom(4));
		assertEquals(1000.05, mean(tissue), 0.1);
		assertEquals(100, variance(tissue), 1.5);
	}

	@Test
	void noNoiseChangesNothing() {
		final float[] image = { -1, 0, 3 };
		RicianNoise.add(image, 0, new SplittableRandom(1));
		assertArrayEquals(new float[] { -1, 0, 3 }, image);
	}

	/** scipy.ndimage.gaussian_filter([0,0,1,0,5,0,0], 1.0, truncate=4, mode="nearest"), float64. */
	@Test
	void blursLikeScipy() {
		final float[] blurred = GaussianBlur.apply(new float[] { 0, 0, 1, 0, 5, 0, 0 }, 7, 1, 1);
		assertArrayEquals(BLURRED, blurred, 1e-6f);
	}

	private static final float[] BLURRED = { 0.05466028f, 0.26413075f, 0.66889911f, 1.45182867f, 2.04870847f, 1.21428909f, 0.27008947f };

	@Test
	void theMixtureIsReproducibleAndVaried() {
		final float[] image = new float[48 * 48];
		for (int i = 0; i < image.length; i++) image[i] = 500 + 300 * (float) Math.sin(i * 0.7);
		final MixedDegradation mixture = new MixedDegradation(MixedDegradation.MIXED, 0.05);
		assertArrayEquals(mixture.apply(image, 48, 48, 2, 1000, new SplittableRandom(9)), mixture.apply(image, 48, 48, 2,
			1000, new SplittableRandom(9)));
		final long different = java.util.stream.LongStream.range(0, 50).map(seed -> java.util.Arrays.hashCode(mixture.apply(
			image, 48, 48, 2, 1000, new SplittableRandom(seed)))).distinct().count();
		assertEquals(true, different > 20, "only " + different + " kinds of images");
	}

	/** The mixture is drawn and noised as it was when the bundled networks were trained on it: figures of that version. */
	@Test
	void theMixtureIsTheOneOfOld() {
		final float[] image = new float[48 * 48];
		for (int i = 0; i < image.length; i++) image[i] = i * 37 % 1000;
		final SplittableRandom random = new SplittableRandom(5);
		final MixedDegradation mixture = new MixedDegradation(MixedDegradation.MIXED, 0.05);
		double sum = 0;
		for (int k = 0; k < 40; k++) {
			final float[] small = mixture.apply(image, 48, 48, 2 + k % 3, 1000, random);
			sum += small[k] + small[small.length - 1 - k];
		}
		assertEquals(40878.05987548828, sum, 0.05);
		for (int factor = 2; factor <= 4; factor++) Downsamplers.of("k-space").shrink(image, 48, 48, factor, 1000, random);
		assertEquals(-4516125298876228017L, random.nextLong());
	}

	private static double mean(final float[] v) {
		double sum = 0;
		for (final float x : v) sum += x;
		return sum / v.length;
	}

	private static double variance(final float[] v) {
		final double mean = mean(v);
		double sum = 0;
		for (final float x : v) sum += (x - mean) * (x - mean);
		return sum / v.length;
	}
}
