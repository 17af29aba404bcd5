package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.CsvFields;
import io.github.ddasr.quality.FeatureKind;
import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.volume.DdasrException;

/** Two methods compared from the tables that the suite writes. */
class SetComparisonTest {

	private static final String FIRST = "file,slice,psnr,niqe,notes\n" + //
		"a/s1.nii,0,30,5,\n" + "a/s1.nii,1,32,6,\n" + "a/s2.nii,0,28,NaN,\"niqe: needs 96 × 96, has less\"\n" +
		"a/s2.nii,1,26,4,\n" + "a/s3.nii,0,35,3,\n" + "a/s3.nii,1,Infinity,2,psnr: the images are identical\n";
	private static final String SECOND = "file,slice,psnr,niqe,gmsd,notes\n" + //
		"b/s3.nii,1,37,3,0.1,\n" + "b/s3.nii,0,36,4,0.1,\n" + "b/s2.nii,1,28,4.5,0.1,\n" + "b/s2.nii,0,29,5,0.1,\n" +
		"b/s1.nii,1,33,6.5,0.1,\n" + "b/s1.nii,0,32,7,0.1,\n" + "b/s4.nii,0,20,9,0.1,\n";

	@TempDir
	private Path folder;

	private SliceTable table(final String name, final String text) throws IOException {
		return SliceTableFile.read(Files.writeString(folder.resolve(name + ".csv"), text), name);
	}

	private String refusal(final String text) {
		return assertThrows(DdasrException.class, () -> table("t", text)).getMessage();
	}

	@Test
	void readsTheSuitesTables() throws IOException {
		final SliceTable t = table("first", FIRST);
		assertEquals(List.of("psnr", "niqe"), t.metrics());
		assertEquals(6, t.rows().size());
		assertEquals("s2.nii", t.rows().get(2).file());
		assertArrayEquals(new double[] { 28, Double.NaN }, t.rows().get(2).figures());
		assertArrayEquals(new double[] { Double.POSITIVE_INFINITY, 2 }, t.rows().get(5).figures());
	}

	@Test
	void foldersAreKeptWhereNamesAreNotEnough() throws IOException {
		final SliceTable t = table("t", "file,slice,m\nx/sub1/t1.nii,0,1\nx\\sub2/t1.nii,0,2\nx/sub2/t2.nii,0,3\n");
		assertEquals(List.of("sub1/t1.nii", "sub2/t1.nii", "sub2/t2.nii"), t.rows().stream().map(SliceTable.Row::file).toList());
		assertEquals(List.of("sub1/t1.nii", "/y/t1.nii"), table("u", "file,slice,m\nsub1/t1.nii,0,1\n/y/t1.nii,0,2\n").rows().stream()
			.map(SliceTable.Row::file).toList());
	}

	@Test
	void volumesOfOneFileAreOneSubject() throws IOException {
		final SliceTable t = table("t", "file,slice,m\n\"a.nii, volume 1\",1,1\n\"a.nii, volume 2\",1,3\nb.nii,1,5\n");
		assertEquals(List.of("a.nii", "b.nii"), t.perSubject().rows().stream().map(SliceTable.Row::subject).toList());
		assertEquals(2, t.perSubject().rows().get(0).figures()[0]);
	}

	@Test
	void tablesAreToldFromFeatures() throws IOException {
		final Path file = folder.resolve("t.csv");
		for (final String text : List.of("file,slice,m\n", "\uFEFFFile,slice,m\n", "# made today\n\nfile,m\na,1\n")) {
			assertTrue(SliceTableFile.isTable(Files.writeString(file, text)), text);
		}
		for (final String text : List.of("", "1,2\n", "f1,file\n1,2\n", "\"file\n")) {
			assertFalse(SliceTableFile.isTable(Files.writeString(file, text)), text);
		}
		Files.write(file, new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 });
		assertThrows(DdasrException.class, () -> SliceTableFile.isTable(file));
	}

	@Test
	void slicesArePairedByFileAndSlice() throws IOException {
		final SliceTable a = table("first", FIRST), b = table("second", SECOND);
		final SetComparison c = SetComparison.of(a, b, SetComparison.Unit.SLICE);
		assertEquals(List.of("psnr", "niqe"), c.metrics().stream().map(MetricComparison::metric).toList());
		final MetricComparison psnr = c.metrics().get(0);
		assertEquals(5, psnr.pairs());
		// 32−30, 33−32, 29−28, 28−26, 36−35; and t = 1.4 / √(0.3/5) of their differences with the sign of a − b.
		assertEquals(1.4, psnr.difference(), 1e-14);
		final TestResult paired = psnr.tests().get(0);
		assertEquals("paired t-test", paired.test());
		assertEquals(-1.4 / Math.sqrt(0.06), paired.statistic(), 1e-12);
		assertEquals(30.2, psnr.a().mean(), 1e-13);
		assertEquals(Math.sqrt(12.2), psnr.a().deviation(), 1e-13);
		assertEquals(1, psnr.a().infinite());
		// niqe, paired: differences 2, 0.5, 0.5, 1, 1, so the smaller of the two p of the t-tests is doubled.
		final double p0 = paired.p(), p1 = c.metrics().get(1).tests().get(0).p();
		assertEquals(2 * Math.min(p0, p1), Math.min(psnr.adjusted().get(0), c.metrics().get(1).adjusted().get(0)), 1e-15);
		assertEquals(List.of("6 pairs by file and slice of 7",
			"psnr of first: 1 infinite and 0 NaN of 6 slices left out", "niqe of first: 0 infinite and 1 NaN of 6 slices left out",
			"only second has gmsd: left out",
			"slices of one subject are not independent, so that p is too small: take subjects as the unit"), c.notes());
	}

	@Test
	void subjectsAreAveragedFirst() throws IOException {
		final SetComparison c = SetComparison.of(table("first", FIRST), table("second", SECOND), SetComparison.Unit.SUBJECT);
		final MetricComparison psnr = c.metrics().get(0);
		assertEquals(3, psnr.pairs());
		// Means 31, 27, 35 (the infinite one left out) and 32.5, 28.5, 36 (its partner left out too), 20.
		assertEquals(31, psnr.a().mean(), 1e-13);
		assertEquals(3, psnr.a().n());
		assertEquals(4, psnr.b().n());
		assertEquals((1.5 + 1.5 + 1) / 3, psnr.difference(), 1e-13);
		assertEquals((32.5 + 28.5 + 36 + 20) / 4, psnr.b().mean(), 1e-13);
		assertTrue(c.notes().contains("psnr of first: 1 infinite and 0 NaN of 6 slices left out"), c.notes()::toString);
		assertEquals("3 pairs by subject of 4", c.notes().get(0));
		assertTrue(c.notes().containsAll(List.of("psnr: 1 slice without a finite figure in one method was left out of both",
			"psnr: 1 slice infinite in first alone, identical to the reference: first loses it",
			"niqe: 1 slice without a finite figure in one method was left out of both")), c.notes()::toString);
		assertTrue(c.notes().stream().noneMatch(n -> n.contains("not independent")));
	}

	@Test
	void meansOfSubjectsAreOverTheSameSlices() throws IOException {
		final SliceTable a = table("a", "file,slice,m\np,0,30\np,1,20\nq,0,31\nq,1,22\nr,0,32\nr,1,21\n");
		final SliceTable b = table("b", "file,slice,m\np,0,NaN\np,1,20\nq,0,NaN\nq,1,22\nr,0,NaN\nr,1,21.5\n");
		final SetComparison c = SetComparison.of(a, b, SetComparison.Unit.SUBJECT);
		final MetricComparison m = c.metrics().get(0);
		// 20, 22, 21 against 20, 22, 21.5: t = −1 with two degrees of freedom, whose p is 1 − 1/√3.
		assertEquals(21, m.a().mean(), 1e-13);
		assertEquals(0.5 / 3, m.difference(), 1e-13);
		assertEquals(1 - 1 / Math.sqrt(3), m.tests().get(0).p(), 1e-12);
		assertTrue(c.summary().get(0).contains(": no difference shown ("), c.summary().get(0));
		assertTrue(c.notes().contains("m: 3 slices without a finite figure in one method were left out of both"), c.notes()::toString);
		assertEquals(30, a.rows().get(0).figures()[0], "the table given was changed");
		assertEquals(m.difference(), -SetComparison.of(b, a, SetComparison.Unit.SUBJECT).metrics().get(0).difference(), 1e-13);
	}

	@Test
	void slicesOfOneMethodAreLeftOut() throws IOException {
		final SliceTable a = table("a", "file,slice,psnr\np,0,1\np,1,9\np,2,7\nq,0,2\nq,1,Infinity\nr,0,3\nr,1,5\n");
		final SliceTable b = table("b", "file,slice,psnr\np,0,2\nq,0,4\nq,1,NaN\nq,2,8\nr,5,9\n");
		final SetComparison c = SetComparison.of(a, b, SetComparison.Unit.SUBJECT);
		// p and q by their slice 0; slices of r have no partner, so that its means 4 and 9 stay.
		assertEquals(7.0 / 3, c.metrics().get(0).a().mean(), 1e-13);
		assertEquals(5, c.metrics().get(0).b().mean(), 1e-13);
		assertEquals(List.of("3 pairs by subject", "psnr of a: 1 infinite and 0 NaN of 7 slices left out",
			"psnr of b: 0 infinite and 1 NaN of 5 slices left out", "2 slices that only a has were left out",
			"1 slice that only b has was left out", "1 subject whose slices could not be paired: the means of a and b are over all " +
				"slices that each has, maybe not the same ones"), c.notes().subList(0, 6));
	}

	@Test
	void slicesThatCannotBeToldApartStay() throws IOException {
		final SetComparison c = SetComparison.of(table("a", "file,m\np,1\np,3\nq,5\nq,NaN\n"), table("b",
			"file,m\np,1\np,NaN\nq,7\nq,9\n"), SetComparison.Unit.SUBJECT);
		assertEquals(3.5, c.metrics().get(0).a().mean(), 1e-13);
		assertEquals(4.5, c.metrics().get(0).b().mean(), 1e-13);
		assertTrue(c.notes().contains("2 subjects whose slices could not be paired: the means of a and b are over all slices that " +
			"each has, maybe not the same ones"), c.notes()::toString);
	}

	@Test
	void subjectsCanBeNamedByAPattern() throws IOException {
		final Pattern pattern = Pattern.compile("^(sub-\\d+)");
		final SliceTable a = table("a", "file,slice,m\nsub-1_t1.nii,0,1\nsub-2_t1.nii,0,2\n").withSubjects(pattern);
		final SliceTable b = table("b", "file,slice,m\nsub-2_t1_fine.nii,0,5\nsub-1_t1_fine.nii,0,3\n").withSubjects(pattern);
		final SetComparison c = SetComparison.of(a, b, SetComparison.Unit.SLICE);
		assertEquals(List.of("2 pairs by subject and slice"), c.notes());
		assertEquals(2.5, c.metrics().get(0).difference(), 1e-15);
		final String message = assertThrows(DdasrException.class, () -> a.withSubjects(Pattern.compile("x\\d"))).getMessage();
		assertEquals("The subject pattern x\\d is not found in the file name sub-1_t1.nii of a. Give a pattern that all file " +
			"names have.", message);
	}

	@Test
	void oneSubjectIsNoTest() throws IOException {
		final SetComparison c = SetComparison.of(table("a", "file,slice,psnr\np,0,30\np,1,32\n"), table("b",
			"file,slice,psnr\np,0,31\np,1,35\n"), SetComparison.Unit.SUBJECT);
		assertEquals("1 pair by subject", c.notes().get(0));
		for (final TestResult test : c.metrics().get(0).tests()) assertTrue(Double.isNaN(test.p()), test.toString());
		assertEquals("means ± sample standard deviations; there is no test with one subject: compare tables of a folder of subjects, " +
			"or take unit=slice, whose p is too small because slices of one subject are not independent", c.summary().get(1));
		assertTrue(c.summary().get(0).endsWith(": no verdict (higher is better)"), c.summary().get(0));
	}

	@Test
	void withoutPairsOnlyUnpairedTestsAreMade() throws IOException {
		final SetComparison c = SetComparison.of(table("a", "file,m\np,1\nq,2\nr,4\n"), table("b", "file,m\nx,2\ny,5\n"),
			SetComparison.Unit.SLICE);
		final MetricComparison m = c.metrics().get(0);
		assertEquals(List.of("no pairs", "no pairs"), m.tests().stream().limit(2).map(TestResult::note).toList());
		assertTrue(Double.isNaN(m.difference()));
		assertTrue(m.tests().stream().skip(2).noneMatch(t -> Double.isNaN(t.p())));
		assertTrue(c.notes().get(0).endsWith("paired tests were not possible"));
		// One file each: its name does not matter.
		assertEquals("2 pairs by slice", SetComparison.of(table("a", "file,slice,m\np,0,1\np,1,2\n"), table("b",
			"file,slice,m\nq,0,2\nq,1,5\n"), SetComparison.Unit.SLICE).notes().get(0));
	}

	@Test
	void tablesAreWrittenOut() throws IOException {
		final SetComparison c = SetComparison.of(table("first", FIRST), table("second", SECOND), SetComparison.Unit.SLICE);
		final String text = String.join("\n", c.details());
		assertTrue(text.startsWith("first and second, by slice, all tests\npsnr\n  first: 30.200 ± 3.493 (median 30.000, n = 5, 1 " +
			"infinite left out)\n"), text);
		assertTrue(text.contains("  mean difference of 5 pairs: +1.4000\n  paired t-test         p = 0.004"), text);
		assertTrue(text.contains("\n  Wilcoxon signed-rank  p = "), text);
		final List<String> lines = c.rows().toCsv().lines().toList();
		assertEquals(1 + 2 * 5, lines.size());
		final int columns = CsvFields.split(lines.get(0)).size();
		for (final String line : lines) assertEquals(columns, CsvFields.split(line).size(), line);
		assertTrue(lines.get(1).startsWith("psnr,higher,slice,first,second,5,30.2,"), lines.get(1));
	}

	@Test
	void tablesThatCannotBeReadAreRefused() throws IOException {
		final String path = folder.resolve("t.csv").toString();
		assertTrue(refusal("slice,m\n0,1\n").startsWith(path + " has no column \"file\"."));
		assertTrue(refusal("").startsWith(path + " has no column \"file\"."));
		assertEquals(path + " holds no figures. Give a table with at least one slice.", refusal("file,slice,m\n"));
		assertTrue(refusal("file,slice,m\na,0,\n").startsWith(path + " has no column with numbers."));
		assertEquals(path + ", line 3, column m: \"1.2.3\" is not a number. Write a number, NaN or nothing.", refusal(
			"file,slice,m\na,0,1\na,1,1.2.3\n"));
		final SliceTable a = table("a", "file,m\np,1\n"), b = table("b", "file,k\np,1\n");
		assertEquals("a (m) and b (k) have no metric in common. Measure both with the same metrics.", assertThrows(
			DdasrException.class, () -> SetComparison.of(a, b, SetComparison.Unit.SLICE)).getMessage());
	}

	@Test
	void featuresAreComparedByEveryDistance() {
		final FeatureKind kind = new FeatureKind(FeatureKind.Type.OTHER, "f.npy", "made by hand");
		final FeatureMatrix a = new FeatureMatrix(new double[] { 0, 1, 2 }, 3, 1, "a", kind);
		final FeatureMatrix b = new FeatureMatrix(new double[] { 3, 5, 7 }, 3, 1, "b", kind);
		final FeatureComparison c = SetComparison.of(a, b);
		// Means 1 and 5, deviations 1 and 2.
		assertEquals("Fr\u00e9chet distance (features f.npy): 17.0000, n = 3 and 3", c.figures().get(0).format(6));
		assertEquals("a and b, features f.npy (made by hand); lower is nearer", c.summary().get(0));
		final List<String> lines = c.rows().toCsv().lines().toList();
		assertTrue(lines.get(1).startsWith("a,b,Fr\u00e9chet distance (features f.npy),17."), lines.get(1));
		assertTrue(lines.get(1).endsWith(",NaN,3,3,f.npy (made by hand),"), lines.get(1));
	}
}
