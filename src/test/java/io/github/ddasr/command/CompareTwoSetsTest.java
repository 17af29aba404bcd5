package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.io.CsvFields;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.io.NpyFile;
import io.github.ddasr.io.NumberTable;
import io.github.ddasr.io.PngWriter;
import io.github.ddasr.network.TinyTorchScript;
import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.quality.FrechetDistance;
import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.NssSliceFeatures;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** Tables, files of features and images, from the command line and from a macro. */
class CompareTwoSetsTest {

	/** Two samples whose tests SciPy 1.10.1 gives: paired t p 0.0042526, Welch's p 0.0035916, pooled t p 0.0030248. */
	private static final double[] A = { 5.12, 4.98, 5.31, 5.07, 4.77, 5.25, 5.4, 4.91 };
	private static final double[] B = { 5.61, 5.38, 5.92, 5.44, 5.7, 5.05, 6.01, 5.49 };
	private static final int WIDTH = 40, HEIGHT = 36;

	@TempDir
	Path folder;

	@AfterEach
	void forgetResults() {
		Analyzer.setResultsTable(new ResultsTable());
	}

	private Console run(final String... words) {
		final List<String> args = new ArrayList<>(List.of("compare-two-sets"));
		Arrays.stream(words).map(w -> w.replace("DIR", folder.toString())).forEach(args::add);
		return Console.run(args.toArray(String[]::new));
	}

	private String read(final String name) throws IOException {
		return Files.readString(folder.resolve(name));
	}

	/** Each subject has two slices around its value; "mine" is the same everywhere. */
	private void table(final String name, final String prefix, final double... values) throws IOException {
		final StringBuilder text = new StringBuilder("file,slice,niqe-mr,psnr,mine,notes\n");
		for (int i = 0; i < values.length; i++) for (int s = 0; s < 2; s++) {
			final double v = values[i] + (s == 0 ? -0.5 : 0.5);
			text.append(String.format(Locale.ROOT, "%s%d.nii,%d,%.4f,%.4f,2,%n", prefix, i, s + 1, v, v).replace("\r", ""));
		}
		Files.writeString(folder.resolve(name), text);
	}

	@Test
	void subjectsOfTablesAreTestedInPairs() throws IOException {
		table("cubic.csv", "sub-", A);
		table("network.csv", "sub-", B);
		final Console c = run("first=DIR/cubic.csv", "second=DIR/network.csv", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		assertEquals("""
			NIQE-MR: cubic 5.1013 ± 0.2129, network 5.5750 ± 0.3080, n = 8 subjects; paired t-test p = 0.00425, Holm 0.00851: cubic is better (lower is better)
			PSNR (dB): cubic 5.1013 ± 0.2129, network 5.5750 ± 0.3080, n = 8 subjects; paired t-test p = 0.00425, Holm 0.00851: network is better (higher is better)
			mine: cubic 2.0000 ± 0.000, network 2.0000 ± 0.000, n = 8 subjects; paired t-test n/a (the differences do not vary): no difference shown (which way is better is not known)
			means ± sample standard deviations; a difference is shown where the two-sided p of the paired t-test, corrected by Holm over 2 metrics, is below 0.05
			8 pairs by subject
			cubic: 8 subjects, each the mean of its finite slices (16 slices in all)
			network: 8 subjects, each the mean of its finite slices (16 slices in all)
			""", c.out);
		final List<String> lines = read("t.csv").lines().toList();
		assertEquals(1 + 3 * 5, lines.size());
		assertEquals("metric,better,unit,method_a,method_b,n_a,mean_a,sd_a,median_a,infinite_a,nan_a,n_b,mean_b,sd_b,median_b," +
			"infinite_b,nan_b,pairs,mean_difference,test,statistic,df,p,p_holm,comparisons,verdict,notes", lines.get(0));
		final double[] p = { 0.004252607245886133, 0.015625, 0.0035916225595934497, 0.0030248404080314858, 0.004662004662004662 };
		for (int t = 0; t < p.length; t++) {
			final List<String> fields = CsvFields.split(lines.get(1 + t));
			assertEquals(p[t], Double.parseDouble(fields.get(22)), 1e-11, fields.get(19));
			assertEquals(t == 0 ? "cubic is better" : "", fields.get(25));
		}
	}

	@Test
	void severalComparisonsAreCorrectedFor() throws IOException {
		table("a.csv", "s", A);
		table("b.csv", "s", B);
		final Console few = run("comparisons=3", "first=DIR/a.csv", "second=DIR/b.csv");
		// 2 metrics × 3 comparisons × 0.0042526.
		assertTrue(few.out.startsWith("NIQE-MR: a 5.1013 ± 0.2129, b 5.5750 ± 0.3080, n = 8 subjects; paired t-test p = 0.00425, " +
			"Holm × 3 = 0.0255: a is better (lower is better)\n"), few.out);
		assertTrue(few.out.contains("corrected by Holm over 2 metrics and multiplied by the study's 3 comparisons (Bonferroni, at " +
			"most 1), is below 0.05\n"), few.out);
		assertTrue(few.out.contains("\n  paired t-test         p = 0.004253, Holm × 3 = 0.02552, statistic "), few.out);
		final Console more = run("comparisons=6", "first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.json");
		assertTrue(more.out.contains("Holm × 6 = 0.0510: no difference shown (lower is better)\n"), more.out);
		final JsonObject json = JsonParser.parseString(read("t.json")).getAsJsonObject();
		assertEquals(6, json.get("comparisons").getAsInt());
		assertTrue(json.get("rule").getAsString().contains("the study's 6 comparisons"));
		assertEquals(12 * 0.004252607245886133, json.getAsJsonArray("metrics").get(0).getAsJsonObject().getAsJsonArray("tests").get(0)
			.getAsJsonObject().get("holm").getAsDouble(), 1e-10);
		run("comparisons=1000", "first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.csv");
		final List<String> fields = CsvFields.split(read("t.csv").lines().toList().get(1));
		assertEquals(List.of("1.0", "1000", "no difference shown"), fields.subList(23, 26));
		run("comparisons=3", "first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.md");
		assertTrue(read("t.md").contains("| 0.00425 (0.0255) |"));
		assertTrue(read("t.md").contains("correction over the metrics and multiplied by the study's 3 comparisons (Bonferroni, at most 1)" +
			"\n"));
	}

	@Test
	void slicesCountWhereTheUserSaysSo() throws IOException {
		table("a.csv", "s", A);
		table("b.csv", "s", B);
		final Console c = run("names=old; new one", "unit=slice", "first=DIR/a.csv", "second=DIR/b.csv");
		assertTrue(c.out.startsWith("NIQE-MR: old 5.1013 ± 0.5559, new one 5.5750 ± 0.5960, n = 16 slices; paired t-test p = "), c
			.out);
		assertTrue(c.out.contains("\nslices of one subject are not independent, so that p is too small: take subjects as the unit\n"),
			c.out);
		// Without a file all tests are printed.
		assertTrue(c.out.contains("\n  Wilcoxon signed-rank  p = "), c.out);
	}

	@Test
	void tablesWithoutPairsAreTestedByWelch() throws IOException {
		table("a.csv", "x", A);
		table("b.csv", "y", A);
		Files.writeString(folder.resolve("b.csv"), read("b.csv").replaceFirst("4\\.6200", "NaN").replaceFirst("y1.nii,1,4\\.4800",
			"y1.nii,1,Infinity"));
		final Console c = run("first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.md");
		assertEquals(0, c.code, c.err);
		assertTrue(c.out.contains("; Welch's t-test p = "), c.out);
		assertTrue(c.out.contains(": no difference shown (lower is better)\n"), c.out);
		assertTrue(c.out.contains("\nno rows of a and b belong together"), c.out);
		assertTrue(c.out.contains("\nniqe-mr of b: 1 infinite and 1 NaN of 16 slices left out\n"), c.out);
		final String page = read("t.md");
		assertTrue(page.startsWith("| metric | a | b | pairs | difference | paired t-test | Wilcoxon signed-rank | Welch's t-test | " +
			"t-test (pooled) | Mann-Whitney U | verdict |\n|---"), page);
		assertTrue(page.contains("| NIQE-MR ↓ | 5.1013 ± 0.2129 (median 5.0950, n = 8) |"), page);
		assertTrue(page.contains("| 0 | n/a | n/a: no pairs |"), page);
		assertTrue(page.contains("\n* niqe-mr of b: 1 infinite and 1 NaN"), page);
	}

	@Test
	void patternFindsTheSubjects() throws IOException {
		table("a.csv", "sub-", A);
		table("b.csv", "fine_sub-", B);
		final Console c = run("subjects=sub-\\d+", "first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.json");
		assertTrue(c.out.contains("\n8 pairs by subject\n"), c.out);
		final JsonObject json = JsonParser.parseString(read("t.json")).getAsJsonObject();
		final JsonObject niqe = json.getAsJsonArray("metrics").get(0).getAsJsonObject();
		assertEquals("a is better", niqe.get("verdict").getAsString());
		assertEquals(8, niqe.getAsJsonObject("a").get("n").getAsInt());
		assertEquals(0.0042526, niqe.getAsJsonArray("tests").get(0).getAsJsonObject().get("p").getAsDouble(), 1e-7);
		assertEquals("NaN", json.getAsJsonArray("metrics").get(2).getAsJsonObject().getAsJsonArray("tests").get(0).getAsJsonObject()
			.get("p").getAsString());
	}

	@Test
	void oneSubjectGivesNoVerdict() throws IOException {
		table("a.csv", "s", 5);
		table("b.csv", "s", 6);
		final String said = run("first=DIR/a.csv", "second=DIR/b.csv").out;
		assertTrue(said.startsWith("NIQE-MR: a 5.0000, b 6.0000, n = 1 subject; Welch's t-test n/a (needs two values of " +
			"each method): no verdict (lower is better)\n"), said);
		assertTrue(said.contains("\na: one subject of 2 slices, so that no test of subjects is possible\n"), said);
	}

	private void numbers(final String name, final int rows, final int columns, final double shift) {
		final double[] values = new double[rows * columns];
		for (int i = 0; i < values.length; i++) values[i] = Math.sin(i * (i % 7 + 1.0)) + shift;
		NpyFile.write(folder.resolve(name), new NumberTable(values, rows, columns));
	}

	@Test
	void filesOfFeaturesAreComparedByDistance() throws IOException {
		Files.writeString(folder.resolve("a.csv"), "f1,f2\n0,1\n1,1\n2,1\n");
		Files.writeString(folder.resolve("b.csv"), "3,1\n5,1\n7,1\n");
		final Console c = run("first=DIR/a.csv", "second=DIR/b.csv", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		// Means 1 and 5, deviations 1 and 2.
		assertTrue(c.out.startsWith("a and b, features of the user; lower is nearer\nFréchet distance (features of the user): " +
			"17.0000, n = 3 and 3\n"), c.out);
		assertTrue(read("t.csv").startsWith("set_a,set_b,distance,value,standard_error,n_a,n_b,features,notes\na,b,Fréchet distance "),
			read("t.csv"));
		numbers("a.npy", 4, 2048, 0);
		numbers("b.npy", 5, 2048, 0.1);
		assertFalse(run("first=DIR/a.npy", "second=DIR/b.npy").out.contains("FID"));
		final Console fid = run("inception=true", "first=DIR/a.npy", "second=DIR/b.npy", "output=DIR/t.md");
		assertTrue(fid.out.contains("\nFID: ") && fid.out.contains("\nKID: "), fid.out);
		assertTrue(fid.out.contains("its covariance is singular"), fid.out);
		assertTrue(read("t.md").startsWith("| distance ↓ | value | standard error | n of a | n of b |\n|---|---|---|---|---|\n| FID |"),
			read("t.md"));
		assertEquals("The features of a.csv are said to be Inception's pool3, which has 2048 columns, but they have 2. Do not call " +
			"them Inception's, or give others.", run("inception=true", "first=DIR/a.csv", "second=DIR/b.csv").sentence());
	}

	/** Pixels without pattern, coarser where the step is larger. */
	private static byte[] pixels(final int seed, final int step) {
		final byte[] pixels = new byte[WIDTH * HEIGHT];
		for (int i = 0; i < pixels.length; i++) {
			int v = 374761393 * (i % WIDTH / step) + 668265263 * (i / WIDTH / step) + 97 * seed;
			v = (v ^ v >>> 13) * 1274126177;
			pixels[i] = (byte) (40 + ((v ^ v >>> 16) & 127));
		}
		return pixels;
	}

	private void pictures(final String name, final int count, final int step) throws IOException {
		Files.createDirectories(folder.resolve(name));
		for (int i = 0; i < count; i++) PngWriter.write(folder.resolve(name).resolve(i + ".png"), pixels(i, step), WIDTH, HEIGHT);
	}

	private static FeatureMatrix features(final int count, final int step) {
		final List<GreySlice> slices = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final byte[] pixels = pixels(i, step);
			final double[] values = new double[pixels.length];
			for (int p = 0; p < values.length; p++) values[p] = pixels[p] & 255;
			slices.add(GreySlice.of(values, WIDTH, HEIGHT));
		}
		return new NssSliceFeatures().matrix(slices, "set");
	}

	/** A volume whose slices are those pictures, ten times as bright. */
	private void volume(final String name, final int count, final int step) {
		final float[] values = new float[WIDTH * HEIGHT * count];
		for (int i = 0; i < values.length; i++) values[i] = 10 * (pixels(i / (WIDTH * HEIGHT), step)[i % (WIDTH * HEIGHT)] & 255);
		Nifti.write(folder.resolve(name), VolumeSeries.of(new Volume("v", ArrayImgs.floats(values, WIDTH, HEIGHT, count), Geometry
			.ofSpacing(1, 1, 1), PixelType.INT16, "")), PixelType.INT16);
	}

	@Test
	void imagesAreComparedByTheStatisticsOfTheirSlices() throws IOException {
		pictures("fine", 6, 1);
		pictures("coarse", 5, 2);
		volume("fine.nii", 6, 1);
		volume("coarse.nii", 5, 2);
		final double expected = new FrechetDistance().of(features(6, 1), features(5, 2)).value().value();
		assertTrue(expected > 0.01, "the sets do not differ");
		final Console c = run("features=nss-slice", "first=DIR/fine", "second=DIR/coarse", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		assertTrue(c.out.startsWith("fine and coarse, features BRISQUE's statistics of slices; lower is nearer\nFréchet NSS " +
			"distance: "), c.out);
		assertFalse(c.out.contains("FID") || c.out.contains("KID"), c.out);
		assertTrue(c.out.contains("\nfine: 6 images, 6 slices, 6 rows of features\n0.png: 1 of 1 slice; grey values: values as they " +
			"are (8-bit image)\n"), c.out);
		assertEquals(expected, Double.parseDouble(CsvFields.split(read("t.csv").lines().toList().get(1)).get(3)), 1e-9 * expected);
		// The same pictures as volumes, through a window that undoes their scale.
		final Console volume = run("names=sharp;dull", "features=nss-slice", "window=0:2550", "skip=0", "first=DIR/fine.nii",
			"second=DIR/coarse.nii", "output=DIR/t.csv");
		assertEquals(0, volume.code, volume.err);
		assertTrue(volume.out.contains("\ndull: 1 image, 5 slices, 5 rows of features\ndull: rows of one image are not " +
			"independent"), volume.out);
		assertEquals(expected, Double.parseDouble(CsvFields.split(read("t.csv").lines().toList().get(1)).get(3)), 1e-6 * expected);
		final Console wildcard = run("features=nss-slice", "first=DIR/fine/?.png", "second=DIR/coarse/[0-3].png");
		assertTrue(wildcard.sentence().endsWith("coarse/[0-3].png does not exist. Check the path."), wildcard.sentence());
		assertTrue(run("features=nss-slice", "first=DIR/fine/?.png", "second=DIR/coarse/*.png").out.contains("\nsecond: 5 images, "));
		final Console small = run("features=nss", "blocksize=24", "first=DIR/fine", "second=DIR/coarse");
		assertTrue(small.out.startsWith("fine and coarse, features NIQE's statistics of 24 × 24 blocks; lower is nearer\n"), small.out);
		assertEquals("No slice of fine gave any NIQE's statistics of 96 × 96 blocks features. Give larger slices, or slices that " +
			"show something.", run("first=DIR/fine", "second=DIR/coarse").sentence());
	}

	@Test
	void networkMakesFeaturesOfImages() throws IOException {
		pictures("x", 3, 1);
		pictures("y", 4, 3);
		TinyTorchScript.write(folder.resolve("tiny.pt"), "return torch.mean(x, [2, 3])");
		final String[] words = { "features=network", "network=DIR/tiny.pt", "side=8", "channels=2", "device=cpu", "first=DIR/x",
			"second=DIR/y" };
		final Console refused = run(words);
		assertEquals(CommandRunner.FAILED, refused.code);
		assertTrue(refused.sentence().contains("tiny.pt is TorchScript, which is code and is not run unasked."), refused.sentence());
		final String[] trusting = Arrays.copyOf(words, words.length + 2);
		trusting[words.length] = "trusted=true";
		trusting[words.length + 1] = "output=DIR/t.json";
		final Console c = run(trusting);
		assertEquals(0, c.code, c.err);
		assertTrue(c.out.contains("\nFréchet distance (features tiny.pt): "), c.out);
		assertTrue(c.out.contains("\nrunning on cpu"), c.out);
		assertTrue(c.out.contains("\nthe network saw each slice resized to 8 × 8 pixels by linear interpolation without antialias, " +
			"black as -1.0, white as 1.0, the same in 2 channels\n"), c.out);
		final JsonObject json = JsonParser.parseString(read("t.json")).getAsJsonObject();
		assertTrue(json.get("provenance").getAsString().startsWith("tiny.pt, SHA-256 "));
		final JsonObject frechet = json.getAsJsonArray("distances").get(0).getAsJsonObject();
		assertEquals(3, frechet.get("n").getAsInt());
		assertTrue(frechet.get("value").getAsDouble() > 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
		second=DIR/t.csv > compare-two-sets needs first=FOLDER-OR-FILES.
		first=DIR/t.csv > compare-two-sets needs second=FOLDER-OR-FILES.
		first=DIR/t.csv second=DIR/no.csv > second=DIR/no.csv does not exist. Check the path.
		first=DIR/t.csv second=DIR/no*.csv > second=DIR/no*.csv does not exist. Check the path.
		first=DIR/t.csv second=DIR/f.csv > first= is a table of figures, but second= is a file of features. Give two sets of one sort: tables of figures, files of features, or images.
		first=DIR/in second=DIR/t.csv > first= is images, but second= is a table of figures. Give two sets of one sort: tables of figures, files of features, or images.
		first=DIR/t.csv;DIR/f.csv second=DIR/t.csv > first= names 2 files with numbers among its files. Give one table of figures, one file of features, or images.
		first=DIR/*.csv second=DIR/t.csv > first= names 2 files with numbers among its files. Give one table of figures, one file of features, or images.
		first=DIR/t.csv second=DIR/t.csv names=a > names=a are not the names of two sets. Write two different names separated by a semicolon, such as names=cubic;network.
		first=DIR/t.csv second=DIR/t.csv names=a;a > names=a;a are not the names of two sets. Write two different names separated by a semicolon, such as names=cubic;network.
		first=DIR/t.csv second=DIR/t.csv subjects=( > subjects=( is not a pattern (Unclosed group). Write a regular expression, such as subjects=sub-\\d+.
		first=DIR/t.csv second=DIR/t.csv subjects=x > The subject pattern x is not found in the file name a.nii of first. Give a pattern that all file names have.
		first=DIR/t.csv second=DIR/t.csv unit=slices > unit=slices is not available. Did you mean slice? Choices: subject, slice.
		first=DIR/t.csv second=DIR/t.csv comparisons=0 > comparisons=0 is out of range. Give a number from 1 to 1000.
		first=DIR/t.csv second=DIR/t.csv output=DIR/o.txt > output=DIR/o.txt is not a comparison. Give a name that ends in .csv, .json or .md.
		first=DIR/t.csv second=DIR/f.csv output=DIR/f.csv > output=DIR/f.csv would overwrite DIR/f.csv. Give another name; the input is never overwritten.
		first=DIR/in second=DIR/in features=nss-slices > features=nss-slices is not available. Did you mean nss-slice? Choices: nss, nss-slice, network.
		first=DIR/in second=DIR/in features=network > features=network needs the network. Give its TorchScript file as network=FILE.pt.
		first=DIR/in second=DIR/in network=DIR/f.csv > features=nss needs no network. Write features=network, or leave network= out.
		first=DIR/in second=DIR/in inception=true > inception=true says that the features are Inception's, but features=nss makes others. Leave it out, or give Inception as network=.
		first=DIR/in second=DIR/in inception=true features=network network=DIR/f.csv side=224 > inception=true with side=224 and channels=3 is not FID, which is defined on 299 pixels and 3 channels. Leave side and channels out.
		first=DIR/in second=DIR/in features=nss-slice foreground=mask > foreground=mask leaves out blocks, but features=nss-slice takes whole slices. Write foreground=box.
		first=DIR/in second=DIR/in window=1,5 > window=1,5 is not a window. Write auto, none, full, basicsr, or two numbers such as 0:4095.
		first=DIR/in second=DIR/empty > The folder DIR/empty holds no image (NIfTI, TIFF, DICOM, PNG, JPEG, BMP, GIF, PGM). Choose another.
		first=DIR/f.csv second=DIR/in/f.npy > DIR/in/f.npy is not a NumPy array: it does not begin as one. Write it with numpy.save.
		""")
	void wrongInputGetsItsSentence(final String line, final String sentence) throws IOException {
		Files.writeString(folder.resolve("t.csv"), "file,slice,psnr,notes\na.nii,1,30,\na.nii,2,31,\n");
		Files.writeString(folder.resolve("f.csv"), "1,2\n3,4\n");
		Files.createDirectories(folder.resolve("empty"));
		pictures("in", 2, 1);
		Files.writeString(folder.resolve("in/f.npy"), "no array, but long enough");
		final Console c = run(line.split(" "));
		assertEquals(sentence.replace("DIR", folder.toString()), c.sentence());
		assertTrue(c.code == CommandRunner.WRONG_USAGE || c.code == CommandRunner.FAILED, "exit code " + c.code);
		assertFalse(c.err.contains("\tat "), c.err);
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(4, files.count());
		}
	}

	@Test
	void exampleMacroRuns() throws IOException {
		table("cubic scan.csv", "sub-", A);
		table("network.csv", "sub-", B);
		pictures("fine", 3, 1);
		pictures("coarse", 3, 2);
		final String macro = "String.resetBuffer;" + Files.readString(Path.of("macros/compare-two-sets.ijm")).replaceAll("print\\(",
			"String.append('|' + ") + "\nreturn String.buffer;";
		assertEquals("|niqe-mr: cubic scan is better, p = 0.0085|psnr: network is better, p = 0.0085|mine: no difference shown, p = " +
			"NaN", PlainImageJ.run(macro, folder.resolve("cubic scan.csv") + ";" + folder.resolve("network.csv") + ";" + folder.resolve(
				"out.csv")));
		final String images = PlainImageJ.run(macro.replace("unit=subject", "features=nss-slice"), folder.resolve("fine") + ";" + folder
			.resolve("coarse") + ";" + folder.resolve("out.csv"));
		assertTrue(images.matches("\\|Fréchet NSS distance: [0-9.]+\\|Kernel NSS distance: [-0-9.]+"), images);
		assertEquals("error: first=/no/where.csv does not exist. Check the path.", PlainImageJ.run(macro,
			"/no/where.csv;/no/there.csv;" + folder.resolve("out.csv")));
	}
}
