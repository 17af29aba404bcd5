package io.github.ddasr.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MetricSpeed} and, where OpenCV has the metric, {@link OpenCvSpeed}, and
 * prints the time of each metric and the ratio.
 */
public final class MetricRate {

	private static final List<String> ALL = List.of("niqe", "brisque", "ssim", "ms-ssim", "gmsd", "psnr");
	private static final List<String> OF_OPENCV = List.of("brisque", "ssim", "gmsd", "psnr");

	private MetricRate() {}

	/**
	 * @param arguments names of metrics, such as niqe; none for all
	 * @throws RunnerException if JMH cannot run
	 */
	public static void main(final String... arguments) throws RunnerException {
		final List<String> names = arguments.length == 0 ? ALL : List.of(arguments);
		if (!ALL.containsAll(names)) {
			System.err.println("These are the metrics that can be timed: " + String.join(", ", ALL) + ".");
			System.exit(2);
		}
		final Map<String, Result<?>> own = times(MetricSpeed.class, names);
		final Map<String, Result<?>> others = times(OpenCvSpeed.class, names.stream().filter(OF_OPENCV::contains).toList());
		System.out.println();
		own.forEach((name, time) -> System.out.println(line(name, time, others.get(name))));
	}

	private static Map<String, Result<?>> times(final Class<?> benchmark, final List<String> names)
		throws RunnerException
	{
		final Map<String, Result<?>> times = new LinkedHashMap<>();
		if (names.isEmpty()) return times;
		for (final RunResult result : new Runner(new OptionsBuilder().include("\\." + benchmark.getSimpleName() + "\\.")
			.threads(1).param("metric", names.toArray(String[]::new)).build()).run())
		{
			times.put(result.getParams().getParam("metric"), result.getPrimaryResult());
		}
		return times;
	}

	private static String line(final String name, final Result<?> time, final Result<?> other) {
		final String text = String.format(Locale.ROOT, "%s, %d x %d: %s", name, Texture.SIDE, Texture.SIDE, milliseconds(time));
		return other == null ? text : text + String.format(Locale.ROOT, ", OpenCV %s, %.2f times as fast as OpenCV",
			milliseconds(other), other.getScore() / time.getScore());
	}

	private static String milliseconds(final Result<?> time) {
		return String.format(Locale.ROOT, "%.2f ± %.2f ms", time.getScore(), time.getScoreError());
	}
}
