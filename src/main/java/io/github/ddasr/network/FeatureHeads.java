package io.github.ddasr.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;

/**
 * What a feature network is trained through: questions about the image that are answered from the means of its
 * maps. What was done to the image is read linearly from the means of all taps, so that the taps themselves must
 * tell it; where in the head the image was taken from, by one hidden layer from the deepest tap.
 */
public final class FeatureHeads {

	private static final int HIDDEN = 64;
	private static final float LEAST_VARIANCE = 1e-10f;

	private final Parameters.Weight degradation;
	private final Parameters.Weight degradationBias;
	private final Parameters.Weight hidden;
	private final Parameters.Weight hiddenBias;
	private final Parameters.Weight place;
	private final Parameters.Weight placeBias;

	/**
	 * @param shape the feature network's shape; the taps are {@link VggLayers#STYLE}
	 * @param degradations number of answers about what was done to the image
	 * @param places number of answers about where it was taken from
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public FeatureHeads(final VggConfiguration shape, final int degradations, final int places,
		final Parameters parameters)
	{
		int all = 0;
		for (final String tap : VggLayers.STYLE) all += shape.width(VggLayers.index(tap));
		final int deepest = shape.width(VggLayers.index("relu5_1"));
		final Initialisation small = Initialisation.kaiming(0.5);
		degradation = parameters.get("head.degradation.weight", new long[] { degradations, all }, small);
		degradationBias = parameters.get("head.degradation.bias", new long[] { degradations }, Initialisation.ZERO);
		hidden = parameters.get("head.hidden.weight", new long[] { HIDDEN, deepest }, Initialisation.kaiming(1));
		hiddenBias = parameters.get("head.hidden.bias", new long[] { HIDDEN }, Initialisation.ZERO);
		place = parameters.get("head.place.weight", new long[] { places, HIDDEN }, small);
		placeBias = parameters.get("head.place.bias", new long[] { places }, Initialisation.ZERO);
	}

	/**
	 * @param maps the taps {@link VggLayers#STYLE}, each N × c × h × w; several images, since they are seen relative to
	 *          each other
	 * @return N × (degradations + places), owned by the manager of the maps
	 */
	public NDArray apply(final List<NDArray> maps) {
		final NDList means = new NDList();
		for (final NDArray map : maps) means.add(Pool.globalAvgPool2d(map));
		final NDArray first = linear(standardised(NDArrays.concat(means, 1)), degradation, degradationBias);
		final NDArray deepest = standardised(means.get(means.size() - 1));
		final NDArray inner = Activation.relu(linear(deepest, hidden, hiddenBias));
		return first.concat(linear(inner, place, placeBias), 1);
	}

	/** Mean 0 and standard deviation 1 over the batch: at the start the means of deep maps hardly differ. */
	private static NDArray standardised(final NDArray x) {
		final NDArray centred = x.sub(x.mean(new int[] { 0 }, true));
		final NDArray least = Constants.scalar(x.getManager(), LEAST_VARIANCE);
		return centred.div(centred.square().mean(new int[] { 0 }, true).add(least).sqrt());
	}

	private static NDArray linear(final NDArray x, final Parameters.Weight weight, final Parameters.Weight bias) {
		return x.matMul(weight.array().transpose()).add(bias.array());
	}
}
