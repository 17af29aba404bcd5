package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.ResamplingMatrix;

class VolumeDownsamplingTest {

	private static final double[] LINE = { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8 };

	/** A round blob keeps its place between the outer faces, and its mass, for any ratio. */
	@ParameterizedTest
	@CsvSource({ "BLUR,31", "BLUR,40", "BLUR,17", "K_SPACE,31", "K_SPACE,40", "K_SPACE,17", "AREA,31", "AREA,40", "AREA,17" })
	void cellsStayAligned(final VolumeDownsampling method, final int newSize) {
		final int n = 80;
		final double[] at = { 36.3, 41.8, 44.1 };
		final float[] blob = new float[n * n * n];
		for (int z = 0; z < n; z++) for (int y = 0; y < n; y++) for (int x = 0; x < n; x++) {
			final double square = Math.pow(z - at[0], 2) + Math.pow(y - at[1], 2) + Math.pow(x - at[2], 2);
			blob[(z * n + y) * n + x] = (float) Math.exp(-square / (2 * 36));
		}
		final int[] size = { n, n, n }, newSizes = { newSize, n, 29 };
		final float[] coarse = method.apply(blob, size, newSizes);
		final double[] before = moments(blob, size), after = moments(coarse, newSizes);
		for (int d = 0; d < 3; d++) assertEquals((at[d] + 0.5) / n, after[d], 2e-4, "axis " + d);
		assertEquals(before[3], after[3], 1e-3 * before[3]);
	}

	/** Centre of mass as a share of each side, and mean. */
	private static double[] moments(final float[] v, final int... size) {
		final double[] m = new double[4];
		int i = 0;
		for (int z = 0; z < size[0]; z++) for (int y = 0; y < size[1]; y++) for (int x = 0; x < size[2]; x++) {
			m[0] += v[i] * (z + 0.5) / size[0];
			m[1] += v[i] * (y + 0.5) / size[1];
			m[2] += v[i] * (x + 0.5) / size[2];
			m[3] += v[i++];
		}
		for (int d = 0; d < 3; d++) m[d] /= m[3];
		m[3] /= v.length;
		return m;
	}

	@Test
	void truncationOfKSpaceIsExactBelowTheNewNyquistFrequency() {
		final int n = 45, m = 19;
		final double[] fine = new double[n], coarse = new double[m];
		for (int i = 0; i < n; i++) fine[i] = 2 + Math.cos(2 * Math.PI * 8 * (i + 0.5) / n + 0.4);
		for (int o = 0; o < m; o++) coarse[o] = 2 + Math.cos(2 * Math.PI * 8 * (o + 0.5) / m + 0.4);
		assertArrayEquals(coarse, VolumeDownsampling.K_SPACE.matrix(n, m).apply(fine), 1e-12);
		final ResamplingMatrix whole = ResamplingMatrix.truncation(36, 3), any = VolumeDownsampling.K_SPACE.matrix(36, 12);
		assertArrayEquals(whole.toFloats(), any.toFloats());
	}

	/** One bright voxel between dark ones rings below 0, of which the magnitude is taken. */
	@Test
	void magnitudesAreNotNegative() {
		final float[] block = new float[16];
		block[8] = 1;
		final float[] coarse = VolumeDownsampling.K_SPACE.apply(block, new int[] { 1, 1, 16 }, new int[] { 1, 1, 8 });
		final double[] line = VolumeDownsampling.K_SPACE.matrix(16, 8).apply(new double[] { 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0 });
		int negative = 0;
		for (int i = 0; i < 8; i++) {
			assertEquals(Math.abs(line[i]), coarse[i], 1e-6);
			if (line[i] < -0.01) negative++;
		}
		assertTrue(negative > 0);
	}

	/** Ratio 2.5: the profile's half maximum lies 1.25 fine voxels from the centre, so a weight at distance d is 2^−(d/1.25)². */
	@Test
	void blurIsTheSliceProfile() {
		final ResamplingMatrix matrix = VolumeDownsampling.BLUR.matrix(100, 40);
		// Coarse voxel 20 lies at 20.5 · 2.5 − 0.5 = 50.75.
		for (final int i : new int[] { 48, 50, 53 }) {
			final double here = Math.pow((i - 50.75) / 1.25, 2), there = Math.pow((51 - 50.75) / 1.25, 2);
			assertEquals(Math.pow(2, there - here), matrix.weight(20, i) / matrix.weight(20, 51), 1e-9);
		}
		final ResamplingMatrix whole = new SliceProfileDownsampler().matrix(60, 3);
		assertArrayEquals(whole.toFloats(), VolumeDownsampling.BLUR.matrix(60, 20).toFloats(), 1e-7f);
	}

	/** 12 voxels to 5: each covers 2.4. */
	@Test
	void areaIsTheMeanOverTheCell() {
		assertEquals((3 + 1 + 0.4 * 4) / 2.4, VolumeDownsampling.AREA.matrix(12, 5).apply(LINE)[0], 1e-12);
		assertEquals((0.6 * 4 + 1 + 0.8 * 5) / 2.4, VolumeDownsampling.AREA.matrix(12, 5).apply(LINE)[1], 1e-12);
	}

	/** Values of the cubic spline through the line mirrored about its end samples, from a dense solution of its periodic system. */
	@Test
	void splineIsThatOfThePublishedCode() {
		assertArrayEquals(new double[] { 3, 1.6204973735, 5.3528896673, 4.2586893603, 8 }, VolumeDownsampling.SPLINE.matrix(12, 5).apply(
			LINE), 1e-9);
		assertArrayEquals(new double[] { 3, 1.473619769, 2.8754974296, 2.8289732166, 9.2449013579, 1.8971640389, 6.503841209, 3.5166502477,
			4.2311265548, 8 }, VolumeDownsampling.SPLINE.matrix(12, 10).apply(LINE), 1e-9);
		assertArrayEquals(new double[] { 3, 4 }, VolumeDownsampling.SPLINE.matrix(3, 2).apply(new double[] { 3, 1, 4 }), 1e-12);
		assertArrayEquals(new double[] { 7 }, VolumeDownsampling.SPLINE.matrix(2, 1).apply(new double[] { 7, 1 }), 1e-12);
	}

	@ParameterizedTest
	@EnumSource
	void anAxisThatKeepsItsSizeStays(final VolumeDownsampling method) {
		assertTrue(method.matrix(9, 9).isIdentity());
		assertEquals(method, VolumeDownsampling.named(" " + method.toString().toUpperCase(java.util.Locale.ROOT)));
	}

	/** In the dark, Rician noise has the mean σ · √(π/2). */
	@Test
	void noiseIsThatOfAMagnitudeImage() {
		final float[] noisy = VolumeDownsampling.AREA.apply(new float[8 * 40 * 40], new int[] { 8, 40, 40 }, new int[] { 8, 20, 40 }, 0.1,
			new SplittableRandom(3));
		double mean = 0;
		for (final float v : noisy) mean += v / noisy.length;
		assertEquals(0.1 * Math.sqrt(Math.PI / 2), mean, 3e-3);
	}

	@Test
	void refusesWhatIsNot() {
		assertEquals("There is no way \"kspace\" to make a volume coarse. Choose one of: blur, k-space, area, spline.", assertThrows(
			DdasrException.class, () -> VolumeDownsampling.named("kspace")).getMessage());
		assertEquals("A line of 5 voxels cannot be made coarse with 6 voxels. Give a number from 1 to 5.", assertThrows(
			DdasrException.class, () -> VolumeDownsampling.AREA.matrix(5, 6)).getMessage());
	}
}
