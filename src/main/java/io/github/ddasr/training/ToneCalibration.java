package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.ToneCurve;

/**
 * Finds the tone curve that leads from the brightness of tissue in one domain to that in another. Heads differ, so the quantiles
 * of the scans of a domain are averaged, each scan counting alike; and noise spreads values, so means of 3 × 3 pixels are taken.
 */
final class ToneCalibration {

	private static final int BATCHES = 16;
	private static final int LEVELS = 33;
	/** Brightest and darkest tissue, fat and rims, is left out at either end. */
	private static final double LOWEST = 3, HIGHEST = 97;

	private final UnpairedSampler sampler;
	private final DsnOptions options;

	ToneCalibration(final UnpairedSampler sampler, final DsnOptions options) {
		this.sampler = sampler;
		this.options = options;
	}

	/** @return the curve; none where the network has no scanner, or one domain shows no tissue */
	ToneCurve curve() {
		if (options.configuration().skip() != DsnConfiguration.Skip.SCANNER) return ToneCurve.NONE;
		final int shrink = options.configuration().outputFactor();
		final double[] fine = quantiles(sampler.structureScans(), scan -> values(i -> sampler.structureCrops(scan, i), options.crop(),
			shrink));
		final double[] coarse = quantiles(sampler.textureScans(), scan -> values(i -> sampler.textureCrops(scan, i), options
			.textureCrop(), 1));
		return fine == null || coarse == null ? ToneCurve.NONE : ToneCurve.fitted(fine, coarse);
	}

	/** Mean over the scans that show tissue; null if none does. */
	private static double[] quantiles(final int scans, final IntFunction<double[]> values) {
		final double[] mean = new double[LEVELS];
		int counted = 0;
		for (int scan = 0; scan < scans; scan++) {
			final double[] tissue = values.apply(scan);
			if (tissue.length < LEVELS) continue;
			final Percentile percentile = new Percentile();
			percentile.setData(tissue);
			for (int i = 0; i < LEVELS; i++) mean[i] += percentile.evaluate(LOWEST + (HIGHEST - LOWEST) * i / (LEVELS - 1));
			counted++;
		}
		if (counted == 0) return null;
		for (int i = 0; i < LEVELS; i++) mean[i] /= counted;
		return mean;
	}

	/** Means of 3 × 3 pixels in tissue, after the crops were shrunk by means. */
	private static double[] values(final IntFunction<float[]> crops, final int side, final int shrink) {
		final List<Double> tissue = new ArrayList<>();
		for (int i = 0; i < BATCHES; i++) {
			final float[] batch = crops.apply(i);
			final int n = batch.length / (side * side), small = side / shrink, step = 3;
			for (int k = 0; k < n; k++) for (int y = 0; y + step <= small; y += step) for (int x = 0; x + step <= small; x += step) {
				final double mean = mean(batch, k * side * side + y * shrink * side + x * shrink, side, step * shrink);
				if (mean >= LookSpectra.DARK) tissue.add(mean);
			}
		}
		return tissue.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static double mean(final float[] values, final int from, final int side, final int window) {
		double sum = 0;
		for (int y = 0; y < window; y++) for (int x = 0; x < window; x++) sum += values[from + y * side + x];
		return sum / (window * window);
	}
}
