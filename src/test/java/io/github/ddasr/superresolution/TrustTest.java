package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The maps and figures that come with an enlargement. */
class TrustTest {

	private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);
	private static final int X = 18, Y = 20, Z = 22;

	private static Volume head() {
		final Volume phantom = Phantom.block(new int[] { X, Y, Z }, new double[] { 9, 9, 8 }, new double[] { 0, 0, 10 });
		return new Volume("head", phantom.voxels(), phantom.geometry(), PixelType.INT16, "T1");
	}

	private static TrustOptions options(final boolean back, final boolean map, final boolean spread) {
		return new TrustOptions(back, map, spread, Redegradation.AREA, 2, volume -> 0);
	}

	/** Repeats each pixel, which area undoes exactly, but for what a test adds. */
	private static SliceEnlarger repeating(final Error error) {
		return new SliceEnlarger() {

			@Override
			public int factor() {
				return 2;
			}

			@Override
			public String description() {
				return "repeating";
			}

			@Override
			public int preferredSlices(final int width, final int height) {
				return 3;
			}

			@Override
			public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
				final float[][] fine = new float[slices.length][4 * width * height];
				for (int n = 0; n < fine.length; n++) for (int i = 0; i < fine[n].length; i++) {
					final int x = i % (2 * width), y = i / (2 * width);
					fine[n][i] = slices[n][y / 2 * width + x / 2] + error.at(x, y, width, height);
				}
				return fine;
			}
		};
	}

	/** What is added to normalised values. */
	private interface Error {

		float at(int x, int y, int width, int height);
	}

	private static Enlarged run(final SliceEnlarger method, final Axis axis, final TrustOptions trust) {
		return new SuperResolution(method, SuperResolutionOptions.of(axis, 2).withClamp(false), trust, AMPLE).runWithMaps(VolumeSeries
			.of(head()), Monitor.NONE);
	}

	@ParameterizedTest
	@EnumSource(Axis.class)
	void aPlantedErrorShowsInPlace(final Axis axis) {
		final Volume head = head();
		final Foreground foreground = Foreground.of(head.voxels());
		// Coarse pixel (7, 5) of each slice that is not constant is 0.1 of the window too bright.
		final Enlarged result = run(repeating((x, y, w, h) -> x / 2 == 7 && y / 2 == 5 ? 0.1f : 0), axis, options(false, true,
			false));
		final Volume map = result.consistency().first();
		assertArrayEquals(head.dimensions(), map.dimensions());
		final int across = axis.world();
		final double expected = 10 * foreground.window().width() / foreground.window().fromZero().width();
		double squares = 0, sum = 0;
		long n = 0;
		for (int k = 0; k < Slices.count(map.voxels(), across); k++) {
			final float[] plane = Slices.read(map.voxels(), across, k), source = Slices.read(head.voxels(), across, k);
			final boolean constant = constant(source);
			for (int i = 0; i < plane.length; i++) {
				final int w = Slices.width(map.voxels(), across);
				assertEquals(!constant && i % w == 7 && i / w == 5 ? expected : 0, plane[i], 1e-3, k + " " + i);
				if (source[i] <= (foreground.masked() ? 0 : (foreground.background() + foreground.threshold()) / 2)) continue;
				n++;
				sum += plane[i];
				squares += plane[i] * plane[i];
			}
		}
		assertEquals(Math.sqrt(squares / n), result.figures().difference(), 1e-6);
		assertEquals(sum / n, result.figures().drift(), 1e-6);
		assertTrue(result.figures().difference() > 0.01, result.figures().toString());
		assertNull(result.uncertainty());
	}

	private static boolean constant(final float[] slice) {
		for (final float v : slice) if (v != slice[0]) return false;
		return true;
	}

	@Test
	void mapsHaveTheGeometryOfTheirGrids() {
		final Enlarged result = run(repeating((x, y, w, h) -> 0), Axis.CORONAL, options(true, true, true));
		final Volume map = result.consistency().first(), spread = result.uncertainty().first(), fine = result.fine().first();
		assertArrayEquals(head().geometry().affine(), map.geometry().affine());
		assertArrayEquals(fine.geometry().affine(), spread.geometry().affine());
		assertArrayEquals(new long[] { 2 * X, Y, 2 * Z }, spread.dimensions());
		for (final Volume v : List.of(map, spread)) {
			assertEquals(PixelType.FLOAT32, v.pixelType());
			assertTrue(v.description().endsWith("% of white"), v.description());
		}
		assertEquals(PixelType.INT16, fine.pixelType());
		assertEquals("T1", fine.description());
	}

	@ParameterizedTest
	@CsvSource({ "cubic", "lanczos", "zero-filling", "bspline" })
	void mirroredViewsOfAnInterpolationAgree(final String name) {
		final SliceEnlarger method = new EnlargementMethods(NetworkOpener.NONE).open(name, SuperResolutionOptions.of(Axis.AXIAL, 2),
			AMPLE);
		final Enlarged result = run(method, Axis.AXIAL, options(false, false, true));
		result.uncertainty().first().voxels().forEach(v -> assertEquals(0, v.get(), 1e-3));
		assertEquals(0, result.figures().uncertainty(), 1e-3);
		// The result is that of the method alone.
		final Volume alone = new SuperResolution(method, SuperResolutionOptions.of(Axis.AXIAL, 2).withClamp(false), AMPLE).run(head(),
			Monitor.NONE);
		for (int z = 0; z < Z; z++) {
			assertArrayEquals(Slices.read(alone.voxels(), 2, z), Slices.read(result.fine().first().voxels(), 2, z));
		}
	}

	/** An error of 0.2 at the left edge of a slice: two views of four have it at either edge. */
	@Test
	void deviationIsThatOfTheFourViews() {
		final SliceEnlarger method = repeating((x, y, w, h) -> x == 0 ? 0.2f : 0);
		final Foreground foreground = Foreground.of(head().voxels());
		final double unit = foreground.window().width() / foreground.window().fromZero().width();
		// Values 0.2, 0, 0.2, 0: mean 0.1, squares around it 4 · 0.01, over 3.
		final double expected = 100 * unit * Math.sqrt(0.04 / 3);
		for (final boolean ensemble : new boolean[] { false, true }) {
			final Enlarged result = run(ensemble ? new SelfEnsemble(method) : method, Axis.AXIAL, options(false, false, true));
			final float[] spread = Slices.read(result.uncertainty().first().voxels(), 2, Z / 2);
			final float[] source = Slices.read(head().voxels(), 2, Z / 2), fine = Slices.read(result.fine().first().voxels(), 2, Z / 2);
			for (int i = 0; i < spread.length; i++) {
				final int x = i % (2 * X), y = i / (2 * X);
				assertEquals(x == 0 || x == 2 * X - 1 ? expected : 0, spread[i], 1e-3);
				final double error = ensemble ? x == 0 || x == 2 * X - 1 ? 0.1 : 0 : x == 0 ? 0.2 : 0;
				assertEquals(source[y / 2 * X + x / 2] + error * foreground.window().width(), fine[i], 0.01);
			}
		}
	}

	@Test
	void backProjectionTakesAnErrorOut() {
		final SliceEnlarger method = repeating((x, y, w, h) -> (x / 2 + y / 2) % 3 == 0 ? 0.1f : 0.02f);
		final Consistency without = run(method, Axis.AXIAL, options(false, true, false)).figures();
		final Enlarged with = run(method, Axis.AXIAL, options(true, true, false));
		assertTrue(Double.isNaN(without.before()));
		assertEquals(without.difference(), with.figures().before(), 1e-9);
		assertTrue(with.figures().difference() < 0.1, with.figures().toString());
		assertTrue(without.difference() > 3, without.toString());
		final SuperResolution task = new SuperResolution(method, SuperResolutionOptions.of(Axis.AXIAL, 2).withClamp(false), options(
			true, true, true), AMPLE);
		// The preview of a dialog shows the corrected slice.
		assertArrayEquals(Slices.read(with.fine().first().voxels(), 2, Z / 2), Slices.read(task.preview(head(), Z / 2, Monitor.NONE)
			.voxels(), 2, 0));
	}

	@Test
	void figuresInWords() {
		assertEquals("consistency 0.420 % of white, before back-projection 1.250 %, 0.70 of the noise (0.60 %), mean -0.010 %, made " +
			"coarse again by k-space, mean uncertainty 0.300 % of white", new Consistency(Redegradation.K_SPACE, 0.42, -0.01, 1.25, 0.6,
				0.3).toString());
		assertEquals("consistency 0.420 % of white, noise not known, mean +0.010 %, made coarse again by area", new Consistency(
			Redegradation.AREA, 0.42, 0.01, Double.NaN, Double.NaN, Double.NaN).toString());
		assertEquals("", run(repeating((x, y, w, h) -> 0), Axis.AXIAL, TrustOptions.NONE).figures().toString());
	}

	@Test
	void noiseIsPartOfTheFigures() {
		final Foreground foreground = Foreground.of(head().voxels());
		final double white = foreground.window().fromZero().width();
		final TrustOptions trust = new TrustOptions(false, true, false, Redegradation.AREA, 2, volume -> 0.05 * white);
		final Consistency figures = run(repeating((x, y, w, h) -> 0.1f), Axis.AXIAL, trust).figures();
		assertEquals(5, figures.noise(), 1e-6);
		assertEquals(figures.difference() / 5, figures.perNoise(), 1e-9);
	}

	@Test
	void filesOfMapsStandBesideTheResult() {
		assertEquals(Path.of("a/b.c-consistency.nii.gz"), TrustMap.CONSISTENCY.beside(Path.of("a/b.c.nii.gz")));
		assertEquals(Path.of("b-uncertainty.hdr"), TrustMap.UNCERTAINTY.beside(Path.of("b.hdr")));
		assertEquals(Path.of("b-uncertainty.tif"), TrustMap.UNCERTAINTY.beside(Path.of("b.tif")));
	}

	@Test
	void toleranceIsBounded() {
		for (final double tolerance : new double[] { -1, 10.5, Double.NaN }) {
			assertEquals("A tolerance of " + tolerance + " noise levels is out of range. Give a number from 0 to 10.", assertThrows(
				DdasrException.class, () -> new TrustOptions(true, false, false, Redegradation.AREA, tolerance, v -> 0)).getMessage());
		}
	}

	@Test
	void aSlabTakesLessWhereMoreIsAskedOfASlice() {
		final SliceEnlarger method = repeating((x, y, w, h) -> 0);
		final MemoryBudget small = new MemoryBudget(40_000, 1L << 30);
		final SlabSize plain = SlabSize.of(method, 20, 20, TrustOptions.NONE, small);
		final SlabSize all = SlabSize.of(method, 20, 20, options(true, true, true), small);
		// 4 · (3 · 400 + 3 · 1600) bytes, and 4 · (7 · 400 + 10 · 1600).
		assertEquals(24_000, plain.bytes() / plain.slices());
		assertEquals(75_200, all.bytes() / all.slices());
	}
}
