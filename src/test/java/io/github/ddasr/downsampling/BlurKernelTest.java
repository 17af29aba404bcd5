package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.DdasrException;

class BlurKernelTest {

	@TempDir
	Path folder;

	/** A Gaussian, off the middle. */
	static BlurKernel gaussian(final int size, final double cx, final double cy, final double sx, final double sy) {
		final double[] values = new double[size * size];
		for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) {
			final double dx = (x - cx) / sx, dy = (y - cy) / sy;
			values[y * size + x] = Math.exp(-(dx * dx + dy * dy) / 2);
		}
		return BlurKernel.of(size, values);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4, 5, 6, 8 })
	void everyFactorKeepsTheGrid(final int factor) {
		final BlurKernel kernel = gaussian(13, 5.2, 6.9, 0.9, 1.3).centred(2).forFactor(factor);
		assertEquals(1, Arrays.stream(kernel.values()).sum(), 1e-12);
		final int width = 30 * factor, height = 36 * factor;
		final float[] image = new float[width * height];
		final double bx = 15.3 * factor, by = 17.8 * factor, sigma = 2.5 * factor;
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final double dx = x - bx, dy = y - by;
			image[y * width + x] = (float) (100 * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)));
		}
		final float[] small = kernel.shrink(image, width, height, factor);
		assertEquals(30 * 36, small.length);
		double sum = 0, sx = 0, sy = 0;
		for (int y = 0; y < 36; y++) for (int x = 0; x < 30; x++) {
			final float v = small[y * 30 + x];
			sum += v;
			sx += v * (factor * x + (factor - 1) / 2.0);
			sy += v * (factor * y + (factor - 1) / 2.0);
		}
		assertEquals(bx, sx / sum, 0.02);
		assertEquals(by, sy / sum, 0.02);
	}

	/** scipy.ndimage.shift (order 3, zeros around) of the kernel padded by 3, divided by its sum. */
	@Test
	void isShiftedLikeScipy() {
		final BlurKernel shifted = gaussian(13, 5.2, 6.9, 0.9, 1.3).centred(2);
		assertEquals(19, shifted.size());
		assertEquals(0.10863603, shifted.values()[9 * 19 + 9], 1e-7);
		assertEquals(0.10542299, shifted.values()[9 * 19 + 10], 1e-7);
		assertEquals(0.00109178, shifted.values()[8 * 19 + 12], 1e-7);
	}

	@Test
	void anEvenKernelKeepsTheGrid() {
		final BlurKernel kernel = gaussian(12, 5.1, 6.2, 1, 1).centred(2);
		assertEquals(0, kernel.size() % 2);
		assertArrayEquals(new double[] { kernel.size() / 2 + 0.5, kernel.size() / 2 + 0.5 }, kernel.centre(), 0.01);
	}

	@Test
	void correlatesWithMirroredBorders() {
		// Not symmetric: the result of a convolution would differ.
		final BlurKernel kernel = BlurKernel.of(3, new double[] { 1, 0, 0, 0, 0, 2, 0, 5, 0 });
		final float[] image = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
		// Pixel (0,0): (1·v(−1,−1) + 2·v(1,0) + 5·v(0,1)) / 8 with v(−1,−1) = 1, and so on.
		assertArrayEquals(new float[] { (1 + 4 + 25) / 8f, (2 + 8 + 35) / 8f, (5 + 20 + 65) / 8f, (6 + 24 + 75) / 8f }, //
			kernel.shrink(image, 4, 4, 2), 1e-6f);
	}

	@Test
	void theKernelForFourIsTwoStepsOfTwo() {
		final BlurKernel two = gaussian(13, 6.5, 6.5, 0.8, 1.1);
		final BlurKernel four = two.forFactor(4);
		assertEquals(25, four.size());
		assertArrayEquals(new double[] { 13.5, 13.5 }, four.centre(), 1e-3);
		final float[] image = new float[64 * 64];
		for (int i = 0; i < image.length; i++) image[i] = (float) Math.sin(i * i * 0.001) + i % 7;
		final float[] twice = two.shrink(two.shrink(image, 64, 64, 2), 32, 32, 2), once = four.shrink(image, 64, 64, 4);
		// Away from the borders, where mirroring twice is another thing.
		for (int y = 5; y < 11; y++) for (int x = 5; x < 11; x++) assertEquals(twice[y * 16 + x], once[y * 16 + x], 1e-3);
	}

	/** Second moments grow as (s² − 1) / 3, for powers of 2 and for the others. */
	@ParameterizedTest
	@CsvSource({ "3", "4", "5", "8" })
	void otherFactorsHaveTheirWidth(final int factor) {
		final BlurKernel two = gaussian(13, 6.5, 6.5, 1.2, 1.2), other = two.forFactor(factor);
		assertEquals(variance(two) * (factor * factor - 1) / 3, variance(other), 0.01 * variance(other));
	}

	private static double variance(final BlurKernel kernel) {
		final double cx = kernel.centre()[0];
		final double[] values = kernel.values();
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			final double d = i % kernel.size() - cx;
			sum += d * d * values[i];
		}
		return sum;
	}

	@Test
	void cleaningTakesOffTheFaintTaps() {
		final double[] values = new double[169];
		for (int i = 0; i < values.length; i++) values[i] = 169 - i;
		// The 41st largest is 129; three quarters of it are 96.75, so 169 … 97 stay.
		final double[] cleaned = BlurKernel.of(13, values).cleaned().values();
		double sum = 0;
		for (int v = 97; v <= 169; v++) sum += v - 96.75;
		assertEquals((169 - 96.75) / sum, cleaned[0], 1e-12);
		assertEquals((97 - 96.75) / sum, cleaned[72], 1e-12);
		assertEquals(0, cleaned[73]);
	}

	@Test
	void aPoolIsKeptInAFile() {
		final KernelPool pool = new KernelPool(List.of(gaussian(13, 6.5, 6.5, 1, 2), gaussian(13, 5, 7, 1, 1).centred(2)), "two");
		final Path file = folder.resolve("pool.safetensors");
		pool.write(file);
		final KernelPool read = KernelPool.read(file);
		assertEquals("two", read.description());
		assertEquals(2, read.kernels().size());
		assertArrayEquals(pool.kernels().get(1).values(), read.kernels().get(1).values(), 1e-15);
		assertEquals(2, read.forFactor(3).size());
	}

	@Test
	void otherFilesAreRefused() throws Exception {
		final Path file = folder.resolve("other.safetensors");
		SafeTensors.write(file, Map.of("a", Tensor.scalar(1)), Map.of());
		assertEquals("The file " + file + " holds no blur kernels. Give one that was written as a kernel pool.", assertThrows(
			DdasrException.class, () -> KernelPool.read(file)).getMessage());
		new KernelPool(List.of(gaussian(13, 3, 6.5, 1, 1)), "off the grid").write(file);
		assertTrue(assertThrows(DdasrException.class, () -> KernelPool.read(file)).getMessage().startsWith(
			"The tensor \"kernel.0000\" in " + file + " is no square blur kernel on the grid of factor 2."));
		assertTrue(Files.exists(file));
	}

	@Test
	void impossibleKernelsAreRefused() {
		assertEquals("A blur kernel whose weights sum to 0.0 cannot be used. Estimate it again.", assertThrows(
			DdasrException.class, () -> BlurKernel.of(3, new double[9])).getMessage());
		assertThrows(DdasrException.class, () -> new KernelPool(List.of(), ""));
	}
}
