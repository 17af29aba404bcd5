package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingMatrixTest {

	private static final double[] LINE = { 3, 1, 4, 1, 5, 9, 2, 6 };

	private static void assertMaps(final ResamplingMatrix matrix, final double[] line, final double tolerance,
		final double... expected)
	{
		assertArrayEquals(expected, matrix.apply(line), tolerance);
	}

	@Test
	void rowsAreTakenAsTheyAre() {
		final double[][] weights = { { 0.5, 0.5 }, { 2 } };
		final ResamplingMatrix matrix = ResamplingMatrix.ofRows(4, new int[] { 1, 3 }, weights);
		weights[1][0] = 7;
		assertArrayEquals(new double[] { 25, 80 }, matrix.apply(new double[] { 10, 20, 30, 40 }), 1e-12);
		assertThrows(IllegalArgumentException.class, () -> ResamplingMatrix.ofRows(4, new int[] { 3 }, new double[][] { { 1, 1 } }));
		assertThrows(IllegalArgumentException.class, () -> ResamplingMatrix.ofRows(4, new int[] { 0 }, new double[][] { {} }));
	}

	@Test
	void cubicHalfHasTheEightWeightsOfMatlab() {
		final ResamplingMatrix m = ResamplingMatrix.of(Kernel.CUBIC, 16, 8);
		final double[] half = { -0.01171875, -0.03515625, 0.11328125, 0.43359375 };
		assertEquals(5, m.first(4));
		assertEquals(8, m.length(4));
		for (int i = 0; i < 4; i++) {
			assertEquals(half[i], m.weight(4, 5 + i), 1e-15);
			assertEquals(half[i], m.weight(4, 12 - i), 1e-15);
		}
		// At the left end the three samples outside are folded onto 0, 1, 2.
		assertEquals(0.43359375 + 0.11328125, m.weight(0, 0), 1e-15);
		assertEquals(0.43359375 - 0.03515625, m.weight(0, 1), 1e-15);
		assertEquals(0.11328125 - 0.01171875, m.weight(0, 2), 1e-15);
	}

	/** Dense numpy sums over all mirror images of Keys' kernel widened by 8/5, and of the same at 3/8 for Lanczos. */
	@Test
	void fractionalShrinkingEqualsDirectSums() {
		assertMaps(ResamplingMatrix.of(Kernel.CUBIC, 8, 5), LINE, 1e-12, 2.299386973180076, 2.548549905838042,
			3.274871954058668, 6.700489642184557, 4.51831417624521);
		assertMaps(ResamplingMatrix.of(Kernel.LANCZOS3, 8, 3), LINE, 1e-12, 2.143495681074655, 4.11462619558739,
			5.355841408524101);
	}

	/** numpy: np.sinc(x)*np.sinc(x/3) for |x| &lt; 3, symmetric borders, rows divided by their sums. */
	@Test
	void lanczosEqualsDirectSums() {
		assertMaps(ResamplingMatrix.of(Kernel.LANCZOS3, 8, 16), LINE, 1e-12, 3.440034353351134, 2.315000488013076,
			1.0062027038491697, 1.6362200878639463, 3.677523479366888, 3.525574007747245, 1.5355879872429905,
			1.147618533052226, 3.33100650832986, 6.798398589756127, 9.265630069565088, 7.576983257954139,
			3.2730545171574326, 1.9694676282480708, 4.584138525578228, 6.917559262924375);
	}

	/**
	 * numpy: B-spline coefficients by np.linalg.solve on the 8×8 system with symmetric borders. scipy.ndimage.zoom(x, 2,
	 * order=3, mode='grid-mirror', grid_mode=True) gives the same to 2e-11, where its recursive prefilter stops.
	 */
	@Test
	void bsplineEqualsTheSolvedSystem() {
		assertMaps(ResamplingMatrix.of(Kernel.BSPLINE, 8, 16), LINE, 1e-12, 3.4618982418998527, 2.2759026371502213,
			1.0015043952503682, 1.6688662094992632, 3.610209177098675, 3.564257524852725, 1.6045338963549338,
			1.1522286910898378, 3.3310302374815906, 6.7799527107879225, 9.180720153718704, 7.5560854657584695,
			3.3054641476435935, 2.0269554261782035, 4.566173255706922, 6.914217829528719);
		assertMaps(ResamplingMatrix.of(Kernel.BSPLINE, 8, 12), LINE, 1e-12, 3.342146845851743, 1.5182713549337263,
			1.3854141098019965, 3.8213083987890695, 2.612527614138439, 1.01661365433917, 3.859874440898923,
			8.307115243004418, 8.152732606501935, 2.7447115515736655, 3.062085787923417, 6.677198392243497);
	}

	/** numpy.fft: spectrum cut to |k| below m/2, half of each Nyquist line, evaluated at s·j + (s − 1)/2. */
	@Test
	void truncationEqualsTheSpectrumCutOff() {
		assertMaps(ResamplingMatrix.truncation(8, 2), LINE, 1e-12, 2.6769389136022825, 2.166123463827308,
			5.956944562880903, 4.699993059689508);
		assertMaps(ResamplingMatrix.truncation(9, 3), new double[] { 3, 1, 4, 1, 5, 9, 2, 6, 5 }, 1e-12,
			2.1261291864865424, 4.596620562423132, 5.277250251090326);
	}

	/** numpy.fft: the spectrum's trigonometric polynomial evaluated at (o + 0.5)/s − 0.5. */
	@Test
	void zeroFillingEqualsThePaddedSpectrum() {
		assertMaps(ResamplingMatrix.zeroFilling(8, 2), LINE, 1e-12, 4.704778865810997, 1.4681425059275117,
			0.41850956551004836, 1.9986202483236872, 3.7800353955845445, 3.6417260892859704, 1.8171370049550661,
			0.757900793306262, 2.864745432262744, 7.249432089241499, 9.63032325151188, 7.284845703968061,
			3.0897801345618956, 2.080039143765197, 4.694690349802818, 6.519293426181808);
		assertMaps(ResamplingMatrix.zeroFilling(5, 3), new double[] { 3, 1, 4, 1, 5 }, 1e-12, 4.891981708437649, 3,
			1.1338591487988334, 0.3524704376712134, 1, 2.5080182915623506, 3.795847847855824, 4, 3.047529562328787,
			1.6935591548341484, 1, 1.6041521521441777, 3.266140851201168, 5, 5.706440845165853);
	}

	@Test
	void bilinearUpByTwoAndItsMeanAreTheKnownFilter() {
		final ResamplingMatrix up = ResamplingMatrix.of(Kernel.LINEAR, 4, 8);
		assertMaps(up, new double[] { 1, 2, 3, 4 }, 1e-15, 1, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4);
		final double[] impulse = { 0, 0, 1, 0, 0 };
		final double[] twice = ResamplingMatrix.of(Kernel.LINEAR, 5, 10).apply(impulse);
		assertMaps(ResamplingMatrix.of(Kernel.AREA, 10, 5), twice, 1e-15, 0, 0.125, 0.75, 0.125, 0);
	}

	@Test
	void areaCoversTheCellAndNearestSharesTies() {
		assertMaps(ResamplingMatrix.of(Kernel.AREA, 3, 2), new double[] { 3, 6, 9 }, 1e-15, 4, 8);
		assertMaps(ResamplingMatrix.of(Kernel.AREA, 2, 3), new double[] { 3, 9 }, 1e-15, 3, 6, 9);
		assertMaps(ResamplingMatrix.of(Kernel.NEAREST, 2, 4), new double[] { 3, 9 }, 0, 3, 3, 9, 9);
		assertMaps(ResamplingMatrix.of(Kernel.NEAREST, 6, 2), new double[] { 1, 2, 3, 4, 5, 6 }, 0, 2, 5);
		assertMaps(ResamplingMatrix.of(Kernel.NEAREST, 4, 1), new double[] { 1, 2, 4, 8 }, 0, 3);
	}

	@ParameterizedTest
	@EnumSource(Kernel.class)
	void everyRowSumsToOneAndARampStaysARampInside(final Kernel kernel) {
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 7 }, { 7, 1 }, { 64, 128 }, { 64, 32 }, { 63, 101 }, { 97,
			41 }, { 60, 20 }, { 60, 240 } })
		{
			final ResamplingMatrix m = ResamplingMatrix.of(kernel, size[0], size[1]);
			assertEquals(size[0], m.inputSize());
			assertEquals(size[1], m.outputSize());
			for (int o = 0; o < size[1]; o++) {
				double sum = 0;
				for (int i = 0; i < size[0]; i++) sum += m.weight(o, i);
				assertEquals(1, sum, 1e-12, m + " row " + o);
			}
		}
		if (kernel == Kernel.NEAREST || kernel == Kernel.AREA) return; // steps
		final double[] ramp = new double[120];
		Arrays.setAll(ramp, i -> i);
		// Lanczos3 is the one that does not keep ramps exactly: its weights have no first moment of zero.
		final double tolerance = kernel == Kernel.LANCZOS3 ? 0.03 : 1e-9;
		final double[] up = ResamplingMatrix.of(kernel, 120, 240).apply(ramp);
		for (int o = 100; o < 140; o++) assertEquals((o + 0.5) / 2 - 0.5, up[o], tolerance);
		final double[] down = ResamplingMatrix.of(kernel, 120, 60).apply(ramp);
		for (int o = 29; o < 31; o++) assertEquals(2 * o + 0.5, down[o], 1e-6);
	}

	@Test
	void truncationReproducesACosineAtTheHalfPixels() {
		final double[] cosine = new double[64];
		Arrays.setAll(cosine, x -> Math.cos(2 * Math.PI * 5 * x / 64));
		final double[] low = ResamplingMatrix.truncation(64, 2).apply(cosine);
		for (int j = 0; j < 32; j++) assertEquals(Math.cos(2 * Math.PI * 5 * (2 * j + 0.5) / 64), low[j], 1e-12);
	}

	@Test
	void truncationThenZeroFillingIsTheIdentityBelowNyquist() {
		for (final int s : new int[] { 2, 3, 4 }) {
			final int n = 60;
			final double[] line = new double[n];
			for (int k = 0; 2 * k < n / s; k++) {
				final int f = k;
				for (int x = 0; x < n; x++) line[x] += Math.cos(2 * Math.PI * f * x / n + 0.7 * f) / (1 + f);
			}
			final double[] low = ResamplingMatrix.truncation(n, s).apply(line);
			assertArrayEquals(line, ResamplingMatrix.zeroFilling(n / s, s).apply(low), 1e-12);
		}
	}

	@Test
	void truncationIsTheTransposeOfZeroFilling() {
		final ResamplingMatrix down = ResamplingMatrix.truncation(24, 3);
		final ResamplingMatrix up = ResamplingMatrix.zeroFilling(8, 3);
		for (int j = 0; j < 8; j++) for (int x = 0; x < 24; x++) {
			assertEquals(up.weight(x, j) / 3, down.weight(j, x), 1e-14);
		}
	}

	@Test
	void truncationRefusesASizeThatDoesNotDivide() {
		final DdasrException e = assertThrows(DdasrException.class, () -> ResamplingMatrix.truncation(255, 2));
		assertEquals("k-space truncation by 2 needs a size divisible by 2, not 255. " +
			"Crop the image to a multiple of 2 first.", e.getMessage());
		assertThrows(DdasrException.class, () -> new ResamplingMatrices().truncation(255, 2));
		assertThrows(DdasrException.class, () -> ResamplingMatrix.of(Kernel.CUBIC, 0, 4));
	}

	@Test
	void withoutAntialiasTheKernelKeepsItsWidth() {
		final ResamplingMatrix m = ResamplingMatrix.of(Kernel.CUBIC, 16, 8, false);
		assertEquals(4, m.length(4));
		assertEquals(-0.0625, m.weight(4, 7), 1e-15);
		assertEquals(0.5625, m.weight(4, 8), 1e-15);
	}

	@Test
	void identityIsRecognised() {
		assertTrue(ResamplingMatrix.identity(5).isIdentity());
		assertTrue(ResamplingMatrix.of(Kernel.CUBIC, 9, 9).isIdentity());
		assertTrue(ResamplingMatrix.fourier(9, 9).isIdentity());
		assertFalse(ResamplingMatrix.of(Kernel.CUBIC, 9, 18).isIdentity());
	}

	@Test
	void floatsAreTheDenseMatrix() {
		assertArrayEquals(new float[] { 1, 0, 0.75f, 0.25f, 0.25f, 0.75f, 0, 1 }, ResamplingMatrix.of(Kernel.LINEAR, 2,
			4).toFloats());
	}

	@Test
	void theStoreIsBoundedAndShares() {
		final ResamplingMatrices store = new ResamplingMatrices();
		assertSame(store.of(Kernel.CUBIC, 10, 20), store.of(Kernel.CUBIC, 10, 20));
		assertSame(store.zeroFilling(10, 2), store.zeroFilling(10, 2));
		assertSame(store.truncation(10, 2), store.truncation(10, 2));
		for (int n = 1; n < 100; n++) store.of(Kernel.LINEAR, n, 2 * n);
		assertEquals(32, store.size());
	}

	/** scipy.fft: dct (ortho) of the line, padded with eight zeros, times √2, idct. */
	@Test
	void someRows() {
		for (final ResamplingMatrix m : List.of(ResamplingMatrix.mirroredFourier(8, 20), ResamplingMatrix.of(Kernel.CUBIC, 8, 20), ResamplingMatrix
			.identity(8)))
		{
			final double[] all = m.apply(LINE);
			assertArrayEquals(Arrays.copyOfRange(all, 3, 8), m.rows(3, 5).apply(LINE));
			assertThrows(IndexOutOfBoundsException.class, () -> m.rows(3, m.outputSize() - 2));
		}
		assertTrue(ResamplingMatrix.mirroredFourier(8, 8).isIdentity());
	}

	@Test
	void mirroredFourierIsTheCosineTransformsInterpolation() {
		assertMaps(ResamplingMatrix.mirroredFourier(8, 16), LINE, 1e-9, 3.7920217511, 2.0017643604, 0.7779199079, 1.7450794093, 3.6016294158, 3.7609160432, 1.8857574314, 0.7354751243, 2.8871711013, 7.1808116628, 9.5111332976, 7.4632516838, 3.3433209736, 1.7206288014, 4.1610684953, 7.4320505409);
	}
}
