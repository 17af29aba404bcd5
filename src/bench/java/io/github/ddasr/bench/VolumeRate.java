package io.github.ddasr.bench;

import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link VolumeInference} and {@link MatrixProduct} and prints the suite's time as a share of that of the published procedure in the
 * same run, with the encoder repeated for each slab and with the encoder run once.
 */
public final class VolumeRate {

	private VolumeRate() {}

	/**
	 * @param arguments none
	 * @throws RunnerException if JMH cannot run
	 */
	public static void main(final String... arguments) throws RunnerException {
		final Collection<RunResult> results = new Runner(new OptionsBuilder().include("\\.MatrixProduct\\.|\\.VolumeInference\\.").build())
			.run();
		for (final RunResult r : results) if (r.getParams().getParam("preset") == null) {
			System.out.printf(Locale.ROOT, "%nmatrix product 2048: %.0f GFLOP/s%n", MatrixProduct.OPERATIONS / (r.getPrimaryResult()
				.getScore() * 1e6));
		}
		for (final String preset : new String[] { "rescnn", "tiny" }) {
			final double whole = seconds(results, preset, "whole"), ball = seconds(results, preset, "ball");
			final double encoder = seconds(results, preset, "publishedEncoder"), slab = seconds(results, preset, "publishedSlab");
			final double once = encoder + VolumeInference.FINE * slab, each = VolumeInference.FINE * (encoder + slab);
			System.out.printf(Locale.ROOT, "ArSSR %s, 64 to 128: %.1f s, a third wanted %.1f s; encoder once and slabs %.1f s (%.2f, %.2f of it), " +
				"encoder for each slab %.0f s (%.3f, %.3f of it)%n", preset, whole, ball, once, whole / once, ball / once, each, whole / each, ball /
					each);
		}
	}

	private static double seconds(final Collection<RunResult> results, final String preset, final String method) {
		return results.stream().filter(r -> preset.equals(r.getParams().getParam("preset")) && r.getParams().getBenchmark().endsWith("." +
			method)).mapToDouble(r -> r.getPrimaryResult().getScore()).findFirst().orElse(Double.NaN);
	}
}
