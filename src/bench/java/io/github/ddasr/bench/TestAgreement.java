package io.github.ddasr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.ddasr.comparison.MannWhitneyTest;
import io.github.ddasr.comparison.MethodTest;
import io.github.ddasr.comparison.PairedTTest;
import io.github.ddasr.comparison.PooledTTest;
import io.github.ddasr.comparison.TestResult;
import io.github.ddasr.comparison.WelchTTest;
import io.github.ddasr.comparison.WilcoxonTest;

/** Prints how near the suite's statistical tests come to SciPy's. */
final class TestAgreement {

	private static final double TARGET = 1e-12;
	/** By the names that the reference figures have for them. */
	private static final Map<String, MethodTest> TESTS = new LinkedHashMap<>();

	static {
		TESTS.put("ttest_ind_equal_var", new PooledTTest());
		TESTS.put("ttest_ind_welch", new WelchTTest());
		TESTS.put("ttest_rel", new PairedTTest());
		TESTS.put("wilcoxon", new WilcoxonTest());
		TESTS.put("mannwhitneyu_two-sided_auto", new MannWhitneyTest());
	}

	private TestAgreement() {}

	/**
	 * @param folder where ttest_golden.csv is: case, a, b, test, statistic, p, degrees of freedom, program
	 * @throws IOException if it cannot be read
	 */
	static void print(final Path folder) throws IOException {
		final List<String> lines = Files.readAllLines(folder.resolve("ttest_golden.csv"));
		System.out.println("| test | cases with p | statistic | p | target | | both without p |");
		System.out.println("|---|---|---|---|---|---|---|");
		TESTS.forEach((key, test) -> System.out.println(row(lines.stream().map(line -> line.split(",")).filter(cells -> cells[3]
			.equals(key) && !cells[4].equals("ERROR")).toList(), test)));
	}

	private static String row(final List<String[]> cases, final MethodTest test) {
		final List<Double> statistics = new ArrayList<>(), probabilities = new ArrayList<>();
		int none = 0;
		for (final String[] cells : cases) {
			final TestResult result = test.of(numbers(cells[1]), numbers(cells[2]));
			final double statistic = number(cells[4]), p = number(cells[5]);
			if (Double.isNaN(p) && Double.isNaN(result.p())) none++;
			else {
				statistics.add(Math.abs(result.statistic() - statistic));
				probabilities.add(Math.abs(result.p() - p));
			}
		}
		final double s = maximum(statistics), p = maximum(probabilities);
		return "| " + test.name() + " | " + statistics.size() + " | " + Differences.text(s) + " | " + Differences.text(p) +
			" | " + Differences.brief(TARGET) + " | " + (p <= TARGET ? "met" : "**not met**") + " | " + none + " |";
	}

	private static double[] numbers(final String text) {
		return Stream.of(text.split(" ")).mapToDouble(TestAgreement::number).toArray();
	}

	/** SciPy writes NaN in lower case. */
	private static double number(final String text) {
		return text.equals("nan") ? Double.NaN : Double.parseDouble(text);
	}

	private static double maximum(final List<Double> values) {
		return Differences.of(values.stream().mapToDouble(v -> v).toArray()).maximum();
	}
}
