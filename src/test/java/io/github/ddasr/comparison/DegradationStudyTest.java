package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.SimulatedScan;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** The study on heads by formula, degraded by the example scanner, so that it is known which method is right. */
class DegradationStudyTest {

	private static final String SCANNER = "example-scanner";
	private static final DegradationOptions OPTIONS = new DegradationOptions(2, Axis.AXIAL, 2, 0, 0, DeviceChoice.AUTO);

	@TempDir
	Path folder;

	private static final Map<Integer, Volume> HEADS = new HashMap<>();

	private static Volume head(final int height, final int slices) {
		return HEADS.computeIfAbsent(1000 * slices + height, key -> Phantom.block(new int[] { 120, 120, slices }, new double[] { 1.8, 1.8,
			4 }, new double[] { 0, 0, height }));
	}

	private static Volume scanned(final Volume head, final long seed) {
		return new SimulatedScan(Axis.AXIAL, 2, Downsamplers.of(SCANNER), 0, seed).of(head, Monitor.NONE);
	}

	private static List<NamedDownsampler> methods(final String... names) {
		return Arrays.stream(names).map(name -> NamedDownsampler.of(name, Downsamplers.of(name))).toList();
	}

	private static DegradationStudy study(final DegradationOptions options, final boolean truth) {
		final DegradationStudy study = new DegradationStudy(options);
		for (int i = 0; i < 3; i++) {
			final Volume fine = head(5 + 9 * i, 3);
			study.addHigh("fine-" + i, fine, truth ? scanned(fine, 50 + i) : null, Monitor.NONE);
			study.addTexture("coarse-" + i, scanned(head(2 + 10 * i, 3), i), Monitor.NONE);
		}
		return study;
	}

	private static double figure(final DegradationFindings report, final String set, final String name) {
		final ReportRows rows = report.rows();
		final int column = rows.headings().indexOf(name);
		return rows.rows().stream().filter(r -> r.get(0).equals(set) && r.get(column) instanceof Number).mapToDouble(
			r -> ((Number) r.get(column)).doubleValue()).average().orElse(Double.NaN);
	}

	@Test
	void theScannerItselfIsNearest() {
		final DegradationFindings report = study(OPTIONS, true).run(methods(SCANNER, "cubic", "k-space"), Monitor.NONE);
		for (final String distance : List.of("spectrum", "spectrum_shape", "histogram", "frechet_nss")) {
			final double own = figure(report, SCANNER, distance);
			for (final String other : List.of("cubic", "k-space", "HR")) assertTrue(own < 0.7 * figure(report, other, distance), distance +
				": " + own + " and " + other + " " + figure(report, other, distance));
		}
		assertEquals(1, figure(report, SCANNER, "air_noise") / figure(report, "real LR", "air_noise"), 0.05);
		assertEquals(1, figure(report, SCANNER, "tissue_noise") / figure(report, "real LR", "tissue_noise"), 0.2);
		// The true slices are slices of the scanner, too, only with other noise.
		assertEquals(1, figure(report, "true LR", "spectrum") / figure(report, SCANNER, "spectrum"), 0.2);
		assertTrue(figure(report, SCANNER, "psnr") > figure(report, "cubic", "psnr"));
		assertTrue(figure(report, SCANNER, "psnr_fitted_mean") > figure(report, SCANNER, "psnr_fitted") + 1);
		for (final String method : List.of(SCANNER, "cubic", "k-space")) assertTrue(figure(report, method, "psnr_fitted") >= figure(report,
			method, "psnr") - 1e-6, method);
		final String page = report.toMarkdown("s.png", "c.png");
		assertTrue(page.contains("* nearest by spectrum: example-scanner, "), page);
		assertTrue(page.contains("The methods were compared with the very slices that they were given to imitate"), page);
		assertTrue(page.contains("| real LR (halves) |"), page);
		assertTrue(page.contains("* as they are: PSNR (dB): example-scanner "), page);
		assertTrue(page.contains("multiplied by the study's 8 comparisons"), page);
		assertTrue(page.contains("n = 3 subjects"), page);
		assertTrue(page.contains("HR: 9 slices of 3 subjects, 120 × 120 pixels"), page);
		final JsonObject json = JsonParser.parseString(report.toJson()).getAsJsonObject();
		for (final String tests : List.of("tests", "tests_fitted", "tests_mean", "tests_fitted_mean")) assertEquals(2, json.getAsJsonArray(
			tests).size());
		assertEquals(6, json.getAsJsonArray("curves").size());
		assertEquals(32, json.getAsJsonArray("curves").get(0).getAsJsonObject().getAsJsonArray("log10_power").size());
	}

	@Test
	void seedsDecideAndRepeat() {
		final DegradationFindings report = study(OPTIONS, false).run(methods(SCANNER, "cubic"), Monitor.NONE);
		assertEquals(report.rows().toCsv(), study(OPTIONS, false).run(methods(SCANNER, "cubic"), Monitor.NONE).rows().toCsv());
		final List<String> lines = report.rows().toCsv().lines().toList();
		final List<String> own = lines.stream().filter(l -> l.startsWith(SCANNER)).map(l -> l.substring(l.indexOf(",", 17))).toList();
		assertEquals(2, own.size());
		assertFalse(own.get(0).equals(own.get(1)));
		final List<String> cubic = lines.stream().filter(l -> l.startsWith("cubic")).map(l -> l.substring(8)).toList();
		assertEquals(cubic.get(0), cubic.get(1));
		assertEquals(3, lines.stream().filter(l -> l.startsWith("real LR (halves) ")).count());
	}

	/** PSNR by hand: made slices that are the truth are identical to it. */
	@Test
	void truthThatIsReached() {
		final DegradationStudy study = new DegradationStudy(OPTIONS);
		final Volume fine = head(10, 2);
		study.addHigh("a", fine, new SimulatedScan(Axis.AXIAL, 2, Downsamplers.of("cubic"), 0, 0).of(fine, Monitor.NONE), Monitor.NONE);
		study.addTexture("b", scanned(head(0, 1), 1), Monitor.NONE);
		final DegradationFindings report = study.run(methods("area", "cubic"), Monitor.NONE);
		assertEquals(Double.POSITIVE_INFINITY, figure(report, "cubic", "psnr"));
		assertEquals(1, figure(report, "cubic", "ssim"), 1e-9);
		assertTrue(figure(report, "area", "psnr") > 20);
		final String page = report.toMarkdown("s.png", "c.png");
		assertTrue(page.contains("| cubic | identical (") || page.contains("| cubic | identical |"), page);
		assertTrue(page.contains("nearest to the truth by PSNR (dB): cubic, identical"), page);
		assertTrue(page.contains("nearest to the truth by SSIM (mean of 2 draws): cubic, 1.000\n"), page);
		assertTrue(page.contains("n/a: one subject"), page);
	}

	@Test
	void methodsGetTheSlicesToImitateAndAreClosed() {
		final List<DownsamplingSetup> setups = new ArrayList<>();
		final int[] closed = new int[1];
		final Downsampler imitator = new Downsampler() {

			@Override
			public float[] shrink(final float[] image, final int w, final int h, final int f, final double upper,
				final SplittableRandom random)
			{
				return Downsamplers.of("area").shrink(image, w, h, f, upper, random);
			}

			@Override
			public Downsampler prepare(final DownsamplingSetup setup, final Monitor monitor) {
				setups.add(setup);
				return this;
			}

			@Override
			public void close() {
				closed[0]++;
			}
		};
		final DegradationStudy study = study(OPTIONS, false);
		study.addReal("other", scanned(head(15, 2), 9), Monitor.NONE);
		final DegradationFindings report = study.run(List.of(NamedDownsampler.of("mine", imitator)), Monitor.NONE);
		assertEquals(1, setups.size());
		assertEquals(1, closed[0]);
		assertEquals(9, setups.get(0).texture().slices().size());
		assertEquals(60 * 60, setups.get(0).texture().slices().get(0).values().length);
		assertEquals("9 slices of 3 subjects", setups.get(0).texture().description());
		for (final float v : setups.get(0).texture().slices().get(4).values()) assertTrue(v >= 0 && v <= 1);
		assertTrue(report.header().contains("split by subject: nobody among the real slices was given to imitate"), report.header()
			.toString());
		assertTrue(report.header().contains("real LR: 2 slices of 1 subject, 60 × 60 pixels"), report.header().toString());
	}

	@Test
	void oneSliceAndFewSlices() throws Exception {
		final DegradationStudy study = new DegradationStudy(new DegradationOptions(3, Axis.CORONAL, 1, 0, 24, DeviceChoice.AUTO));
		study.addHigh("a", head(10, 1), null, Monitor.NONE);
		study.addTexture("b", scanned(head(0, 1), 1), Monitor.NONE);
		final DegradationFindings report = study.run(methods("k-space"), Monitor.NONE);
		assertTrue(report.header().get(1).endsWith("1 slice of 1 subject, 120 × 120 pixels"), report.header().toString());
		final Path picture = folder.resolve("slices.png");
		report.writeSlices(picture);
		assertEquals((byte) 'P', Files.readAllBytes(picture)[1]);
		final DegradationStudy few = study(new DegradationOptions(2, null, 1, 2, 0, DeviceChoice.AUTO), false);
		assertTrue(few.run(methods("area"), Monitor.NONE).header().contains("HR: 6 slices of 3 subjects, 120 × 120 pixels"));
	}

	@Test
	void whatCannotBeMeasuredIsRefused() {
		final DegradationStudy study = new DegradationStudy(OPTIONS);
		final Volume hole = new Volume("phantom", ArrayImgs.floats(40, 40, 1), Geometry.ofSpacing(1, 1, 1)), empty = head(200, 2), fine = head(10, 2);
		hole.voxels().getAt(9, 9, 0).set(Float.NaN);
		hole.voxels().getAt(9, 8, 0).set(1);
		refused("phantom has voxels that are NaN or infinite (1 of them). Repair it or leave it out.", () -> study.addTexture("a", hole,
			Monitor.NONE));
		refused("phantom has no foreground: its slices are empty. Leave it out.", () -> study.addHigh("a", empty, null, Monitor.NONE));
		refused("The slices of phantom (120 × 120) would have fewer than 24 pixels along a side after division by 6. Choose a smaller " +
			"factor, or another axis.", () -> new DegradationStudy(new DegradationOptions(6, null, 1, 0, 0, DeviceChoice.AUTO)).addHigh("a",
				fine, null, Monitor.NONE));
		refused("phantom has 1 slices, but the scan of which it is the truth, phantom, has 2. Give the truth of each scan under the " +
			"scan's name.", () -> study.addHigh("a", fine, scanned(head(10, 1), 1), Monitor.NONE));
		refused("The slices of phantom have 120 × 120 pixels, but those of phantom divided by 2 have 60 × 60. Give the truth on the " +
			"coarse grid of its scan.", () -> study.addHigh("b", fine, fine, Monitor.NONE));
		refused("The slices of phantom (20 × 20) are smaller than 24 pixels. Choose another axis, or leave it out.", () -> study
			.addTexture("a", Phantom.brain(20, 20, 3), Monitor.NONE));
		refused("Factor 1 makes nothing coarser. Give 2 or more.", () -> new DegradationOptions(1, null, 1, 0, 0, DeviceChoice.AUTO));
	}

	private static void refused(final String sentence, final Executable call) {
		assertEquals(sentence, assertThrows(DdasrException.class, call).getMessage());
	}

	@Test
	void halvesOfSubjects() {
		assertEquals(0, RealHalves.of(List.of("a")).size());
		assertEquals(List.of(List.of("a")), RealHalves.of(List.of("a", "b")));
		assertEquals(3, RealHalves.of(List.of("a", "b", "c")).size());
		assertEquals(3, RealHalves.of(List.of("a", "b", "c", "d")).size());
		assertEquals(10, RealHalves.of(List.of("a", "b", "c", "d", "e", "f", "g", "h")).size());
	}
}
