package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels against the golden numbers of the specification of DDASR (appendix A): 7 × 7, standard deviation 1. */
class BlurKernelsTest {

	private static final int MIDDLE = 24, RIGHT = 25, NEXT = 26, CORNER = 0;

	/** J₁ summed from its power series in exact fractions. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "0.5, 0.2422684576748739", "1, 0.4400505857449335", "5, -0.32757913759146523", "10, 0.04347274616886144",
		"20, 0.06683312417585005", "44.5, -0.030667416962248565" })
	void besselFunction(final double x, final double expected) {
		assertEquals(expected, BesselJ1.at(x), 1e-14);
		assertEquals(-expected, BesselJ1.at(-x), 1e-14);
	}

	@Test
	void gaussian() {
		final double[] kernel = BlurKernels.gaussian(7, 1, 1, 0);
		assertEquals(0.15924113, kernel[MIDDLE], 5e-9);
		assertEquals(0.09658463, kernel[RIGHT], 5e-9);
		assertEquals(1.96519e-5, kernel[CORNER], 5e-11);
	}

	@Test
	void generalised() {
		final double[] kernel = BlurKernels.generalised(7, 1, 1, 0, 0.5);
		assertEquals(0.06759304, kernel[MIDDLE], 5e-9);
		assertEquals(0.04099725, kernel[RIGHT], 5e-9);
		assertEquals(0.0081025978, kernel[CORNER], 5e-11);
	}

	@Test
	void plateau() {
		final double[] kernel = BlurKernels.plateau(7, 1, 1, 0, 2);
		assertEquals(0.21777573, kernel[MIDDLE], 5e-9);
		assertEquals(0.10888787, kernel[RIGHT], 5e-9);
		assertEquals(0.0006700792, kernel[CORNER], 5e-11);
	}

	@Test
	void sinc() {
		final double[] kernel = BlurKernels.sinc(7, Math.PI / 2);
		assertEquals(0.23575877, kernel[MIDDLE], 5e-9);
		assertEquals(0.17014778, kernel[RIGHT], 5e-9);
		assertEquals(0.04271755, kernel[NEXT], 5e-9);
		assertEquals(-0.00749881, kernel[CORNER], 5e-9);
	}

	/** Long along x: second moments are those of the covariance, and a quarter turn exchanges them. */
	@Test
	void anglesTurnTheAxes() {
		final double[] flat = BlurKernels.gaussian(21, 2, 1, 0), turned = BlurKernels.gaussian(21, 2, 1, Math.PI / 2);
		assertEquals(4, moment(flat, 1, 0), 1e-3);
		assertEquals(1, moment(flat, 0, 1), 1e-3);
		assertEquals(1, moment(turned, 1, 0), 1e-3);
		// Turned by 45 degrees, the direction (1, 1)/√2 has the variance 4.
		assertEquals(4, moment(BlurKernels.gaussian(21, 2, 1, Math.PI / 4), Math.sqrt(0.5), Math.sqrt(0.5)), 1e-3);
	}

	@Test
	void allSumToOneAndAreSymmetric() {
		for (final double[] kernel : new double[][] { BlurKernels.gaussian(9, 0.2, 3, 1), BlurKernels.generalised(11, 0.5, 2, -2, 3.9),
			BlurKernels.plateau(21, 3, 0.3, 3, 1.7), BlurKernels.sinc(13, 1.1) })
		{
			assertEquals(1, Arrays.stream(kernel).sum(), 1e-12);
			for (int i = 0; i < kernel.length; i++) assertEquals(kernel[i], kernel[kernel.length - 1 - i], 1e-12);
		}
	}

	/** Correlation with the edge mirrored and not repeated: 1 2 3 is … 3 2 1 2 3 2 1 …. */
	@Test
	void filterMirrorsWithoutTheEdge() {
		final double[] kernel = new double[25];
		kernel[12] = 1;
		kernel[10] = 10;
		kernel[14] = 100;
		kernel[2] = 1000;
		final float[] result = SquareFilter.apply(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 3, 3, kernel);
		// At (0, 0): itself, two to the left (3), two to the right (3), two above (7).
		assertEquals(1 + 30 + 300 + 7000, result[0]);
		// At (1, 1): itself, (−1, 1) → (1, 1), (3, 1) → (1, 1), (1, −1) → (1, 1).
		assertEquals(5 * 1111, result[4]);
		// At (2, 2): itself, (0, 2), (4, 2) → (0, 2), (2, 0).
		assertEquals(9 + 70 + 700 + 3000, result[8]);
	}

	@Test
	void filterServesImagesSmallerThanItself() {
		assertArrayEquals(new float[] { 3, 3 }, SquareFilter.apply(new float[] { 3, 3 }, 2, 1, BlurKernels.gaussian(21, 3, 3, 0)), 1e-6f);
		assertArrayEquals(new float[] { 3 }, SquareFilter.apply(new float[] { 3 }, 1, 1, BlurKernels.sinc(21, 1)), 1e-6f);
	}

	private static double moment(final double[] kernel, final double alongX, final double alongY) {
		double sum = 0;
		for (int i = 0; i < kernel.length; i++) {
			final double place = alongX * (i % 21 - 10) + alongY * (i / 21 - 10);
			sum += kernel[i] * place * place;
		}
		return sum;
	}
}
