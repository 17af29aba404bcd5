package io.github.ddasr.bench;

import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MatrixProduct} and {@link SrnInference} and prints each network's
 * floating-point rate as a share of the matrix product's in the same run.
 */
public final class InferenceRate {

	private InferenceRate() {}

	/**
	 * @param arguments none
	 * @throws RunnerException if JMH cannot run
	 */
	public static void main(final String... arguments) throws RunnerException {
		final Collection<RunResult> results = new Runner(new OptionsBuilder().include("\\.MatrixProduct\\.|\\.SrnInference\\.")
			.build()).run();
		double yardstick = Double.NaN;
		for (final RunResult r : results) if (r.getParams().getParam("preset") == null) {
			yardstick = rate(MatrixProduct.OPERATIONS, r);
			System.out.printf(Locale.ROOT, "%nmatrix product 2048: %.0f GFLOP/s%n", yardstick);
		}
		for (final RunResult r : results) {
			final String preset = r.getParams().getParam("preset");
			if (preset == null) continue;
			final double operations = SrnInference.operations(preset), rate = rate(operations, r);
			System.out.printf(Locale.ROOT, "srn %s x2, 256 x 256: %.1f GMAC, %.1f ms, %.0f GFLOP/s = %.2f of the matrix product%n",
				preset, operations / 2e9, r.getPrimaryResult().getScore(), rate, rate / yardstick);
		}
	}

	private static double rate(final double operations, final RunResult result) {
		return operations / (result.getPrimaryResult().getScore() * 1e6);
	}
}
