package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import net.imglib2.Cursor;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Enlarging by any scale: where things lie, and what is the same for all methods. */
class AnyScaleTest extends AnyScaleCase {

	private static double[] centroid(final Volume volume) {
		final double[][] a = volume.geometry().affine();
		final double[] sum = new double[4];
		final Cursor<FloatType> cursor = Views.flatIterable(volume.voxels()).localizingCursor();
		while (cursor.hasNext()) {
			final double v = cursor.next().get();
			for (int r = 0; r < 3; r++) {
				double at = a[r][3];
				for (int d = 0; d < 3; d++) at += a[r][d] * cursor.getLongPosition(d);
				sum[r] += v * at;
			}
			sum[3] += v;
		}
		return new double[] { sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3] };
	}

	@ParameterizedTest
	@CsvSource({ "cubic, 2.5, ''", "lanczos, 2.5, ''", "bspline, 3.2, ''", "zero-filling, 2.5, ''", "zero-filling, '1,1,3', ''",
		"bspline, '1,1,3', ''", "cubic, '2.5,1.7,3.2', ''", "lanczos, '', '0.5'", "zero-filling, '', '0.6,0.4,0.9'", "any, 2.5, ''", "whole, 2.5, ''",
		"whole, '1,1,3', ''", "whole, '', '0.7'", "fixed-x2, auto, ''" })
	void aBlobKeepsItsPlaceInTheWorld(final String name, final String scale, final String spacing) {
		final Volume blob = blob(24, 28, 20);
		// The network that repeats pixels, and linear interpolation, keep a blob's centre, too.
		final Volume fine = task(name, scale(scale, spacing)).run(blob, Monitor.NONE);
		final double[] before = centroid(blob), after = centroid(fine);
		for (int r = 0; r < 3; r++) assertEquals(before[r], after[r], name.equals("any") ? 0.03 : 0.01, "world axis " + r);
		if (name.equals("any")) assertArrayEquals(new long[] { 60, 70, 20 }, fine.dimensions());
		if (name.equals("whole") && scale.equals("2.5")) assertArrayEquals(new long[] { 60, 70, 50 }, fine.dimensions());
		if (spacing.equals("0.5")) for (int d = 0; d < 3; d++) assertEquals(0.5, fine.geometry().spacing(d), 0.01);
	}

	private static Scale scale(final String scale, final String spacing) {
		if (!spacing.isEmpty()) return Scale.toSpacing(numbers(spacing));
		return scale.equals("auto") ? Scale.AUTO : Scale.of(numbers(scale));
	}

	@Test
	void theGeometryOfThePublishedProgramKeepsTheFirstVoxel() {
		final Volume blob = blob(20, 28, 24);
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(3.2)).withPublished(true);
		final Geometry g = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(blob, Monitor.NONE).geometry();
		for (int r = 0; r < 3; r++) {
			assertEquals(blob.geometry().affine()[r][3], g.affine()[r][3]);
			assertEquals(blob.geometry().affine()[r][1] / 3.2, g.affine()[r][1], 1e-12);
		}
		assertEquals(0.92 / 3.2, g.spacing(1), 1e-12);
	}

	@Test
	void aSliceMethodOfThreeNumbersIsTheSameAsOfOne() {
		final Volume head = head();
		final Volume slices2 = task("lanczos", Scale.of(2)).run(head, Monitor.NONE), volume2 = task("lanczos", Scale.of(2, 2, 1)).run(head, Monitor.NONE);
		assertArrayEquals(slices2.dimensions(), volume2.dimensions());
		for (int z = 0; z < 20; z++) assertArrayEquals(Slices.read(slices2.voxels(), 2, z), Slices.read(volume2.voxels(), 2, z), 0.01f);
	}

	/** By area the mean of the three planes under each coarse one, computed here. */
	@Test
	void theDifferenceOfThickSlicesIsThatOfMeans() {
		final TrustOptions trust = new TrustOptions(false, true, false, Redegradation.AREA, 2, v -> 0);
		final Volume head = head();
		final Enlarged result = task("bspline", Scale.of(1, 1, 3), trust).runWithMaps(VolumeSeries.of(head), Monitor.NONE);
		final double white = Foreground.of(head.voxels()).window().fromZero().width();
		for (int z = 0; z < 20; z++) for (int x = 0; x < 24; x++) {
			double mean = 0;
			for (int k = 0; k < 3; k++) mean += result.fine().first().voxels().getAt(x, 14, 3 * z + k).get() / 3;
			assertEquals(100 * (mean - head.voxels().getAt(x, 14, z).get()) / white, result.consistency().first().voxels().getAt(x, 14, z).get(), 1e-3);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1.1, 1.7, 2.5, 3.3 })
	void whatGoesBackToAFineGridOfAnyRatioIsWhatCameFromIt(final double ratio) {
		final int size = 17, fine = (int) (size * ratio);
		final ResamplingMatrices matrices = new ResamplingMatrices();
		for (final Redegradation r : Redegradation.values()) {
			for (int i = 0; i < size; i++) {
				final double[] one = new double[size];
				one[i] = 1;
				assertArrayEquals(one, r.shrinking(matrices, size, fine).apply(r.returning(matrices, size, fine).apply(one)), 1e-6, r + " " + i);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "any, 4.5, 'The model any learned scales up to 4; here it is 4.5.'", "any, 4, ''", "whole, 4, ''",
		"whole, 4.5, 'The model whole learned scales up to 4; here one is 4.5.'", "whole, '1,1,6', ''",
		"whole, '1,1,8', 'The model whole learned scales up to 7 along one axis; here one is 8.'", "cubic, 9.5, ''",
		"any, 1.1, ''", "any, 1.05, 'The model any learned scales from 1.1; here it is 1.05.'", "whole, '1,1,2', ''",
		"whole, '1.5,1,2', 'The model whole learned scales from 2; here one is 1.5.'" })
	void scalesBeyondWhatWasLearnedAreToldOf(final String name, final String scale, final String warning) {
		final List<String> warnings = new ArrayList<>();
		// Once for all volumes of a series.
		final VolumeSeries series = new VolumeSeries(List.of(blob(20, 20, 6), blob(20, 20, 6)), 1, "");
		task(name, Scale.of(numbers(scale))).run(series, new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		});
		assertEquals(warning.isEmpty() ? List.of() : List.of(warning + " Look at the result with care."), warnings);
	}
}
