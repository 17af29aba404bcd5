package io.github.ddasr.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MetricSpeed} and {@link OpenCvSpeed} and prints the time of each
 * metric and, where both have a method of the same name, the ratio.
 */
public final class MetricRate {

	private MetricRate() {}

	/**
	 * @param arguments names of metrics, such as niqe; none for all
	 * @throws RunnerException if JMH cannot run
	 */
	public static void main(final String... arguments) throws RunnerException {
		final String names = arguments.length == 0 ? "" : "(" + String.join("|", arguments) + ")$";
		final Map<String, Double> own = new LinkedHashMap<>(), others = new LinkedHashMap<>();
		for (final RunResult result : new Runner(new OptionsBuilder().include("\\.(MetricSpeed|OpenCvSpeed)\\." + names)
			.build()).run())
		{
			final String benchmark = result.getParams().getBenchmark();
			final boolean ours = benchmark.startsWith(MetricSpeed.class.getName());
			(ours ? own : others).put(benchmark.substring(benchmark.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
		}
		System.out.println();
		own.forEach((name, time) -> System.out.println(line(name, time, others.get(name))));
	}

	private static String line(final String name, final double time, final Double other) {
		final String text = String.format(Locale.ROOT, "%s, %d x %d: %.2f ms", name, Texture.SIDE, Texture.SIDE, time);
		return other == null ? text : text + String.format(Locale.ROOT, ", OpenCV %.2f ms, %.2f times as fast as OpenCV", other,
			other / time);
	}
}
