package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Brings the mean of every rectified channel to 1, so that no layer and no channel outweighs the others in a loss:
 * each filter is divided by its channel's mean over a set of images, and what reads that channel multiplied by it.
 * Rectifier and pooling let a positive factor pass, so the network computes the same but for the scale of its maps
 * (Gatys et al. 2016). Channels that are hardly ever active keep their scale.
 */
public final class ActivationNormalisation {

	/** Means below that are not divided by. */
	static final double LEAST = 1e-6;

	private ActivationNormalisation() {}

	/**
	 * @param vgg a network
	 * @param images batches of images as the network takes them, of any sizes
	 * @return index of a convolution → the mean of each of its channels after the rectifier, over all pixels
	 */
	public static Map<Integer, double[]> means(final Vgg vgg, final Iterable<NDArray> images) {
		final int[] convolutions = VggLayers.convolutions(vgg.deepest());
		final List<String> taps = new ArrayList<>();
		for (final int index : convolutions) taps.add(VggLayers.name(index + 1));
		final Map<Integer, double[]> sums = new HashMap<>();
		final Map<Integer, Double> pixels = new HashMap<>();
		for (final NDArray batch : images) {
			try (NDManager scope = batch.getManager().newSubManager()) {
				scope.tempAttachAll(batch);
				final List<NDArray> maps = vgg.forward(batch, taps);
				for (int i = 0; i < convolutions.length; i++) {
					final NDArray map = maps.get(i);
					final double[] sum = map.toType(DataType.FLOAT64, false).sum(new int[] { 0, 2, 3 }).toDoubleArray();
					final double count = map.size() / (double) sum.length;
					final double[] all = sums.computeIfAbsent(convolutions[i], k -> new double[sum.length]);
					for (int c = 0; c < sum.length; c++) all[c] += sum[c];
					pixels.merge(convolutions[i], count, Double::sum);
				}
			}
		}
		sums.forEach((index, sum) -> {
			for (int c = 0; c < sum.length; c++) sum[c] /= pixels.get(index);
		});
		return sums;
	}

	/**
	 * @param weights name → values, as torchvision names them; what is no convolution of the network stays as it is
	 * @param means from {@link #means}, of the network with these weights
	 * @return new weights, whose means are 1
	 */
	public static Map<String, float[]> rescaled(final Map<String, float[]> weights, final Map<Integer, double[]> means) {
		return rescaled(weights, means, 0);
	}

	/**
	 * The same for networks with channels that are nearly dead, which would be blown up to a size at which 16 bits and
	 * losses fail.
	 *
	 * @param weights name → values
	 * @param means from {@link #means}
	 * @param leastShare a channel whose mean is below that share of its layer's mean is divided by that much only
	 * @return new weights, whose means are 1, or less where channels are nearly dead
	 */
	public static Map<String, float[]> rescaled(final Map<String, float[]> weights, final Map<Integer, double[]> means,
		final double leastShare)
	{
		final Map<String, float[]> result = new LinkedHashMap<>();
		weights.forEach((name, values) -> result.put(name, values.clone()));
		double[] before = null;
		for (final int index : means.keySet().stream().mapToInt(Integer::intValue).sorted().toArray()) {
			final double[] own = factors(means.get(index), leastShare);
			rescale(result.get(Vgg.name(index) + ".weight"), result.get(Vgg.name(index) + ".bias"), own, before);
			before = own;
		}
		return result;
	}

	private static double[] factors(final double[] means, final double leastShare) {
		final double[] factors = means.clone();
		final double least = leastShare * Arrays.stream(means).average().orElse(0);
		for (int c = 0; c < factors.length; c++) {
			factors[c] = Math.max(least, factors[c]);
			if (!(factors[c] > LEAST)) factors[c] = 1;
		}
		return factors;
	}

	private static void rescale(final float[] weight, final float[] bias, final double[] own, final double[] before) {
		final int filter = weight.length / own.length;
		for (int i = 0; i < weight.length; i++) {
			final double input = before == null ? 1 : before[i % filter / (filter / before.length)];
			weight[i] = (float) (weight[i] * input / own[i / filter]);
		}
		for (int c = 0; c < bias.length; c++) bias[c] = (float) (bias[c] / own[c]);
	}
}
