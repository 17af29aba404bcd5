package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import java.util.Map;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeQualityTest {

	private static final int W = 24;
	private static final int H = 20;
	private static final int N = 35;

	private static float[] slice(final int n, final boolean truth) {
		final float[] s = new float[W * H];
		for (int i = 0; i < s.length; i++) {
			s[i] = (float) (50 + 30 * Math.sin(0.7 * (i % W) + n) * Math.cos(0.4 * (i / W)) + (truth ? 0 : (i * 7 + n) % 5));
		}
		return s;
	}

	/** A volume whose slices stand along a dimension. */
	private static Volume volume(final int dimension, final boolean truth) {
		final long[] size = dimension == 0 ? new long[] { N, W, H } : dimension == 1 ? new long[] { W, N, H } : new long[] {
			W, H, N };
		final var voxels = ArrayImgs.floats(size);
		for (int n = 0; n < N; n++) Slices.write(voxels, dimension, n, slice(n, truth));
		return new Volume(truth ? "truth" : "image", voxels, Geometry.ofSpacing(1, 1, 1));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void volumesAreJudgedOverAllSlicesAtOnce(final int dimension) {
		final SliceMask mask = n -> {
			final boolean[] m = new boolean[W * H];
			for (int i = 0; i < m.length; i++) m[i] = i % W > n % 7;
			return m;
		};
		double squares = 0, similarity = 0;
		long count = 0, valid = 0;
		for (int n = 0; n < N; n++) {
			final float[] a = slice(n, false), b = slice(n, true);
			final double[] map = Ssim.map(new SlicePair(a, b, null, W, H), 80);
			for (int i = 0; i < a.length; i++) {
				if (!mask.of(n)[i]) continue;
				squares += Math.pow((double) a[i] - b[i], 2);
				count++;
				final int x = i % W - 5, y = i / W - 5;
				if (x < 0 || y < 0 || x >= W - 10 || y >= H - 10) continue;
				similarity += map[y * (W - 10) + x];
				valid++;
			}
		}
		final Map<String, MetricValue> figures = new VolumeQuality(Metrics.fullReference(), 80).compare(volume(dimension,
			false), volume(dimension, true), dimension, mask, Monitor.NONE);
		assertEquals(10 * Math.log10(80 * 80 * count / squares), figures.get("PSNR").value(), 1e-10);
		assertEquals(similarity / valid, figures.get("SSIM").value(), 1e-12);
	}

	@Test
	void sizesMustAgree() {
		final VolumeQuality quality = new VolumeQuality(Metrics.fullReference(), 80);
		final DdasrException e = assertThrows(DdasrException.class, () -> quality.compare(volume(2, false), volume(1, true),
			2, SliceMask.ALL, Monitor.NONE));
		assertEquals("Volumes image (24 × 20 × 35) and truth (24 × 35 × 20) differ in size. Compare images on one grid.", e
			.getMessage());
	}

	@Test
	void theRangeMustBePositive() {
		for (final double range : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final DdasrException e = assertThrows(DdasrException.class, () -> new VolumeQuality(Metrics.fullReference(),
				range));
			assertEquals("The data range " + range + " is not a positive number. Give the range of the truth's values, for " +
				"instance the width of its intensity window.", e.getMessage());
		}
	}

	@Test
	void cancelIsSeen() {
		final Monitor canceled = new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		final VolumeQuality quality = new VolumeQuality(Metrics.fullReference(), 80);
		assertThrows(CanceledException.class, () -> quality.compare(volume(2, false), volume(2, true), 2, SliceMask.ALL,
			canceled));
	}

	@Test
	void noSliceHasNoFigure() {
		assertEquals("n/a (no slice was compared)", new VolumeQuality(Metrics.fullReference(), 1).sums().values().get(
			"PSNR").format(2));
	}
}
