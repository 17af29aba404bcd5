package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.SimulatedScan;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;

/** What is left of a method when its chance is averaged away. */
class MeanOfDrawsTest {

	private static final int DRAWS = 4;
	private static final double NOISE = 0.02;

	/** The mean over cells, and Gaussian noise of a known share of white. */
	private static final Downsampler NOISY = new Downsampler() {

		@Override
		public float[] shrink(final float[] image, final int width, final int height, final int factor, final double upper,
			final SplittableRandom random)
		{
			final float[] small = Downsamplers.of("area").shrink(image, width, height, factor, upper, random);
			for (int i = 0; i < small.length; i++) small[i] += (float) (NOISE * upper * random.nextGaussian());
			return small;
		}
	};

	private static Volume head(final double height) {
		return Phantom.block(new int[] { 120, 120, 1 }, new double[] { 1.8, 1.8, 4 }, new double[] { 0, 0, height });
	}

	private static Volume coarse(final Volume fine, final String method) {
		return new SimulatedScan(Axis.AXIAL, 2, Downsamplers.of(method), 0, 1).of(fine, Monitor.NONE);
	}

	private static DegradationFindings report(final int seeds) {
		final DegradationStudy study = new DegradationStudy(new DegradationOptions(2, Axis.AXIAL, seeds, 0, 0, DeviceChoice.AUTO));
		for (final int height : new int[] { 8, 20, 32 }) study.addHigh("head-" + height, head(height), coarse(head(height), "area"),
			Monitor.NONE);
		study.addTexture("other", coarse(head(14), "area"), Monitor.NONE);
		return study.run(List.of(NamedDownsampler.of("noisy", NOISY), NamedDownsampler.of("cubic", Downsamplers.of("cubic"))),
			Monitor.NONE);
	}

	private static double figure(final DegradationFindings report, final String method, final String subject, final String name) {
		final ReportRows rows = report.rows();
		final int column = rows.headings().indexOf(name);
		return rows.rows().stream().filter(r -> r.get(0).equals(method) && r.get(2).equals(subject) && r.get(column) instanceof Double)
			.mapToDouble(r -> (Double) r.get(column)).average().orElse(Double.NaN);
	}

	/** The noise of a mean of n draws has the n-th part of the variance: 10 log10 n dB more, whatever the level of one draw. */
	@Test
	void noiseOfTheMeanFallsWithTheDraws() {
		final DegradationFindings report = report(DRAWS);
		for (final int height : new int[] { 8, 20, 32 }) {
			final String subject = "head-" + height;
			final double white = IntensityWindow.ofForeground(head(height).voxels()).upper();
			final double sigma = NOISE * white / IntensityWindow.ofForeground(coarse(head(height), "area").voxels()).width();
			final double one = figure(report, "noisy", subject, "psnr_fitted"), mean = figure(report, "noisy", subject, "psnr_fitted_mean");
			assertEquals(-20 * Math.log10(sigma), one, 0.25, subject);
			assertEquals(-20 * Math.log10(sigma) + 10 * Math.log10(DRAWS), mean, 0.25, subject);
			// The window of a noisy slice is wider, which only the fitted figures make good.
			for (final String figure : List.of("psnr", "ssim", "ssim_fitted")) assertTrue(figure(report, "noisy", subject, figure + "_mean") > figure(
				report, "noisy", subject, figure), figure);
			// Without chance there is nothing to average.
			for (final String figure : TruthFigures.NAMES) assertEquals(figure(report, "cubic", subject, figure), figure(report, "cubic",
				subject, figure + "_mean"), 1e-12, figure);
		}
	}

	@Test
	void theMeanHasATableRowsAndTestsOfItsOwn() {
		final DegradationFindings report = report(2);
		final String page = report.toMarkdown("s.png", "c.png");
		assertTrue(page.contains("\n### The mean of 2 draws\n\nNoise that is drawn costs a single draw PSNR and SSIM"), page);
		final String second = page.substring(page.indexOf("### The mean"));
		assertTrue(second.contains("| method | PSNR (dB) ↑ | SSIM ↑ |") && second.contains("| noisy | "), second);
		assertTrue(second.contains("* after gain and offset: PSNR (dB): noisy "), second);
		// Two methods, raw and fitted, draws and mean.
		assertTrue(second.contains("multiplied by the study's 4 comparisons"), second);
		assertTrue(report.summary().stream().anyMatch(l -> l.matches("nearest to the truth by PSNR \\(dB\\) after gain and offset " +
			"\\(mean of 2 draws\\): (noisy|cubic), [0-9.]+")), report.summary().toString());
		final JsonObject json = JsonParser.parseString(report.toJson()).getAsJsonObject();
		assertEquals(1, json.getAsJsonArray("tests_mean").size());
		assertEquals(1, json.getAsJsonArray("tests_fitted_mean").size());
		int rows = 0;
		for (final JsonElement row : (JsonArray) json.get("figures")) if (row.getAsJsonObject().has("psnr_fitted_mean")) rows++;
		assertEquals(2 * 3, rows);
	}

	/** t of the paired test by hand, over the three subjects. */
	@Test
	void testsOfTheMeanAreOverItsOwnFigures() {
		final DegradationFindings report = report(2);
		final double[] d = new double[3];
		for (int i = 0; i < 3; i++) d[i] = figure(report, "noisy", "head-" + (8 + 12 * i), "psnr_mean") - figure(report, "cubic", "head-" +
			(8 + 12 * i), "psnr_mean");
		final double mean = (d[0] + d[1] + d[2]) / 3;
		double squares = 0;
		for (final double v : d) squares += (v - mean) * (v - mean);
		final TestResult test = report.results().means().tests(TruthTable.RAW, 4).get(0).metrics().get(0).tests().get(0);
		assertEquals("paired t-test", test.test());
		assertEquals(mean / Math.sqrt(squares / 2 / 3), test.statistic(), 1e-6 * Math.abs(test.statistic()));
	}

	@Test
	void oneDrawHasNoMean() {
		final DegradationFindings report = report(1);
		final String page = report.toMarkdown("s.png", "c.png");
		assertFalse(page.contains("mean of"), page);
		assertTrue(page.contains("multiplied by the study's 2 comparisons"), page);
		assertTrue(report.rows().headings().contains("psnr_mean"));
		assertEquals(Double.NaN, figure(report, "noisy", "head-8", "psnr_mean"));
		assertFalse(report.toJson().contains("_mean"), report.toJson());
	}

	@Test
	void realWorldValuesAreAveraged() {
		final float[] bright = new float[64 * 64], dark = new float[64 * 64], expected = new float[64 * 64];
		for (int i = 64 * 16; i < 64 * 48; i++) {
			bright[i] = 300 + i % 7;
			dark[i] = 100;
			expected[i] = (400 + i % 7) / 2f;
		}
		final MeanOfDraws mean = new MeanOfDraws();
		for (final float[] slice : List.of(bright, dark)) mean.add(List.of(new SliceStack("s", "f", new int[] { 3 }, 5, new float[][] { slice },
			64)));
		final SliceStack stack = mean.stacks().get(0);
		assertArrayEquals(expected, stack.slice(0));
		assertEquals(203, stack.white(), 0.5);
		assertArrayEquals(new int[] { 3 }, stack.indices());
	}
}
