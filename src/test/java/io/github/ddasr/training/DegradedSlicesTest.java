package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From a file to degraded slices on the scale of the metrics. */
class DegradedSlicesTest {

	@TempDir
	static Path folder;

	private static GreyScan scan;

	@BeforeAll
	static void head() {
		final Path file = folder.resolve("head.nii");
		Nifti.write(file, VolumeSeries.of(Phantom.brain(45, 55, 45)), PixelType.UINT16);
		scan = GreyScan.load(new TrainingSource(file, 0, 1), Monitor.NONE).get(0);
	}

	@Test
	void whiteIsThePercentileOfTheForeground() {
		final List<GreyScan.Place> places = scan.places(List.of(Axis.AXIAL));
		assertTrue(places.size() > 20 && places.size() < 45, "slices at the ends show little: " + places.size());
		long above = 0, inside = 0;
		for (int k = 0; k < 45; k++) {
			final GreyCut slice = scan.slice(new GreyScan.Place(2, k));
			for (int i = 0; i < slice.values().length; i++) {
				if (!slice.mask()[i]) continue;
				inside++;
				if (slice.values()[i] > 255) above++;
			}
		}
		assertEquals(0.005, above / (double) inside, 5e-4);
	}

	@Test
	void slicesGetWorseGradeByGrade() {
		final DegradedSlices plan = new DegradedSlices(6, true, 5);
		final List<DegradedSlice> all = plan.map(scan, 0, s -> s, Monitor.NONE);
		assertEquals(26, plan.versions());
		assertEquals(6 * 26, all.size());
		assertEquals(6, all.stream().filter(s -> s.grade() == 0 && s.target() == 0 && s.kind().isEmpty()).count());
		for (final String kind : List.of("blur", "noise", "undersampling", "jpeg")) {
			double last = 0;
			for (int grade = 1; grade <= 5; grade++) {
				final double mean = target(all, kind, grade);
				assertTrue(mean > last, kind + " " + grade + ": " + mean + " after " + last);
				last = mean;
			}
		}
		assertTrue(target(all, "ghosting", 5) > target(all, "ghosting", 1));
	}

	@Test
	void theSameSeedDrawsTheSame() {
		final List<double[]> first = new DegradedSlices(5, false, 1).map(scan, 0, s -> s.cut().clipped(), Monitor.NONE);
		final List<double[]> again = new DegradedSlices(5, false, 1).map(scan, 0, s -> s.cut().clipped(), Monitor.NONE);
		final List<double[]> other = new DegradedSlices(5, false, 2).map(scan, 0, s -> s.cut().clipped(), Monitor.NONE);
		assertEquals(5 * 6, first.size());
		assertEquals(hash(first), hash(again));
		assertNotEquals(hash(first), hash(other));
	}

	@Test
	void everyGradeHasItsTurn() {
		final List<DegradedSlice> all = new DegradedSlices(10, false, 1).map(scan, 0, s -> s, Monitor.NONE);
		for (int grade = 1; grade <= 5; grade++) {
			final int g = grade;
			assertEquals(2, all.stream().filter(s -> s.kind().equals("blur") && s.grade() == g).count());
		}
	}

	@Test
	void cutsFollowTheForeground() {
		final float[] values = new float[20 * 12];
		final boolean[] mask = new boolean[values.length];
		for (int y = 3; y < 7; y++) for (int x = 10; x < 19; x++) {
			values[y * 20 + x] = 300;
			mask[y * 20 + x] = true;
		}
		final GreyCut slice = new GreyCut(values, mask, 20, 12);
		final GreyCut tight = slice.aroundForeground(0, new SplittableRandom(1));
		assertEquals(9, tight.width());
		assertEquals(4, tight.height());
		assertTrue(Arrays.stream(tight.clipped()).allMatch(v -> v == 255));
		// A margin may reach beyond the slice, where there is air.
		final GreyCut wide = slice.aroundForeground(2, new SplittableRandom(1));
		assertTrue(wide.width() > 9 && wide.height() > 4);
		assertEquals(36 * 255, Arrays.stream(wide.clipped()).sum());
		final GreyCut blocks = slice.wholeBlocks(4);
		assertEquals(12, blocks.width());
		assertEquals(4, blocks.height());
		assertEquals(36 * 255, Arrays.stream(blocks.clipped()).sum());
		// Columns 8 to 19: of the blocks the first has half, the second all, the last three quarters.
		final boolean[] foreground = blocks.foregroundBlocks(4, 0.6);
		assertEquals(List.of(false, true, true), List.of(foreground[0], foreground[1], foreground[2]));
	}

	private static double target(final List<DegradedSlice> all, final String kind, final int grade) {
		return all.stream().filter(s -> s.kind().equals(kind) && s.grade() == grade).mapToDouble(DegradedSlice::target)
			.average().orElseThrow();
	}

	private static int hash(final List<double[]> images) {
		return images.stream().mapToInt(Arrays::hashCode).reduce(1, (a, b) -> 31 * a + b);
	}
}
