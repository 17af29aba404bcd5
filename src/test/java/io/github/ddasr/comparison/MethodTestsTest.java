package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Tests between methods against SciPy, by hand, and where there is nothing to test. */
class MethodTestsTest {

	private static final Path TABLE = Path.of("../shared/golden/metrics/ttest_golden.csv");
	private static final Map<String, MethodTest> TESTS = Map.of("ttest_ind_equal_var", new PooledTTest(),
		"ttest_ind_welch", new WelchTTest(), "ttest_rel", new PairedTTest(), "mannwhitneyu_two-sided_auto",
		new MannWhitneyTest(), "wilcoxon", new WilcoxonTest());

	private static final double[] A = { 0.31, 2.07, 1.93, 4.4, 3.2, 0.11, 5.03, 2.51, 6.6, 7.13 };
	private static final double[] B = { 1.02, 2.9, 1.1, 5.5, 4.71, 0.6, 4.1, 3.93, 9.21, 10.04 };

	private static double[] numbers(final String text) {
		return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}

	private static void check(final MethodTest test, final double[] a, final double[] b, final double statistic,
		final double p, final String note)
	{
		final TestResult result = test.of(a, b);
		assertEquals(statistic, result.statistic(), 1e-12, test.name());
		assertEquals(p, result.p(), 1e-12, test.name());
		assertEquals(note, result.note());
	}

	@Test
	void referenceTable() throws IOException {
		assumeTrue(Files.exists(TABLE), "no reference figures in " + TABLE);
		int compared = 0;
		for (final String line : Files.readAllLines(TABLE)) {
			final String[] f = line.split(",");
			if (f[0].equals("case")) continue;
			final MethodTest test = TESTS.get(f[3]);
			final double[] a = numbers(f[1]), b = numbers(f[2]);
			if (f[4].equals("ERROR")) assertThrows(IllegalArgumentException.class, () -> test.of(a, b), line);
			else {
				final TestResult result = test.of(a, b);
				assertEquals(Double.parseDouble(f[4].replace("nan", "NaN")), result.statistic(), 1e-12, line);
				assertEquals(Double.parseDouble(f[5].replace("nan", "NaN")), result.p(), 1e-12, line);
				if (!f[6].isEmpty() && !f[4].equals("nan")) {
					assertEquals(Double.parseDouble(f[6]), result.degreesOfFreedom(), 1e-12, line);
				}
				assertEquals(f[4].equals("nan"), Double.isNaN(result.p()) && !result.note().isEmpty(), line);
			}
			compared++;
		}
		assertEquals(20, compared);
	}

	/** SciPy 1.17.1. */
	@Test
	void moreOfSciPy() {
		check(new PooledTTest(), A, B, -0.7647914772699659, 0.4543064470378679, "");
		check(new WelchTTest(), A, B, -0.7647914772699659, 0.4551125692175504, "");
		assertEquals(16.62965640459963, new WelchTTest().of(A, B).degreesOfFreedom(), 1e-12);
		check(new PairedTTest(), A, B, -2.4783128531008023, 0.03508843477262699, "");
		check(new WilcoxonTest(), A, B, 8, 0.048828125, "exact");
		check(new MannWhitneyTest(), A, B, 42, 0.5707503880581739, "normal approximation");
	}

	/** SciPy 1.17.1, method approx with continuity correction; ties, then ties and zeros. */
	@Test
	void tiesAndZeros() {
		check(new WilcoxonTest(), numbers("1 2 2 3 5 5 8 9 4 4"), numbers("2 2 4 3 7 6 7 13 1 9"), 8, 0.18073580937360567,
			"normal approximation, 2 pairs without a difference left out");
		check(new MannWhitneyTest(), numbers("1 2 2 3 5 5 8 9 4 4"), numbers("2 2 4 3 7 6 7 13 1 9"), 43.5,
			0.6477916648293116, "normal approximation");
		final double[] a = numbers("0.0 1.25 4.25 1.375 0.25 0.875 3.25 7.375 5.625 5.625 7.375 3.25");
		final double[] b = numbers("0.0 2.0 5.25 1.375 7.125 5.75 5.625 6.75 0.75 4.375 0.875 7.0");
		check(new WilcoxonTest(), a, b, 21.5, 0.574813694313855,
			"normal approximation, 2 pairs without a difference left out");
		check(new MannWhitneyTest(), a, b, 64.5, 0.6855229121235209, "normal approximation");
	}

	/** SciPy 1.17.1: 50 pairs are the most of the exact distribution, 60 are approximated. */
	@Test
	void manyPairs() {
		final double[] a = IntStream.range(0, 60).mapToDouble(i -> i * 37 % 101 + 0.001 * i * i).toArray();
		final double[] b = IntStream.range(0, 60).mapToDouble(i -> i * 53 % 97 + 0.0007 * i * i + 3).toArray();
		check(new WilcoxonTest(), a, b, 873, 0.7599804014724443, "normal approximation");
		check(new WilcoxonTest(), Arrays.copyOf(a, 50), Arrays.copyOf(b, 50), 588, 0.6390094850461736, "exact");
		check(new MannWhitneyTest(), a, b, 1848, 0.803120730921466, "normal approximation");
		final double[] few = { 3.1, 4.7, 2.2, 8.8, 9.1, 5.3, 1.4 };
		final double[] more = { 3.1, 4.7, 2.2, 8.8, 9.1, 5.3, 1.4, 7.7, 12.2 };
		final double[] other = IntStream.range(0, 20).mapToDouble(i -> i * 37 % 41 * 0.37 + 0.01).toArray();
		check(new MannWhitneyTest(), few, other, 47, 0.21872234046147088, "exact");
		check(new MannWhitneyTest(), other, few, 140 - 47, 0.21872234046147088, "exact");
		check(new MannWhitneyTest(), more, other, 73, 0.43667663367489107, "normal approximation");
	}

	/** Both distributions by going through all signs and all subsets. */
	@Test
	void exactDistributionsByCounting() {
		final int n = 9;
		final int[] signed = new int[n * (n + 1) / 2 + 1];
		final int[] ranked = new int[4 * 5 + 1];
		for (int bits = 0; bits < 1 << n; bits++) {
			int sum = 0;
			for (int i = 0; i < n; i++) if ((bits >> i & 1) == 1) sum += i + 1;
			signed[sum]++;
			if (Integer.bitCount(bits) == 4) ranked[sum - 10]++;
		}
		for (int s = 0; s < signed.length; s++) {
			assertEquals(Arrays.stream(signed, 0, s + 1).sum() / 512.0, RankDistributions.signedRank(n, s), 1e-15);
		}
		for (int u = 0; u < ranked.length; u++) {
			assertEquals(Arrays.stream(ranked, 0, u + 1).sum() / 126.0, RankDistributions.rankSum(4, 5, u), 1e-15);
			assertEquals(RankDistributions.rankSum(5, 4, u), RankDistributions.rankSum(4, 5, u), 1e-15);
		}
	}

	@Test
	void nothingToTestGivesAReason() {
		final double[] one = { 1 }, none = {}, same = { 0.1, 0.1, 0.1 }, other = { 0.3, 0.3, 0.3 };
		for (final MethodTest test : MethodTest.all()) {
			for (final double[] values : new double[][] { none, one }) {
				final TestResult result = test.of(values, values);
				final boolean ranks = test instanceof MannWhitneyTest && values == one;
				assertEquals(!ranks, Double.isNaN(result.p()), test.name());
				assertTrue(!result.note().isEmpty(), test.name());
			}
		}
		assertEquals("the values do not vary", new PooledTTest().of(same, other).note());
		assertEquals("the values do not vary", new WelchTTest().of(same, other).note());
		assertEquals("the differences do not vary", new PairedTTest().of(new double[] { 0.3, 0.4, 0.5 }, new double[] { 0.2,
			0.3, 0.4 }).note());
		assertEquals("no pair differs", new WilcoxonTest().of(same, same).note());
		check(new MannWhitneyTest(), same, same, 4.5, 1, "normal approximation");
		// One method that does not vary is enough for Welch: t = (2 − 1) / √(1/3).
		final TestResult half = new WelchTTest().of(new double[] { 1, 2, 3 }, new double[] { 1, 1 });
		assertEquals(Math.sqrt(3), half.statistic(), 1e-15);
		assertEquals(2, half.degreesOfFreedom(), 1e-15);
	}

	/** 0.01, 0.02, 0.03, 0.04: times 4, 3, 2, 1; the third is held up by the second. */
	@Test
	void holmByHand() {
		assertArrayEquals(new double[] { 0.06, 0.04, Double.NaN, 0.06, 0.06 }, Holm.adjust(0.03, 0.01, Double.NaN, 0.02,
			0.04), 1e-15);
		assertArrayEquals(new double[] { 1, 1 }, Holm.adjust(0.6, 0.7), 0);
		assertEquals(0, Holm.adjust().length);
	}

	@Test
	void onlyFiniteFiguresAreAveraged() {
		final Summary s = Summary.of(new double[] { 1, 2, 6, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY });
		assertEquals(new Summary(3, 3, Math.sqrt(7), 2, 2, 1), s);
		assertEquals("3.0000 \u00b1 2.646 (median 2.0000, n = 3, 2 infinite left out, 1 NaN left out)", s.toString());
		assertEquals("no figure (n = 0, 1 NaN left out)", Summary.of(new double[] { Double.NaN }).toString());
		assertEquals("5.0000 (median 5.0000, n = 1)", Summary.of(new double[] { 5 }).toString());
	}
}
