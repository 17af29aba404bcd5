package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;

/** Pixels that are no numbers are left out of what they cannot say, and change nothing else. */
class InvalidPixelsTest {

	private static final int SIDE = 128;
	private static final double SIGMA = 4;

	/** A disc of 140 with a core of 80, as the magnitude of complex noise around it; some pixels are no numbers. */
	private static float[] disc(final int... broken) {
		final Random random = new Random(5);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final double radius = Math.hypot(i % SIDE - SIDE / 2, i / SIDE - SIDE / 2);
			final double signal = radius < 20 ? 80 : radius < 45 ? 140 : 0;
			values[i] = (float) Math.hypot(signal + SIGMA * random.nextGaussian(), SIGMA * random.nextGaussian());
		}
		for (final int i : broken) values[i] = Float.NaN;
		return values;
	}

	private static MetricValue measure(final String metric, final float[] values, final ForegroundUse foreground) {
		final QualityOptions options = new QualityOptions(List.of(metric), null, 0, 0, WindowRule.NONE, foreground, 0, false,
			true, MetricSettings.defaults(ModelStore.standard(null)));
		final Volume volume = new Volume("disc", ArrayImgs.floats(values, SIDE, SIDE, 1), Geometry.ofSpacing(1, 1, 1),
			PixelType.FLOAT32, "");
		return new QualityRun(options, false, Monitor.NONE).measure("disc", volume, null, ChosenPixels.NONE, Monitor.NONE).rows()
			.get(0).values().get(0);
	}

	@Test
	void oneOfThemDoesNotTurnAirIntoTissue() {
		for (final String metric : List.of("snr", "cnr")) for (final ForegroundUse use : List.of(ForegroundUse.NONE,
			ForegroundUse.MASK))
		{
			final MetricValue whole = measure(metric, disc(), use);
			// In the tissue, in the air.
			for (final int pixel : new int[] { 64 * SIDE + 64, 5 * SIDE + 9 }) {
				final MetricValue holed = measure(metric, disc(pixel), use);
				assertEquals(whole.value(), holed.value(), 0.005 * whole.value());
				assertEquals(whole.reason().replaceAll("\\d+", "N"), holed.reason().replaceAll("\\d+", "N"));
			}
		}
		assertEquals(140 / SIGMA, measure("snr", disc(64 * SIDE + 64), ForegroundUse.NONE).value(), 2);
	}

	@Test
	void theyAreNeitherTissueNorAir() {
		final boolean[] finite = new boolean[SIDE * SIDE];
		Arrays.fill(finite, true);
		final double[] values = new double[SIDE * SIDE];
		final float[] disc = disc();
		for (int i = 0; i < values.length; i++) values[i] = disc[i];
		// Whatever stands in their place.
		final int tissue = 64 * SIDE + 64, air = 5 * SIDE + 9;
		values[tissue] = 1e6;
		finite[tissue] = false;
		finite[air] = false;
		final GreySlice slice = new GreySlice(values, SIDE, SIDE, null, 0, null, null, finite);
		final boolean[] bright = SliceRegions.tissue(GreySlice.of(doubles(disc), SIDE, SIDE));
		bright[tissue] = false;
		assertArrayEquals(bright, SliceRegions.tissue(slice));
		final boolean[] dark = SliceRegions.air(GreySlice.of(doubles(disc), SIDE, SIDE));
		dark[air] = false;
		assertArrayEquals(dark, SliceRegions.air(slice));
	}

	private static double[] doubles(final float[] values) {
		final double[] doubles = new double[values.length];
		for (int i = 0; i < doubles.length; i++) doubles[i] = values[i];
		return doubles;
	}

	@Test
	void theyAreLeftOutOfRegionsAndOfSharpness() {
		final double[] values = { 90, 110, 40, 44, 11, 13, 15, 0 };
		final boolean[] finite = { true, true, true, true, true, true, true, true }, signal = new boolean[8], air = new boolean[8];
		signal[0] = signal[1] = signal[7] = true;
		Arrays.fill(air, 4, 8, true);
		finite[7] = false;
		final GreySlice.Regions regions = new GreySlice.Regions(signal, null, air);
		assertEquals(90 / (2 / NoiseEstimate.RAYLEIGH), Metrics.noReference().get("SNR").prepare(MetricSettings.defaults(null)).of(
			new GreySlice(values, 4, 2, null, 10, regions, null, finite)).value(), 1e-12);
		final GreySlice slice = new GreySlice(values, 4, 2, null, 0, null, null, finite);
		final GreySlice masked = new GreySlice(values, 4, 2, finite, 0, null);
		for (final String name : List.of("Laplacian variance", "Tenengrad")) {
			final NoReferenceMetric.Scorer scorer = Metrics.noReference().get(name).prepare(null);
			assertEquals(scorer.of(masked), scorer.of(slice));
		}
	}
}
