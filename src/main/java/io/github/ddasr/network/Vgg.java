package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;

/**
 * The layers of a VGG-19-like network up to its deepest tap: sixteen 3×3 convolutions in five blocks, each followed
 * by a rectifier, with halvings (maximum of 2 × 2, an odd last line kept) between the blocks. Weights are named as
 * torchvision names them, {@code features.0.weight}; the input stage is {@code stage.weight}.
 */
public final class Vgg {

	/** Name of the 1×1 convolution before the first layer. */
	static final String STAGE = "stage";

	private static final Shape TWO = new Shape(2, 2);

	private final VggConfiguration configuration;
	private final Parameters parameters;
	private final int deepest;
	private final Convolution stage;
	private final Map<Integer, Convolution> convolutions = new HashMap<>();

	/**
	 * Builds the layers; every weight is asked of the parameters' source, in the order of the data flow.
	 *
	 * @param configuration the shape
	 * @param deepest the last layer that is needed, such as relu5_1
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public Vgg(final VggConfiguration configuration, final String deepest, final Parameters parameters) {
		this.configuration = configuration;
		this.parameters = parameters;
		this.deepest = VggLayers.index(deepest);
		final int channels = configuration.channels();
		stage = configuration.stage() ? Convolution.of(parameters, STAGE, channels, channels, 1, 1, 0,
			OrthogonalFilters.RULE) : null;
		int in = channels;
		for (final int index : VggLayers.convolutions(this.deepest)) {
			convolutions.put(index, Convolution.of(parameters, name(index), in, configuration.width(index), 3, 1,
				configuration.reflect() ? 0 : 1, OrthogonalFilters.RULE));
			in = configuration.width(index);
		}
	}

	/** Name of the weights of the convolution at that index, without ".weight". */
	static String name(final int index) {
		return "features." + index;
	}

	/** Index of the last layer. */
	int deepest() {
		return deepest;
	}

	/** @return the shape */
	public VggConfiguration configuration() {
		return configuration;
	}

	/** @return the weights */
	public Parameters parameters() {
		return parameters;
	}

	/**
	 * @param images N × C × H × W with the network's number of channels, channels last in memory for speed
	 * @param taps names of layers, none deeper than the network; the order counts
	 * @return their maps, each N × c × h × w; owned by the manager of the images
	 */
	public List<NDArray> forward(final NDArray images, final List<String> taps) {
		return forward(images, this::first, taps);
	}

	/** The input stage and the first convolution. */
	NDArray first(final NDArray x) {
		return convolve(0, stage == null ? x : stage.apply(x));
	}

	/** The same for grey images, of a network with three channels. */
	GreyStage greyStage() {
		final Convolution first = convolutions.get(0);
		return new GreyStage(parameters.manager(), first.weight(), first.bias(), stage == null ? null : stage.weight(),
			stage == null ? null : stage.bias(), configuration.reflect());
	}

	/** The same with another way from the images to the first convolution's output. */
	List<NDArray> forward(final NDArray images, final Function<NDArray, NDArray> first, final List<String> taps) {
		final List<Integer> wanted = taps.stream().map(VggLayers::index).toList();
		final int last = VggLayers.deepest(taps);
		if (last > deepest) throw new IllegalArgumentException("the network ends before " + VggLayers.name(last));
		final NDManager outer = images.getManager();
		final Map<Integer, NDArray> maps = new HashMap<>();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(images);
			NDArray x = images.getShape().get(1) == 1 ? ChannelsLast.ofGrey(images) : images;
			for (int i = 0; i <= last; i++) {
				final NDArray y = i == 0 ? first.apply(x) : layer(i, x);
				if (i > 0 && !wanted.contains(i - 1)) x.close();
				if (wanted.contains(i)) maps.put(i, y);
				x = y;
			}
			maps.values().forEach(map -> map.attach(outer));
		}
		final List<NDArray> result = new ArrayList<>();
		for (final int index : wanted) result.add(maps.get(index));
		return result;
	}

	private NDArray layer(final int index, final NDArray x) {
		if (VggLayers.isConvolution(index)) return convolve(index, x);
		return VggLayers.isPool(index) ? Pool.maxPool2d(x, TWO, TWO, new Shape(0, 0), true) : Activation.relu(x);
	}

	private NDArray convolve(final int index, final NDArray x) {
		return convolutions.get(index).apply(configuration.reflect() ? ReflectPad.apply(x) : x);
	}
}
