package io.github.ddasr.comparison;

import java.util.Locale;

import io.github.ddasr.quality.Direction;

/**
 * What one metric says about two methods. One test decides for all metrics, and its choice does not depend on any
 * outcome: the paired t-test where there are two pairs, else Welch's. A difference is called shown where p, after
 * Holm's correction over the metrics and times the number of comparisons, is below {@value #LEVEL}; where it is not,
 * nothing is said to be equal.
 *
 * @param conclusion the last words: who is better, "no difference shown", or "no verdict" where the test gives no p
 * @param sentence the whole sentence, with both means, n and p
 */
public record Verdict(String conclusion, String sentence) {

	/** Probability below which a difference is called shown. */
	public static final double LEVEL = 0.05;

	/**
	 * @param comparison two methods
	 * @return place of the test that decides, among {@link MethodTest#all()}
	 */
	static int decider(final SetComparison comparison) {
		final boolean pairs = comparison.metrics().stream().anyMatch(m -> m.pairs() > 1);
		final String name = (pairs ? new PairedTTest() : new WelchTTest()).name();
		return MethodTest.all().stream().map(MethodTest::name).toList().indexOf(name);
	}

	/**
	 * @param comparison two methods
	 * @param metric one of its metrics
	 * @param words how the metric is called
	 * @return what the metric says
	 */
	static Verdict of(final SetComparison comparison, final MetricComparison metric, final MetricWords words) {
		final int decider = decider(comparison);
		final TestResult test = metric.tests().get(decider);
		final double adjusted = metric.adjusted().get(decider);
		final boolean paired = MethodTest.all().get(decider).paired();
		final double difference = paired ? metric.difference() : metric.b().mean() - metric.a().mean();
		final String conclusion = conclusion(comparison, test, adjusted, difference, words);
		final String p = Double.isNaN(test.p()) ? test.test() + " n/a (" + test.note() + ")" : String.format(Locale.ROOT,
			"%s p = %.3g, %s%.3g", test.test(), test.p(), ComparisonTable.correction(comparison), adjusted);
		return new Verdict(conclusion, words.name() + ": " + comparison.a() + " " + metric.a().brief() + ", " + comparison.b() +
			" " + metric.b().brief() + ", " + numbers(comparison.unit(), metric, paired) + "; " + p + ": " + conclusion + " (" +
			words.betterInWords() + ")");
	}

	private static String conclusion(final SetComparison comparison, final TestResult test, final double adjusted,
		final double difference, final MetricWords words)
	{
		if (Double.isNaN(test.p())) return difference == 0 ? "no difference shown" : "no verdict";
		if (!(adjusted < LEVEL)) return "no difference shown";
		final boolean second = words.direction() == Direction.LOWER ? difference < 0 : difference > 0;
		return (second ? comparison.b() : comparison.a()) + (words.isJudged() ? " is better" : " is higher");
	}

	/** n where both have the same, what takes part in pairs where that is less, and what is left out. */
	private static String numbers(final SetComparison.Unit unit, final MetricComparison metric, final boolean paired) {
		final int n = metric.a().n(), m = metric.b().n();
		final StringBuilder text = new StringBuilder("n = ").append(n == m ? "" : n + " and ").append(m).append(' ').append(unit
			.name().toLowerCase(Locale.ROOT)).append(n == 1 && m == 1 ? "" : "s");
		if (paired && metric.pairs() < Math.max(n, m)) text.append(" (").append(metric.pairs()).append(" pairs)");
		final int missing = metric.a().missing() + metric.b().missing(), infinite = metric.a().infinite() + metric.b().infinite();
		if (missing > 0) text.append(", ").append(missing).append(" NaN left out");
		if (infinite > 0) text.append(", ").append(infinite).append(" infinite left out");
		return text.toString();
	}
}
