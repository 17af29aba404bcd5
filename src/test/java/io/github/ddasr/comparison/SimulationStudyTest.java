package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.superresolution.EnlargementMethods;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.NetworkOpener;
import io.github.ddasr.superresolution.SliceEnlarger;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

class SimulationStudyTest {

	private static final int N = 30;

	/** A ball of waves amid air, N³. */
	private static Volume ball() {
		final float[] v = new float[N * N * N];
		for (int i = 0; i < v.length; i++) {
			final int x = i % N - 15, y = i / N % N - 15, z = i / N / N - 15;
			if (x * x + y * y + z * z < 144) v[i] = (float) (1000 + 300 * Math.sin(0.9 * x + 0.5 * z) * Math.cos(0.7 * y));
		}
		return new Volume("ball", ArrayImgs.floats(v, N, N, N), Geometry.ofSpacing(1, 1, 1));
	}

	private static Competitor interpolation(final String name, final int factor) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, factor);
		return new Competitor(name, "", new EnlargementMethods(NetworkOpener.NONE).open(name, options, new MemoryBudget(
			1L << 30, 1L << 30)));
	}

	/** Repeats pixels, keeps what it was given, and spoils its input. */
	private static final class Spy implements SliceEnlarger {

		final List<float[]> seen = new ArrayList<>();

		@Override
		public int factor() {
			return 2;
		}

		@Override
		public String description() {
			return "spy";
		}

		@Override
		public int preferredSlices(final int width, final int height) {
			return 1;
		}

		@Override
		public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
			final float[][] large = new float[slices.length][4 * width * height];
			for (int n = 0; n < slices.length; n++) {
				seen.add(slices[n].clone());
				for (int i = 0; i < large[n].length; i++) {
					large[n][i] = slices[n][i / (2 * width) / 2 * width + i % (2 * width) / 2];
				}
				Arrays.fill(slices[n], Float.NaN);
			}
			return large;
		}
	}

	private static StudyReport run(final StudyOptions options, final Competitor... competitors) {
		return new SimulationStudy(List.of(Subject.of(ball())), List.of(competitors), options).run(Monitor.NONE);
	}

	@Test
	void allMethodsGetTheSameSlices() {
		final Spy first = new Spy(), second = new Spy();
		final StudyReport report = run(StudyOptions.of(2).withDegradations(List.of("k-space"), List.of(0.05)), new Competitor(
			"first", "", first), new Competitor("second", "", second));
		// The ball has 23 slices with brain in them; the 7 empty ones are left out.
		assertEquals(23, report.rows().get(0).slices());
		assertEquals(23, first.seen.size());
		IntStream.range(0, 23).forEach(i -> assertArrayEquals(first.seen.get(i), second.seen.get(i)));
		assertEquals(report.rows().get(0).figures(), report.rows().get(1).figures());
		assertTrue(Double.isNaN(report.rows().get(0).gains().get("PSNR")), "the baseline takes no part");
	}

	@Test
	void rowsCoverAllCombinationsAndGainsCountFromTheBaseline() {
		final StudyReport report = run(StudyOptions.of(2).withDegradations(List.of("k-space", "area"), List.of(0.0, 0.03)),
			interpolation("cubic", 2), interpolation("zero-filling", 2));
		assertEquals(8, report.rows().size());
		for (int i = 0; i < 8; i += 2) {
			final StudyRow cubic = report.rows().get(i), zero = report.rows().get(i + 1);
			assertEquals(i < 4 ? "k-space" : "area", cubic.downsampling());
			assertEquals(i % 4 == 0 ? 0 : 0.03, cubic.noise());
			assertEquals(cubic.figures().get("PSNR").value() - zero.figures().get("PSNR").value(), cubic.gains().get("PSNR"));
			assertEquals(0, zero.gains().get("SSIM"));
		}
		final double clean = report.rows().get(0).figures().get("PSNR").value();
		assertTrue(clean > report.rows().get(2).figures().get("PSNR").value(), "noise costs");
	}

	@Test
	void theSeedDecidesTheNoise() {
		final StudyOptions options = StudyOptions.of(2).withDegradations(List.of("area"), List.of(0.1));
		final StudyOptions other = new StudyOptions(Axis.AXIAL, 2, List.of("area"), List.of(0.1), StudyOptions.Fit.CROP, 1,
			StudyOptions.BASELINE, 2);
		assertEquals(run(options, interpolation("cubic", 2)).rows(), run(options, interpolation("cubic", 2)).rows());
		assertNotEquals(run(options, interpolation("cubic", 2)).rows(), run(other, interpolation("cubic", 2)).rows());
	}

	@Test
	void factorsMustAgree() {
		assertEquals("Method cubic enlarges by 3, not by 2. Leave it out, or compare at its factor.", assertThrows(
			DdasrException.class, () -> run(StudyOptions.of(2), interpolation("cubic", 3))).getMessage());
	}

	@Test
	void invalidTruthsAreRefused() {
		final float[] v = { 1, 2, 3, 4, 5, 6, 7, Float.NaN };
		final Volume broken = new Volume("broken", ArrayImgs.floats(v, 2, 2, 2), Geometry.ofSpacing(1, 1, 1));
		assertEquals("Volume broken has voxels that are NaN or infinite (1 of them), so it cannot serve as truth. Repair it or " +
			"leave it out.", assertThrows(DdasrException.class, () -> new SimulationStudy(List.of(Subject.of(broken)), List.of(),
				StudyOptions.of(2)).run(Monitor.NONE)).getMessage());
	}

	@Test
	void cancelIsSeen() {
		final Spy spy = new Spy();
		final Monitor afterTheFirst = new Monitor() {

			@Override
			public boolean isCanceled() {
				return !spy.seen.isEmpty();
			}
		};
		assertThrows(CanceledException.class, () -> new SimulationStudy(List.of(Subject.of(ball())), List.of(new Competitor(
			"spy", "", spy)), StudyOptions.of(2)).run(afterTheFirst));
		assertTrue(spy.seen.size() <= 8, "one call at most");
	}

	@Test
	void figuresOfARealBrain() {
		final Path file = Path.of("../shared/data/hr01_0p67mm_3T.nii.gz");
		assumeTrue(Files.exists(file), "no scan " + file);
		final Subject subject = new Subject("hr01", Nifti.read(file).first(), 0.667, 0.72);
		final List<Competitor> competitors = List.of("cubic", "lanczos", "bspline", "zero-filling").stream().map(
			n -> interpolation(n, 2)).toList();
		final StudyReport report = new SimulationStudy(List.of(subject), competitors, StudyOptions.of(2)).run(Monitor.NONE);
		// Twelve slices, computed with numpy's FFT, scipy.ndimage's label, binary_fill_holes, map_coordinates, correlate1d.
		final double[] psnr = { 27.03945, 27.48513, 27.49328, 27.99416 };
		final double[] ssim = { 0.854577, 0.867426, 0.867030, 0.880650 };
		for (int i = 0; i < 4; i++) {
			assertEquals(12, report.rows().get(i).slices());
			assertEquals(psnr[i], report.rows().get(i).figures().get("PSNR").value(), 1e-3);
			assertEquals(ssim[i], report.rows().get(i).figures().get("SSIM").value(), 1e-4);
		}
	}
}
