package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

class QualityRunTest {

	private static final int W = 40, H = 36, N = 20;
	private static final List<String> MEAN = List.of("mean-grey");
	private static final List<String> BOTH = List.of("ssim", "mean-grey", "psnr");
	private static final MetricSettings SETTINGS = MetricSettings.defaults(ModelStore.standard(null));

	/** A block of tissue (from 1000 on) from (8, 6) to (31, 29) in the slices 3 to 16 (counted from 0), air (0 or 1) around it. */
	private static float value(final int x, final int y, final int z) {
		final boolean inside = x >= 8 && x < 32 && y >= 6 && y < 30 && z >= 3 && z < 17;
		return inside ? 1000 + (x * 7 + y * 13 + z * 29) % 1000 : (x + y + z) % 2;
	}

	private static Volume head(final PixelType type, final double scale, final double noise) {
		final float[] values = new float[W * H * N];
		for (int i = 0; i < values.length; i++) {
			final int x = i % W, y = i / W % H, z = i / (W * H);
			values[i] = (float) (scale * value(x, y, z) + noise * (i % 11));
		}
		return volume(values, type);
	}

	private static Volume volume(final float[] values, final PixelType type) {
		return new Volume("head", ArrayImgs.floats(values, W, H, values.length / (W * H)), Geometry.ofSpacing(1, 1, 1), type, "");
	}

	private static Volume head() {
		return head(PixelType.INT16, 1, 0);
	}

	private static QualityOptions options(final List<String> metrics, final WindowRule window,
		final ForegroundUse foreground)
	{
		return new QualityOptions(metrics, null, 0, 0, window, foreground, 0, false, false, SETTINGS);
	}

	private static QualityOptions slices(final Axis axis, final int first, final int last, final double skip) {
		return new QualityOptions(MEAN, axis, first, last, WindowRule.NONE, ForegroundUse.NONE, skip, false, false, SETTINGS);
	}

	private static MeasuredVolume measure(final QualityOptions options, final Volume image, final Volume truth) {
		return new QualityRun(options, false, Monitor.NONE).measure("head.nii", image, truth, ChosenPixels.NONE, Monitor.NONE);
	}

	private static double figure(final MeasuredVolume measured, final int row) {
		return measured.rows().get(row).values().get(0).value();
	}

	/** Mean of grey values over a rectangle of a slice, by plain loops. */
	private static double mean(final int z, final int x0, final int y0, final int x1, final int y1, final double lower,
		final double upper)
	{
		double sum = 0;
		for (int y = y0; y < y1; y++) for (int x = x0; x < x1; x++) {
			sum += Math.max(0, Math.min(255, 255 * (value(x, y, z) - lower) / (upper - lower)));
		}
		return sum / ((x1 - x0) * (y1 - y0));
	}

	@Test
	void windowMapsAndClips() {
		final MeasuredVolume given = measure(options(MEAN, WindowRule.of(new IntensityWindow(500, 1500)), ForegroundUse.NONE),
			head(), null);
		assertEquals(N, given.rows().size());
		assertEquals(mean(5, 0, 0, W, H, 500, 1500), figure(given, 5), 1e-9);
		final MeasuredVolume full = measure(options(MEAN, WindowRule.FULL, ForegroundUse.NONE), head(), null);
		assertEquals(1999, full.window().window().upper());
		assertEquals(mean(5, 0, 0, W, H, 0, 1999), figure(full, 5), 1e-9);
		// The 99.5th percentile of 8064 foreground voxels: the voxel with the number 8023.
		final List<Float> inside = new ArrayList<>();
		for (int z = 3; z < 17; z++) for (int y = 6; y < 30; y++) for (int x = 8; x < 32; x++) inside.add(value(x, y, z));
		inside.sort(null);
		final double white = inside.get((int) Math.round(0.995 * (inside.size() - 1)));
		final MeasuredVolume auto = measure(options(MEAN, WindowRule.AUTO, ForegroundUse.NONE), head(), null);
		assertEquals(new IntensityWindow(0, white), auto.window().window());
		assertEquals(mean(5, 0, 0, W, H, 0, white), figure(auto, 5), 1e-9);
	}

	@Test
	void eightBitImagesEnterAsTheyAre() {
		final Volume bytes = head(PixelType.UINT8, 0.125, 0);
		final MeasuredVolume measured = measure(options(MEAN, WindowRule.AUTO, ForegroundUse.NONE), bytes, null);
		assertNull(measured.window().window());
		double sum = 0;
		for (int i = 0; i < W * H; i++) sum += (float) (0.125 * value(i % W, i / W, 5));
		assertEquals(sum / (W * H), figure(measured, 5), 1e-9);
		final QualityOptions round = new QualityOptions(MEAN, null, 0, 0, WindowRule.AUTO, ForegroundUse.NONE, 0, true, false,
			SETTINGS);
		sum = 0;
		for (int i = 0; i < W * H; i++) sum += Math.rint(0.125 * value(i % W, i / W, 5));
		assertEquals(sum / (W * H), figure(measure(round, bytes, null), 5), 1e-9);
	}

	@Test
	void levelsOfVideoFollowTheAutomaticWindow() {
		final GreyWindow bytes = new GreyWindow("8-bit image", null, false, true);
		assertEquals(16, bytes.grey(0));
		assertEquals(235, bytes.grey(255), 1e-12);
		// 16 + 219 / 255 · 100 = 101.88; metrics of a single image take whole numbers.
		assertEquals(101.882353, bytes.grey(100), 1e-6);
		assertArrayEquals(new double[] { 16, 102, 235 }, bytes.doubles(new float[] { 0, 100, 255 }));
		// PSNR of all differences made smaller by 219 / 255, and none rounded.
		final Volume truth = head(), image = head(PixelType.FLOAT32, 1.01, 3);
		final double usual = figure(measure(options(List.of("psnr"), WindowRule.AUTO, ForegroundUse.NONE), image, truth), 5);
		final MeasuredVolume video = measure(options(List.of("psnr"), WindowRule.BASICSR, ForegroundUse.NONE), image, truth);
		assertEquals(usual + 20 * Math.log10(255 / 219.0), figure(video, 5), 1e-5);
		assertTrue(video.description().contains("mapped to 0 to 255, clipped, then to 16 to 235 as in BasicSR, L = 255"), video
			.description());
	}

	@Test
	void foregroundIsCroppedOrMasked() {
		final WindowRule window = WindowRule.of(new IntensityWindow(0, 2000));
		final MeasuredVolume box = measure(options(MEAN, window, ForegroundUse.BOX), head(), null);
		assertEquals(mean(5, 8, 6, 32, 30, 0, 2000), figure(box, 5), 1e-9);
		// The box is one for all slices: it is there in the air above the head, too.
		assertEquals(mean(0, 8, 6, 32, 30, 0, 2000), figure(box, 0), 1e-9);
		final MeasuredVolume mask = measure(options(MEAN, window, ForegroundUse.MASK), head(), null);
		assertEquals(mean(5, 8, 6, 32, 30, 0, 2000), figure(mask, 5), 1e-9);
		assertEquals("mean-grey: no pixel counts", mask.rows().get(0).notes(List.of(column())));
	}

	private static MetricColumn column() {
		return new MetricColumn("mean-grey", "Mean Grey", "grey", Direction.NONE, false, "");
	}

	@Test
	void slicesAreChosenAndSkipped() {
		final MeasuredVolume measured = measure(slices(null, 0, 0, 0.1), head(), null);
		assertEquals(List.of(1, 2, 3, 18, 19, 20), measured.skipped());
		assertEquals(14, measured.rows().size());
		assertEquals(4, measured.rows().get(0).slice());
		assertEquals("head.nii: 14 of 20 slices (1 to 20, without 1 to 3, 18 to 20 for little foreground); grey values: values " +
			"as they are (window=none)", measured.description());
		assertEquals(List.of(6, 7, 8), measure(slices(null, 6, 8, 0.1), head(), null).rows().stream().map(QualityRow::slice)
			.toList());
		final MeasuredVolume coronal = measure(slices(Axis.CORONAL, 0, 0, 0.1), head(), null);
		assertEquals(H, coronal.slices());
		assertEquals(7, coronal.rows().get(0).slice());
		double sum = 0;
		for (int z = 0; z < N; z++) for (int x = 0; x < W; x++) sum += value(x, 6, z);
		assertEquals(sum / (W * N), figure(coronal, 0), 1e-9);
	}

	@Test
	void headsThatAreNotJoinedAreAllMeasured() {
		final Random random = new Random(4);
		for (final boolean masked : new boolean[] { false, true }) {
			final float[] values = new float[W * H * 5];
			for (int i = 0; i < values.length; i++) {
				final int x = i % W, y = i / W % H, z = i / (W * H);
				// The second head has two halves; a speck is no head.
				final boolean head = (z == 0 || z == 4) && x >= 8 && x < 32 && y >= 6 && y < 30 && (z == 0 || x != 20);
				final boolean speck = z == 2 && x < 10 && y < 10;
				final double air = masked ? 0 : Math.hypot(25 * random.nextGaussian(), 25 * random.nextGaussian());
				values[i] = (float) (head || speck ? 150 + (x * 7 + y * 13) % 100 : air);
			}
			assertEquals(List.of(2, 3, 4), measure(slices(null, 0, 0, 0.1), volume(values, PixelType.FLOAT32), null).skipped(),
				"masked " + masked);
		}
	}

	@Test
	void singleAndConstantImagesAreMeasured() {
		final float[] one = new float[W * H];
		one[5] = 200;
		assertEquals(200.0 / (W * H), figure(measure(slices(null, 0, 0, 0.9), volume(one, PixelType.UINT8), null), 0), 1e-12);
		final MeasuredVolume black = measure(slices(null, 0, 0, 0.1), volume(new float[W * H * 3], PixelType.INT16), null);
		assertEquals(3, black.rows().size());
		assertTrue(Double.isNaN(figure(black, 1)));
	}

	@Test
	void volumesAreComparedThroughTheReferencesWindow() {
		final Volume truth = head(), image = head(PixelType.FLOAT32, 1.01, 3);
		final MeasuredVolume measured = measure(options(BOTH, WindowRule.AUTO, ForegroundUse.NONE), image, truth);
		final double white = measured.referenceWindow().window().upper();
		assertTrue(measured.window().window().upper() > white, measured.toString());
		// By the class that compares whole volumes, on volumes clipped here.
		final Map<String, MetricValue> whole = new VolumeQuality(Metrics.fullReference(), white).compare(clipped(image, white),
			clipped(truth, white), 2, SliceMask.ALL, Monitor.NONE);
		assertEquals(whole.get("PSNR").value(), measured.whole().get("psnr").value(), 1e-9);
		assertEquals(whole.get("SSIM").value(), measured.whole().get("ssim").value(), 1e-12);
		assertEquals(List.of("ssim", "psnr"), List.copyOf(measured.whole().keySet()));
		final Map<String, MetricValue> slice = new VolumeQuality(Metrics.fullReference(), white).compare(slice(clipped(
			image, white)), slice(clipped(truth, white)), 2, SliceMask.ALL, Monitor.NONE);
		assertEquals(slice.get("SSIM").value(), figure(measured, 5), 1e-12);
	}

	private static Volume clipped(final Volume volume, final double white) {
		final float[] values = new float[W * H * N];
		int i = 0;
		for (final var v : Views.flatIterable(volume.voxels())) values[i++] = (float) Math.max(0, Math.min(white, v
			.get()));
		return volume(values, PixelType.FLOAT32);
	}

	private static Volume slice(final Volume volume) {
		final float[] values = Slices.read(volume.voxels(), 2, 5);
		return volume(values, PixelType.FLOAT32);
	}

	@Test
	void mappingCostsNoDigits() {
		final double lower = 100, upper = 65535;
		final float[] a = new float[W * H * 2], b = new float[W * H * 2];
		final double[] squares = new double[2];
		final float[] mappedA = new float[W * H], mappedB = new float[W * H];
		for (int i = 0; i < a.length; i++) {
			a[i] = i * 7919 % 65536;
			b[i] = Math.min(65535, a[i] + i % 5);
			final double d = 255 * (Math.max(lower, a[i]) - Math.max(lower, b[i])) / (upper - lower);
			squares[i / (W * H)] += d * d;
			mappedA[i % (W * H)] = (float) (255 * (Math.max(lower, a[i]) - lower) / (upper - lower));
			mappedB[i % (W * H)] = (float) (255 * (Math.max(lower, b[i]) - lower) / (upper - lower));
		}
		final MeasuredVolume measured = measure(options(List.of("psnr", "nrmse", "ssim", "gmsd", "hfen"), WindowRule.of(
			new IntensityWindow(lower, upper)), ForegroundUse.NONE), volume(a, PixelType.UINT16), volume(b, PixelType.UINT16));
		assertEquals(10 * Math.log10(255 * 255.0 * W * H / squares[1]), figure(measured, 1), 1e-10);
		final double mse = (squares[0] + squares[1]) / (2 * W * H);
		assertEquals(10 * Math.log10(255 * 255 / mse), measured.whole().get("psnr").value(), 1e-10);
		assertEquals(Math.sqrt(mse) / 255, measured.whole().get("nrmse").value(), 1e-15);
		// The others to single precision.
		final SlicePair mapped = new SlicePair(mappedA, mappedB, null, W, H);
		final List<FullReferenceMetric> others = List.of(new Ssim(), new Gmsd(), new Hfen());
		for (int i = 0; i < 3; i++) assertEquals(others.get(i).of(mapped, 255).value(), measured.rows().get(1).values().get(2 + i)
			.value(), 1e-6);
	}

	@Test
	void identicalImagesAreInfiniteWithAReason() {
		final MeasuredVolume measured = measure(options(List.of("psnr"), WindowRule.AUTO, ForegroundUse.MASK), head(), head());
		assertEquals(Double.POSITIVE_INFINITY, figure(measured, 5));
		assertEquals("the images are identical", measured.rows().get(5).values().get(0).reason());
		assertEquals("no pixel lies in the mask", measured.rows().get(0).values().get(0).reason());
		assertNull(measured.window());
	}

	@Test
	void selectionRestrictsThePixels() {
		final boolean[] selection = new boolean[W * H];
		for (int y = 10; y < 20; y++) for (int x = 12; x < 30; x++) selection[y * W + x] = x < 29 || y < 15;
		final QualityRun run = new QualityRun(options(List.of("mean-grey", "psnr"), WindowRule.of(new IntensityWindow(0, 2000)),
			ForegroundUse.NONE), false, Monitor.NONE);
		final Volume image = head(PixelType.FLOAT32, 1, 1);
		final MeasuredVolume measured = run.measure("x", image, head(), new ChosenPixels(selection, null), Monitor.NONE);
		double sum = 0, squares = 0;
		int n = 0;
		for (int i = 0; i < selection.length; i++) if (selection[i]) {
			final double real = value(i % W, i / W, 5), noisy = real + (i + 5 * W * H) % 11;
			sum += noisy * 255 / 2000;
			squares += Math.pow(Math.min(255, noisy * 255 / 2000) - real * 255 / 2000, 2);
			n++;
		}
		assertEquals(sum / n, figure(measured, 5), 1e-2);
		assertEquals(10 * Math.log10(255 * 255 * n / squares), measured.rows().get(5).values().get(1).value(), 1e-4);
		final QualityRun coronal = new QualityRun(slices(Axis.CORONAL, 0, 0, 0), false, Monitor.NONE);
		assertEquals("Regions of interest were drawn on the slices of head as they lie. Measure with axis=native, or remove the " +
			"selection and the areas named signal, other and air.", refusal(() -> coronal.measure("x", image, null,
				new ChosenPixels(selection, null), Monitor.NONE)));
		assertEquals("The region of interest on head holds no pixel. Draw one inside the image, or remove it (Edit > Selection " +
			"> Select None).", refusal(() -> run.measure("x", image, head(), new ChosenPixels(new boolean[W * H], null),
				Monitor.NONE)));
	}

	@Test
	void regionsAreCroppedWithTheSlice() {
		final boolean[] signal = new boolean[4 * 3], air = new boolean[4 * 3];
		for (int i = 4; i < 12; i++) signal[i] = true;
		air[6] = true;
		final GreySlice.Regions regions = new ChosenPixels(null, new GreySlice.Regions(signal, null, air)).regions(new Box(1, 1, 2,
			2), 4);
		assertArrayEquals(new boolean[] { true, true, true, true }, regions.signal());
		assertNull(regions.other());
		assertArrayEquals(new boolean[] { false, true, false, false }, regions.air());
	}

	@Test
	void invalidVoxelsAreRefusedOrLeftOut() {
		final float[] values = new float[W * H * N];
		for (int i = 0; i < values.length; i++) values[i] = value(i % W, i / W % H, i / (W * H));
		values[5 * W * H + 10 * W + 10] = Float.NaN;
		values[5 * W * H + 10 * W + 11] = Float.POSITIVE_INFINITY;
		final Volume broken = volume(values, PixelType.FLOAT32);
		final WindowRule window = WindowRule.of(new IntensityWindow(0, 2000));
		assertEquals("head holds 2 voxels that are NaN or infinite. Repair the file, or give invalid=mask to leave them out.",
			refusal(() -> measure(options(MEAN, window, ForegroundUse.NONE), broken, null)));
		final QualityOptions masking = new QualityOptions(List.of("mean-grey", "psnr"), null, 0, 0, window, ForegroundUse.NONE, 0,
			false, true, SETTINGS);
		final MeasuredVolume measured = measure(masking, broken, head());
		final double all = mean(5, 0, 0, W, H, 0, 2000) * W * H;
		final double two = (value(10, 10, 5) + value(11, 10, 5)) * (255 / 2000.0);
		assertEquals((all - two) / (W * H - 2), figure(measured, 5), 1e-9);
		// Of the pixels that are left, none differs.
		assertEquals(Double.POSITIVE_INFINITY, measured.whole().get("psnr").value());
	}

	@Test
	void figuresDoNotDependOnThreads() throws Exception {
		final QualityOptions options = options(BOTH, WindowRule.AUTO, ForegroundUse.BOX);
		final Volume image = head(PixelType.FLOAT32, 1.1, 2);
		final MeasuredVolume[] measured = new MeasuredVolume[2];
		for (int i = 0; i < 2; i++) {
			final ForkJoinPool pool = new ForkJoinPool(1 + 4 * i);
			measured[i] = pool.submit(() -> measure(options, image, head())).get();
			pool.shutdown();
		}
		assertEquals(measured[0], measured[1]);
	}

	@Test
	void numberOfBlocksIsToldOnceForAVolume() {
		final List<String> metrics = List.of("niqe-mr", "brisque-mr", "psnr");
		assertEquals(List.of("niqe-mr: 1 block of 24 pixels in 40 × 36"), measure(options(metrics, WindowRule.AUTO,
			ForegroundUse.NONE), head(), head()).remarks());
		assertEquals(List.of("niqe-mr: 1 block of 24 pixels in 24 × 24"), measure(options(metrics, WindowRule.AUTO,
			ForegroundUse.BOX), head(), head()).remarks());
		// A slice without a block says so in its row.
		assertEquals(List.of(), measure(new QualityOptions(List.of("niqe-mr"), Axis.CORONAL, 0, 0, WindowRule.NONE,
			ForegroundUse.NONE, 0, false, false, SETTINGS), head(), null).remarks());
		assertEquals("25 blocks of 96 pixels in 512 × 500", new NiqeScorer(MadeUpModels.niqe(96), 96, SETTINGS, false).remark(512,
			500));
	}

	@Test
	void cancelIsSeenAtTheNextSlice() {
		final AtomicInteger asked = new AtomicInteger();
		final Monitor impatient = new Monitor() {

			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() > 3;
			}
		};
		final QualityRun run = new QualityRun(slices(null, 0, 0, 0), false, Monitor.NONE);
		assertThrows(CanceledException.class, () -> run.measure("x", head(), null, ChosenPixels.NONE, impatient));
	}

	@Test
	void whatDoesNotFitIsRefused() {
		assertEquals("There is no metric \"mean-gray\". Did you mean mean-grey? Metrics: " + String.join(", ", MetricChoice.all(
			true)) + ".", refusal(() -> new QualityRun(options(List.of("mean-gray"), WindowRule.AUTO, ForegroundUse.NONE), false,
				Monitor.NONE)));
		assertEquals("psnr compares with a reference, but head has none. Give one, or leave the metric out.", refusal(
			() -> measure(options(List.of("psnr"), WindowRule.AUTO, ForegroundUse.NONE), head(), null)));
		final Volume small = volume(new float[W * H * 2], PixelType.INT16);
		assertEquals("head (40 × 36 × 20) and its reference head (40 × 36 × 2) differ in size. Give a reference on the same grid.",
			refusal(() -> measure(options(BOTH, WindowRule.AUTO, ForegroundUse.NONE), head(), small)));
		assertEquals("first=21 is out of range: head has 20 slices along the axis native. Give a number from 1 to 20, or 0 for all.",
			refusal(() -> measure(slices(null, 21, 0, 0), head(), null)));
		assertEquals("last=37 is out of range: head has 36 slices along the axis coronal. Give a number from 1 to 36, or 0 for all.",
			refusal(() -> measure(slices(Axis.CORONAL, 0, 37, 0), head(), null)));
		assertEquals("first=9 lies behind the last slice, 3, of head. Give a range from the lower number to the higher.", refusal(
			() -> measure(slices(null, 9, 3, 0), head(), null)));
		assertEquals("None of the slices 1 to 3 of head has a share of foreground of 0.1. Choose other slices or a lower skip.",
			refusal(() -> measure(slices(null, 1, 3, 0.1), head(), null)));
	}

	private static String refusal(final Runnable task) {
		return assertThrows(DdasrException.class, task::run).getMessage();
	}

	@Test
	void oddWindowIsPointedOut() {
		final List<String> warnings = new ArrayList<>();
		final Monitor monitor = new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		};
		new QualityRun(slices(null, 0, 0, 0), false, monitor).measure("x", head(), null, ChosenPixels.NONE, monitor);
		assertEquals(List.of("head: window=none takes values for grey values from 0 to 255, but they reach from 0 to 1999."),
			warnings);
	}

	@Test
	void mapsSayWhere() {
		final QualityOptions options = options(BOTH, WindowRule.of(new IntensityWindow(0, 2000)), ForegroundUse.BOX);
		final QualityRun run = new QualityRun(options, false, Monitor.NONE);
		final MappedSlice mapped = run.maps(head(PixelType.FLOAT32, 1, 20), head(), 6, ChosenPixels.NONE, Monitor.NONE);
		assertEquals(W * H, mapped.image().length);
		final Map<String, LocalMap> maps = new HashMap<>();
		mapped.maps().forEach((c, m) -> maps.put(c.key(), m));
		assertEquals(Set.of("ssim", "mean-grey"), maps.keySet());
		final LocalMap ssim = maps.get("ssim");
		assertEquals(List.of(14, 14, 13, 11, 1), List.of(ssim.columns(), ssim.rows(), ssim.left(), ssim.top(), ssim.cell()));
		double sum = 0;
		for (final float v : ssim.values()) sum += v;
		assertEquals(figure(run.measure("x", head(PixelType.FLOAT32, 1, 20), head(), ChosenPixels.NONE, Monitor.NONE), 5), sum /
			(14 * 14), 1e-6);
		final LocalMap blocks = maps.get("mean-grey");
		assertEquals(List.of(3, 3, 8, 6, 8), List.of(blocks.columns(), blocks.rows(), blocks.left(), blocks.top(), blocks
			.cell()));
	}
}
