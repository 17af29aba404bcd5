package io.github.ddasr.network;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Start values with which every channel of every convolution has mean 0 and standard deviation 1 over some images,
 * before the rectifier (Salimans and Kingma 2016). Without it the maps of a deep network without normalisation
 * layers hardly differ from image to image, and the deep layers learn late.
 */
public final class StandardisedStart {

	private static final double LEAST_DEVIATION = 1e-6;

	private StandardisedStart() {}

	/**
	 * @param shape the network's shape
	 * @param deepest its last layer
	 * @param source random start values
	 * @param images N × C × H × W
	 * @return name → values of the network's weights
	 */
	public static Map<String, float[]> of(final VggConfiguration shape, final String deepest,
		final Parameters.Source source, final NDArray images)
	{
		Map<String, float[]> values = null;
		for (final int index : VggLayers.convolutions(VggLayers.index(deepest))) {
			final Map<String, float[]> before = values;
			try (NDManager scope = images.getManager().newSubManager()) {
				final Parameters parameters = new Parameters(scope, before == null ? source : (name, s, initial) -> before.get(name));
				final Vgg vgg = new Vgg(shape, deepest, parameters);
				values = parameters.values();
				scope.tempAttachAll(images);
				standardise(values, Vgg.name(index), vgg.forward(images, List.of(VggLayers.name(index))).get(0));
			}
		}
		return values;
	}

	private static void standardise(final Map<String, float[]> values, final String name, final NDArray map) {
		final NDArray exact = map.toType(DataType.FLOAT64, false);
		final int[] axes = { 0, 2, 3 };
		final double[] sums = exact.sum(axes).toDoubleArray(), squares = exact.square().sum(axes).toDoubleArray();
		final double n = map.size() / (double) sums.length;
		final float[] weight = values.get(name + ".weight"), bias = values.get(name + ".bias");
		final int filter = weight.length / bias.length;
		for (int c = 0; c < bias.length; c++) {
			final double mean = sums[c] / n, deviation = Math.sqrt(Math.max(0, squares[c] / n - mean * mean));
			final double factor = deviation > LEAST_DEVIATION ? 1 / deviation : 1;
			for (int i = 0; i < filter; i++) weight[c * filter + i] = (float) (weight[c * filter + i] * factor);
			bias[c] = (float) ((bias[c] - mean) * factor);
		}
	}
}
