package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/**
 * The weights of VGG-19 out of a file, whatever its author named them: torchvision's {@code features.0.weight}
 * (with or without the word, within other names or not), or the numbers of AdaIN's {@code vgg_normalised.pth}, in
 * which a 1×1 convolution comes first and the paddings count as layers.
 *
 * @param shape what the file holds
 * @param tensors name as {@link Vgg} asks for it → tensor
 * @param adaIn whether it is AdaIN's network, which is normalised already
 */
record VggWeights(VggConfiguration shape, Map<String, Tensor> tensors, boolean adaIn) {

	private static final int FULL_WIDTH = 64;
	/** Mean and standard deviation of ImageNet's colours, with which torchvision's networks were trained. */
	private static final double[] MEAN = { 0.485, 0.456, 0.406 }, SD = { 0.229, 0.224, 0.225 };

	/**
	 * @param file tensors of a file
	 * @param reflect whether borders are to be mirrored
	 * @param deepest the last layer that is needed
	 * @throws DdasrException if it holds no VGG-19, or not up to that layer
	 */
	static VggWeights of(final TensorFile file, final boolean reflect, final String deepest) {
		for (final String name : file.tensors().keySet()) {
			if (!name.equals("0.weight") && !name.endsWith(".0.weight")) continue;
			final String prefix = name.substring(0, name.length() - "0.weight".length());
			final long[] first = file.tensor(name).shape();
			if (first.length != 4) continue;
			if (first[2] == 1 && first[0] == 3 && first[1] == 3) return read(file, prefix, true, reflect, deepest);
			if (first[2] == 3 && (first[1] == 1 || first[1] == 3)) return read(file, prefix, false, reflect, deepest);
		}
		throw new DdasrException("The file " + file.source() + " holds no VGG-19: there is no first layer named features.0" +
			".weight or 0.weight. Give torchvision's vgg19 weights, AdaIN's vgg_normalised.pth, or a model of this suite.");
	}

	private static VggWeights read(final TensorFile file, final String prefix, final boolean adaIn,
		final boolean reflect, final String deepest)
	{
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		if (adaIn) take(file, prefix + "0", Vgg.STAGE, tensors);
		int place = adaIn ? 1 : 0;
		for (int index = 0; index <= VggLayers.index(deepest); index++) {
			// AdaIN's list has a padding before each convolution.
			if (adaIn && VggLayers.isConvolution(index)) place++;
			if (VggLayers.isConvolution(index)) take(file, prefix + place, Vgg.name(index), tensors);
			place++;
		}
		final long[] first = tensors.get(Vgg.name(0) + ".weight").shape();
		final int channels = (int) first[1];
		final boolean stage = adaIn || channels == 3;
		if (stage && !adaIn) colours(tensors);
		final int divisor = first[0] > 0 && FULL_WIDTH % first[0] == 0 ? (int) (FULL_WIDTH / first[0]) : 0;
		return new VggWeights(new VggConfiguration(divisor, channels, stage, reflect), tensors, adaIn);
	}

	private static void take(final TensorFile file, final String from, final String to,
		final Map<String, Tensor> tensors)
	{
		for (final String part : new String[] { ".weight", ".bias" }) tensors.put(to + part, file.tensor(from + part));
	}

	/** (colour − mean) / sd as the input stage. */
	private static void colours(final Map<String, Tensor> tensors) {
		final float[] weight = new float[9], bias = new float[3];
		for (int c = 0; c < 3; c++) {
			weight[4 * c] = (float) (1 / SD[c]);
			bias[c] = (float) (-MEAN[c] / SD[c]);
		}
		tensors.put(Vgg.STAGE + ".weight", Tensor.of(weight, 3, 3, 1, 1));
		tensors.put(Vgg.STAGE + ".bias", Tensor.of(bias, 3));
	}

	/** Name → values. */
	Map<String, float[]> values() {
		final Map<String, float[]> values = new LinkedHashMap<>();
		tensors.forEach((name, tensor) -> values.put(name, tensor.floats()));
		return values;
	}
}
