package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;

/** Features see the very slices that metrics see. */
class FeatureRunTest {

	private static final MetricSettings SETTINGS = MetricSettings.defaults(ModelStore.standard(null));
	private static final Volume HEAD = Phantom.block(new int[] { 40, 36, 30 }, new double[] { 5, 5, 5 }, new double[] { 0, 0,
		0 });

	/** Grey value below which a slice gives no row. */
	private static final double DARK = 75;

	/** Mean and number of pixels; none of dark slices. */
	private static final class MeanAndSize implements FeatureExtractor {

		@Override
		public FeatureKind kind() {
			return FeatureKind.other("means");
		}

		@Override
		public List<double[]> rows(final GreySlice slice) {
			final double mean = Arrays.stream(slice.values()).average().orElseThrow();
			return mean < DARK ? List.of() : List.of(new double[] { mean, slice.width() * slice.height() });
		}
	}

	private static QualityOptions options(final ForegroundUse foreground, final double skip) {
		return new QualityOptions(List.of("mean-grey"), Axis.CORONAL, 0, 0, WindowRule.AUTO, foreground, skip, false, false,
			SETTINGS);
	}

	@Test
	void slicesAreThoseOfMetrics() {
		for (final ForegroundUse foreground : List.of(ForegroundUse.NONE, ForegroundUse.BOX)) {
			final QualityOptions options = options(foreground, 0.35);
			final MeasuredVolume measured = new QualityRun(options, false, Monitor.NONE).measure("head", HEAD, null, ChosenPixels.NONE,
				Monitor.NONE);
			final double[] means = measured.rows().stream().mapToDouble(row -> row.values().get(0).value()).filter(v -> v >= DARK)
				.toArray();
			final FeatureRun run = new FeatureRun(new MeanAndSize(), options);
			run.add("head", HEAD, Monitor.NONE);
			final FeatureMatrix matrix = run.matrix("heads");
			final double[] found = new double[matrix.rows()];
			for (int r = 0; r < found.length; r++) found[r] = matrix.values()[2 * r];
			assertTrue(measured.skipped().size() > 1, measured.skipped().toString());
			assertTrue(means.length > 16 && means.length < measured.rows().size(), Arrays.toString(means));
			assertArrayEquals(means, found, 1e-9);
			final boolean cropped = matrix.values()[1] < 40 * 30;
			assertEquals(foreground == ForegroundUse.BOX, cropped);
			final String said = String.join("\n", run.description("heads"));
			final int empty = measured.rows().size() - means.length;
			assertTrue(said.startsWith("heads: 1 image, " + measured.rows().size() + " slices, " + means.length + " rows of features, " +
				measured.skipped().size() + " slices left out for little foreground, " + empty + (empty == 1 ? " slice" : " slices") +
				" gave no features\n"), said);
			assertTrue(said.endsWith("head: " + measured.rows().size() + " of 36 slices; grey values: " + measured.window()), said);
		}
	}

	@Test
	void setWithoutFeaturesIsRefused() {
		final FeatureRun run = new FeatureRun(new NssFeatures(), options(ForegroundUse.NONE, 0));
		run.add("head", HEAD, Monitor.NONE);
		assertEquals("No slice of heads gave any NIQE's statistics of 96 × 96 blocks features. Give larger slices, or slices that " +
			"show something.", assertThrows(DdasrException.class, () -> run.matrix("heads")).getMessage());
	}

	@Test
	void canBeCanceled() {
		final FeatureRun run = new FeatureRun(new MeanAndSize(), options(ForegroundUse.NONE, 0));
		final Monitor stop = new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CanceledException.class, () -> run.add("head", HEAD, stop));
	}
}
