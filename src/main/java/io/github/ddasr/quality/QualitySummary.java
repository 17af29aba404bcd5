package io.github.ddasr.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the figures of one metric come to. Mean, deviation and median are over the finite figures alone; the others are
 * counted, with their reasons.
 *
 * @param column the metric
 * @param n number of finite figures
 * @param mean their mean; NaN if there are none
 * @param deviation their sample standard deviation (divisor n − 1); NaN below two
 * @param median their median; NaN if there are none
 * @param missing number of figures that are NaN
 * @param infinite number of figures that are infinite
 * @param reasons reason → number of figures that are NaN or infinite for it
 */
public record QualitySummary(MetricColumn column, int n, double mean, double deviation, double median, int missing,
	int infinite, Map<String, Integer> reasons)
{

	/**
	 * @param column the metric
	 * @param values its figures
	 * @return what they come to
	 */
	public static QualitySummary of(final MetricColumn column, final List<MetricValue> values) {
		final double[] finite = values.stream().mapToDouble(MetricValue::value).filter(Double::isFinite).toArray();
		final int missing = (int) values.stream().filter(v -> Double.isNaN(v.value())).count();
		final Map<String, Integer> reasons = new TreeMap<>();
		for (final MetricValue v : values) if (!Double.isFinite(v.value())) {
			reasons.merge(v.reason().isEmpty() ? "no reason given" : v.reason(), 1, Integer::sum);
		}
		final double mean = Arrays.stream(finite).average().orElse(Double.NaN);
		final double squares = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).sum();
		final double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1));
		return new QualitySummary(column, finite.length, mean, deviation, NoiseEstimate.median(finite), missing, values.size() -
			finite.length - missing, reasons);
	}

	/** @return one line, such as "PSNR (dB) ↑: 31.2 ± 0.4, median 31.3, n = 18; 2 infinite (the images are identical: 2)" */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder(column.heading()).append(": ");
		if (n == 0) text.append("no figure");
		else if (n == 1) text.append(Numbers.brief(mean)).append(", n = 1");
		else text.append(Numbers.brief(mean)).append(" ± ").append(Numbers.brief(deviation)).append(", median ").append(Numbers
			.brief(median)).append(", n = ").append(n);
		if (missing > 0) text.append("; ").append(missing).append(" NaN");
		if (infinite > 0) text.append("; ").append(infinite).append(" infinite");
		if (!reasons.isEmpty()) text.append(" (").append(String.join(", ", reasons.entrySet().stream().map(e -> e.getKey() +
			": " + e.getValue()).toList())).append(')');
		return text.toString();
	}
}
