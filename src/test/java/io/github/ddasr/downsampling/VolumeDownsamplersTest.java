package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Slices;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Down-sampling in three dimensions. */
class VolumeDownsamplersTest {

	private static final double[] CENTRE = { 22.3, 25.6, 21.9 };

	@ParameterizedTest
	@CsvSource({ "area,2,2,2", "cubic,2,2,2", "k-space,2,2,2", "slice-profile,2,2,2", //
		"area,3,3,3", "cubic,3,3,3", "k-space,3,3,3", "slice-profile,3,3,3", //
		"area,4,4,4", "cubic,4,4,4", "k-space,4,4,4", "slice-profile,4,4,4", //
		"area,1,1,4", "cubic,4,1,1", "k-space,1,3,2", "slice-profile,1,1,4", "slice-profile,1,4,1" })
	void keepTheGrid(final String name, final int x, final int y, final int z) {
		final int[] factors = { x, y, z };
		final Downsampler method = Downsamplers.of(name);
		assertTrue(method.isVolumetric());
		final RandomAccessibleInterval<FloatType> small = method.shrink(blob(48), factors, 100, new SplittableRandom(1));
		for (int d = 0; d < 3; d++) {
			assertEquals(48 / factors[d], small.dimension(d));
			assertEquals(0, small.min(d));
			assertEquals(CENTRE[d], centre(small, d, factors[d]), 0.02, "dimension " + d);
		}
	}

	/** Windows that are the same for both signs of a frequency move nothing. */
	@ParameterizedTest
	@CsvSource({ "2", "3", "4" })
	void ellipseAndWindowKeepTheGrid(final int factor) {
		final Downsampler method = new KSpaceDownsampler(new Scanner(1, 0, 1, true, 0.5, 0));
		final RandomAccessibleInterval<FloatType> small = method.shrink(onPedestal(blob(48)), new int[] { factor, factor, factor }, 100,
			new SplittableRandom(1));
		small.forEach(v -> v.sub(new FloatType(100)));
		for (int d = 0; d < 3; d++) assertEquals(CENTRE[d], centre(small, d, factor), 0.05);
	}

	/** Every slice of a block that only its sides make coarser is what the two-dimensional method makes of it. */
	@ParameterizedTest
	@CsvSource({ "area", "cubic", "k-space", "slice-profile" })
	void slicesAreThoseOfTheMethodInTwoDimensions(final String name) {
		final RandomAccessibleInterval<FloatType> block = blob(24);
		final RandomAccessibleInterval<FloatType> small = Downsamplers.of(name).shrink(block, new int[] { 2, 2, 1 }, 100,
			new SplittableRandom(1));
		final float[] expected = Downsamplers.of(name).shrink(Slices.read(block, 2, 9), 24, 24, 2, 100, new SplittableRandom(1));
		assertArrayEquals(expected, Slices.read(small, 2, 9), 1e-3f);
	}

	@Test
	void allOptionsOfKSpaceWorkOnSlicesOfABlock() {
		final Downsampler method = new KSpaceDownsampler(new Scanner(1, 0, 0.7, true, 0.4, 0));
		final RandomAccessibleInterval<FloatType> block = blob(24);
		final RandomAccessibleInterval<FloatType> small = method.shrink(block, new int[] { 2, 2, 1 }, 100, new SplittableRandom(1));
		final float[] expected = method.shrink(Slices.read(block, 2, 9), 24, 24, 2, 100, new SplittableRandom(1));
		assertArrayEquals(expected, Slices.read(small, 2, 9), 1e-3f);
	}

	/** A block whose minimum is not the origin, and factors that change nothing. */
	@Test
	void aCopyIsMadeWhereNothingChanges() {
		final RandomAccessibleInterval<FloatType> block = Views.translate(blob(6), 5, -2, 1);
		final RandomAccessibleInterval<FloatType> same = Downsamplers.of("cubic").shrink(block, new int[] { 1, 1, 1 }, 100,
			new SplittableRandom(1));
		assertEquals(0, same.min(1));
		assertArrayEquals(Slices.read(block, 2, 3), Slices.read(same, 2, 3));
		same.getAt(0, 0, 0).set(-1);
		assertFalse(block.getAt(5, -2, 1).get() == -1);
	}

	@Test
	void noiseOfABlockIsRayleighWhereThereIsNoSignal() {
		for (final Scanner scanner : new Scanner[] { new Scanner(1, 0, 1, false, 0, 0.05), new Scanner(1, 0, 0.8, true, 0.5, 0.05) }) {
			final RandomAccessibleInterval<FloatType> small = new KSpaceDownsampler(scanner).shrink(ArrayImgs.floats(64, 64, 64),
				new int[] { 2, 2, 2 }, 200, new SplittableRandom(7));
			double sum = 0, squares = 0;
			for (int z = 0; z < 32; z++) for (final float v : Slices.read(small, 2, z)) {
				sum += v;
				squares += v * v;
			}
			final double n = 32 * 32 * 32;
			assertEquals(10 * Math.sqrt(Math.PI / 2), sum / n, 0.15);
			assertEquals(200, squares / n, 6);
		}
	}

	@Test
	void factorsThatDoNotFitAreRefused() {
		assertEquals("A block of 6 × 6 × 6 voxels cannot be made coarser by 2 × 2 × 4. Give three factors of 1 or more that " +
			"divide its sizes.", assertThrows(DdasrException.class, () -> Downsamplers.of("area").shrink(blob(6), new int[] { 2, 2,
				4 }, 1, new SplittableRandom(1))).getMessage());
		assertThrows(DdasrException.class, () -> Downsamplers.of("k-space").shrink(blob(6), new int[] { 2, 0, 1 }, 1,
			new SplittableRandom(1)));
		assertThrows(DdasrException.class, () -> Downsamplers.of("cubic").shrink(blob(6), new int[] { 2, 2 }, 1,
			new SplittableRandom(1)));
	}

	@Test
	void slicesOnlyIsSaid() {
		final Downsampler method = Downsamplers.of("real-esrgan");
		assertFalse(method.isVolumetric());
		assertThrows(DdasrException.class, () -> method.shrink(blob(6), new int[] { 2, 2, 2 }, 1, new SplittableRandom(1)));
	}

	private static RandomAccessibleInterval<FloatType> blob(final int size) {
		final float[] values = new float[size * size * size];
		for (int i = 0; i < values.length; i++) {
			final double x = i % size - CENTRE[0], y = i / size % size - CENTRE[1], z = i / size / size - CENTRE[2];
			values[i] = (float) (100 * Math.exp(-(x * x + y * y + z * z) / (2 * 4 * 4)));
		}
		return ArrayImgs.floats(values, size, size, size);
	}

	/** Above 0, so that the magnitude does not fold what rings below. */
	private static RandomAccessibleInterval<FloatType> onPedestal(final RandomAccessibleInterval<FloatType> block) {
		block.forEach(v -> v.add(new FloatType(100)));
		return block;
	}

	/** The centre of mass in fine voxels. */
	private static double centre(final RandomAccessibleInterval<FloatType> image, final int dimension, final int factor) {
		double sum = 0, moment = 0;
		for (int k = 0; k < image.dimension(dimension); k++) for (final float v : Slices.read(image, dimension, k)) {
			sum += v;
			moment += v * (factor * k + (factor - 1) / 2.0);
		}
		return moment / sum;
	}
}
