package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** Methods against a truth at any scale. */
class AnyScaleStudyTest {

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

	/** Three periods along x, two along y, one along z: below the Nyquist frequency of 12³ voxels, and positive. */
	private static Volume waves() {
		final float[] v = new float[N * N * N];
		for (int i = 0; i < v.length; i++) v[i] = (float) (2000 + 900 * Math.sin(2 * Math.PI * 3 * (i % N) / N + 0.4) * Math.cos(2 * Math.PI * 2 *
			(i / N % N) / N + 0.1) + 300 * Math.sin(2 * Math.PI * (i / N / N) / N));
		return new Volume("waves", ArrayImgs.floats(v, N, N, N), Geometry.ofSpacing(1, 1, 1));
	}

	private static StudyScale scale(final String text) {
		return StudyScale.parse(text).orElseThrow();
	}

	private static AnyScaleOptions options(final boolean slices, final double noise, final VolumeDownsampling how, final String... scales) {
		return new AnyScaleOptions(Arrays.stream(scales).map(AnyScaleStudyTest::scale).toList(), slices, Axis.AXIAL, List.of(how), noise, null,
			AnyScaleOptions.METRICS, 1);
	}

	private static AnyScaleReport run(final AnyScaleOptions options, final Volume volume, final AnyScaleMethod... methods) {
		final AnyScaleStudy study = new AnyScaleStudy(List.of(methods), options, null);
		study.add(volume.name(), volume.name(), volume, Monitor.NONE);
		return study.report();
	}

	private static AnyScaleMethod interpolation(final String name) {
		return AnyScaleInterpolation.of(name);
	}

	@Test
	void zeroFillingIsExactForABandLimitedVolume() {
		final AnyScaleReport report = run(options(false, 0, VolumeDownsampling.K_SPACE, "2", "2.5", "1,1,3"), waves(), interpolation("zero-filling"),
			interpolation("linear"));
		for (int i = 0; i < 6; i += 2) {
			final Map<String, MetricValue> exact = report.rows().get(i).figures(), linear = report.rows().get(i + 1).figures();
			for (final String where : List.of("", AnyScaleMetrics.WHOLE)) {
				assertTrue(exact.get("PSNR" + where).value() > 110, exact.toString());
				assertEquals(1, exact.get("SSIM" + where).value(), 1e-6);
				assertEquals(0, exact.get("HFEN" + where).value(), 1e-4);
			}
			assertTrue(linear.get("PSNR").value() < 60, linear.toString());
		}
	}

	@Test
	void sizesAreThoseOfTheRule() {
		// 31 / 2.5 = 12.4, 29 / 2.5 = 11.6, 12 · 2.5 = 30, 11 · 2.5 = 27.5.
		final AnyScaleGrid all = scale("2.5").on("v", new int[] { 31, 29, 30 }, -1);
		assertArrayEquals(new int[] { 12, 11, 12 }, all.coarse());
		assertArrayEquals(new int[] { 30, 27, 30 }, all.fine());
		assertEquals(-1, all.sliceAxis());
		// Three numbers are for x, y, z, whatever the slices; 21 / 2.1 is 10 however it is rounded.
		final AnyScaleGrid thick = scale("1,2.1,5").on("v", new int[] { 29, 21, 7 }, 1);
		assertArrayEquals(new int[] { 5, 10, 7 }, thick.coarse());
		assertArrayEquals(new int[] { 25, 21, 7 }, thick.fine());
		assertEquals(-1, thick.sliceAxis());
		final AnyScaleGrid slices = scale("3").on("v", new int[] { 9, 10, 11 }, 1);
		assertArrayEquals(new int[] { 3, 10, 3 }, slices.coarse());
		assertEquals(1, slices.sliceAxis());
		assertEquals(3, slices.sliceScale());
		assertEquals("v (7 × 9 × 9 voxels) is too small for the scale ×4: one coarse voxel would be left. Leave out the scale or the volume.",
			assertThrows(DdasrException.class, () -> scale("4").on("v", new int[] { 9, 9, 7 }, -1)).getMessage());
	}

	@Test
	void scalesAreReadAsTyped() {
		assertEquals("×2.5", scale("2.5").toString());
		assertEquals("1 × 1 × 5", scale("1,1, 5").toString());
		assertEquals("1,1,5", scale("1,1,5").asTyped());
		for (final String wrong : List.of("", "1", "1,1,1", "0.5", "2,5", "17", "two", "1,1,5,1", "-2", "1e1", "NaN")) {
			assertEquals(Optional.empty(), StudyScale.parse(wrong), wrong);
		}
	}

	/** Doubles slices, keeps what it was given and spoils it. */
	private static final class Spy implements AnyScaleMethod {

		final List<float[]> seen = new ArrayList<>();

		@Override
		public String name() {
			return "spy";
		}

		@Override
		public String description() {
			return "a spy";
		}

		@Override
		public float[] enlarge(final float[] block, final AnyScaleGrid grid, final Monitor monitor) {
			seen.add(block.clone());
			Arrays.fill(block, Float.NaN);
			return new float[grid.fine()[0] * grid.fine()[1] * grid.fine()[2]];
		}
	}

	@Test
	void allMethodsGetTheSameVolumeAndTheSeedDecidesTheNoise() {
		final Spy first = new Spy(), second = new Spy();
		final AnyScaleOptions noisy = options(false, 0.05, VolumeDownsampling.AREA, "2");
		run(noisy, ball(), first, second);
		assertArrayEquals(first.seen.get(0), second.seen.get(0));
		run(noisy, ball(), first);
		assertArrayEquals(first.seen.get(0), first.seen.get(1));
		run(new AnyScaleOptions(noisy.scales(), false, Axis.AXIAL, noisy.downsamplings(), 0.05, null, noisy.metrics(), 2), ball(), second);
		assertFalse(Arrays.equals(second.seen.get(0), second.seen.get(1)));
	}

	@Test
	void psnrIsInsideTheBrain() {
		// Against a black image the error is the truth itself, which is 0 outside the ball.
		final AnyScaleOptions black = new AnyScaleOptions(List.of(scale("2")), false, Axis.AXIAL, List.of(VolumeDownsampling.AREA), 0,
			new IntensityWindow(0, 1400), AnyScaleOptions.METRICS, 1);
		final Map<String, MetricValue> figures = run(black, ball(), new Spy()).rows().get(0).figures();
		final double inside = figures.get("PSNR").value(), whole = figures.get("PSNR" + AnyScaleMetrics.WHOLE).value();
		int brain = 0;
		for (int i = 0; i < N * N * N; i++) {
			final int x = i % N - 15, y = i / N % N - 15, z = i / N / N - 15;
			if (x * x + y * y + z * z < 144) brain++;
		}
		assertEquals(10 * Math.log10((double) N * N * N / brain), whole - inside, 1e-9);
	}

	@Test
	void invalidTruthsAreRefusedAndCancelIsSeen() {
		final float[] v = { 1, 2, 3, 4, 5, 6, 7, Float.NaN };
		final Volume broken = new Volume("broken", ArrayImgs.floats(v, 2, 2, 2), Geometry.ofSpacing(1, 1, 1));
		assertEquals("Volume broken has voxels that are NaN or infinite (1 of them), so it cannot serve as truth. Repair it or leave it out.",
			assertThrows(DdasrException.class, () -> run(options(false, 0, VolumeDownsampling.AREA, "2"), broken)).getMessage());
		final Spy spy = new Spy();
		final Monitor afterTheFirst = new Monitor() {

			@Override
			public boolean isCanceled() {
				return !spy.seen.isEmpty();
			}
		};
		final AnyScaleStudy study = new AnyScaleStudy(List.of(spy, spy), options(false, 0, VolumeDownsampling.AREA, "2"), null);
		assertThrows(CanceledException.class, () -> study.add("a", "a", ball(), afterTheFirst));
		assertEquals(1, spy.seen.size());
	}

	/** Repeats the pixels of a slice by a whole scale. */
	private static final ScaleNetwork REPEATING = new ScaleNetwork() {

		@Override
		public int channels() {
			return 1;
		}

		@Override
		public double smallestScale() {
			return 1;
		}

		@Override
		public double largestScale() {
			return 4;
		}

		@Override
		public String deviceLine() {
			return "running nowhere";
		}

		@Override
		public long bytes(final int height, final int width, final double scale) {
			return 0;
		}

		@Override
		public float[] apply(final float[] image, final int height, final int width, final double scale) {
			final int s = (int) scale, newWidth = s * width;
			final float[] large = new float[s * height * newWidth];
			for (int i = 0; i < large.length; i++) large[i] = image[i / newWidth / s * width + i % newWidth / s];
			return large;
		}

		@Override
		public void close() {}
	};

	@Test
	void networksForSlicesTakePartWhereTheyCan() {
		final AnyScaleNetwork network = AnyScaleNetwork.of("net", "learned nothing", REPEATING);
		for (final Axis axis : Axis.values()) {
			final AnyScaleOptions options = new AnyScaleOptions(List.of(scale("2"), scale("1,1,3")), true, axis, List.of(VolumeDownsampling.BLUR), 0, null,
				AnyScaleOptions.METRICS, 1);
			final AnyScaleReport report = run(options, ball(), network, interpolation("nearest"));
			assertEquals(List.of("net", "nearest", "nearest"), report.rows().stream().map(AnyScaleRow::method).toList());
			assertEquals(report.rows().get(1).figures(), report.rows().get(0).figures());
		}
		assertEquals(List.of("nearest"), run(options(false, 0, VolumeDownsampling.BLUR, "2"), ball(), network, interpolation("nearest")).rows()
			.stream().map(AnyScaleRow::method).toList());
	}

	/** Answers with zeros, of sizes cut off where a product lacks a whole number by rounding, as those of published networks. */
	private static final class Channels implements ScaleNetwork {

		private final int channels;
		private boolean closed;

		private Channels(final int channels) {
			this.channels = channels;
		}

		@Override
		public int channels() {
			return channels;
		}

		@Override
		public double smallestScale() {
			return 1;
		}

		@Override
		public double largestScale() {
			return 4;
		}

		@Override
		public String deviceLine() {
			return "running nowhere";
		}

		@Override
		public long bytes(final int height, final int width, final double scale) {
			return 0;
		}

		@Override
		public float[] apply(final float[] image, final int height, final int width, final double scale) {
			return new float[size(height, scale) * size(width, scale)];
		}

		@Override
		public void close() {
			closed = true;
		}
	}

	@Test
	void aNetworkOfSeveralChannelsIsClosedWhenItIsRefused() {
		final Channels network = new Channels(2);
		assertEquals("The model net works on 2 channels, but a comparison has one. Leave it out.", assertThrows(DdasrException.class,
			() -> AnyScaleNetwork.of("net", "weights", network)).getMessage());
		assertTrue(network.closed);
	}

	@Test
	void sizesThatRoundingWouldCutOffAreReached() {
		// 45 · 1.4 is 62.99… in double precision.
		final AnyScaleGrid grid = scale("1.4").on("scan", new int[] { 2, 63, 63 }, 0);
		assertArrayEquals(new int[] { 2, 45, 45 }, grid.coarse());
		assertArrayEquals(new int[] { 2, 63, 63 }, grid.fine());
		final Channels network = new Channels(1);
		assertEquals(2 * 63 * 63, AnyScaleNetwork.of("net", "weights", network).enlarge(new float[2 * 45 * 45], grid, Monitor.NONE).length);
		assertEquals(62, network.size(45, 1.4));
	}

	/** Repeats voxels and wants values from 0 to 1. */
	private static final class WholeRange implements VolumeNetwork {

		private float lowest, highest;

		@Override
		public String deviceLine() {
			return "running nowhere";
		}

		@Override
		public double[] learnedScales() {
			return new double[] { 2, 4 };
		}

		@Override
		public boolean usesWholeRange() {
			return true;
		}

		@Override
		public long bytes(final int[] size, final int[] newSize) {
			return 0;
		}

		@Override
		public void enlarge(final Request request, final PlaneSink sink, final Monitor monitor) {
			for (final float v : request.values()) {
				lowest = Math.min(lowest, v);
				highest = Math.max(highest, v);
			}
			final float[] large = AnyScaleInterpolation.of("nearest").enlarge(request.values(), new AnyScaleGrid(null, request.size(), request
				.newSize()), monitor);
			final int plane = request.newSize()[1] * request.newSize()[2];
			for (int z = 0; z < request.newSize()[0]; z++) sink.accept(z, Arrays.copyOfRange(large, z * plane, (z + 1) * plane));
		}

		@Override
		public void close() {}
	}

	@Test
	void networksForVolumesGetTheRangeTheyWant() {
		final WholeRange network = new WholeRange();
		final AnyScaleReport report = run(options(false, 0, VolumeDownsampling.BLUR, "2.5", "1,1,3"), ball(), AnyScaleNetwork.of("net", "weights",
			network), interpolation("nearest"));
		assertEquals(0, network.lowest);
		assertEquals(1, network.highest);
		for (int i = 0; i < 4; i += 2) assertEquals(report.rows().get(i + 1).figures().get("PSNR").value(), report.rows().get(i).figures().get(
			"PSNR").value(), 1e-3);
	}

	@Test
	void thePageMarksWhatGainsNothingAndTests() {
		final AnyScaleStudy study = new AnyScaleStudy(List.of(AnyScaleNetwork.of("net", "learned nothing", REPEATING), interpolation("bspline"),
			interpolation("zero-filling")), options(true, 0, VolumeDownsampling.K_SPACE, "2"), null);
		study.add("a", "a", ball(), Monitor.NONE);
		study.add("b", "b, volume 1", waves(), Monitor.NONE);
		study.add("b", "b, volume 2", waves(), Monitor.NONE);
		assertFalse(study.report().toMarkdown().contains("against the others"), "two subjects are too few");
		study.add("c", "c", new Volume("c", ball().voxels(), Geometry.ofSpacing(2, 2, 2)), Monitor.NONE);
		final String page = study.report().toMarkdown();
		assertTrue(page.contains("\n* **No gain in fidelity**: net at ×2, from zero-filling -"), page);
		assertTrue(page.contains("* net: running nowhere; learned nothing\n"), page);
		assertTrue(page.lines().anyMatch(l -> l.matches("\\| ×2 \\| 3 \\| [\\d.]+ \\(-[\\d.]+\\) \\| [\\d.]+ \\(-[\\d.]+\\) \\| [\\d.]+ \\|")), page);
		assertEquals(6, page.lines().filter(l -> l.startsWith("| k-space | ×2 | ") && l.endsWith(" | 3 |")).count(), page);
		final AnyScaleTable table = AnyScaleTable.of(study.report().rows()).get(0);
		// Volumes of one subject are averaged before subjects are.
		final double[] psnr = study.report().rows().stream().filter(r -> r.method().equals("bspline")).mapToDouble(r -> r.figures().get("PSNR")
			.value()).toArray();
		assertEquals((psnr[0] + (psnr[1] + psnr[2]) / 2 + psnr[3]) / 3, table.mean("bspline", "PSNR"), 1e-9);
		assertNotEquals(psnr[0], psnr[1]);
		assertEquals(1 + 4 * 3, study.report().toCsv().lines().count());
	}
}
