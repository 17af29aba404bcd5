package io.github.ddasr.network;

import java.util.List;
import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A frozen VGG-19-like network as judge of how alike images look. Grey images go through a network of three
 * channels at the cost of one; colour images go through a grey network as their mean. Nothing is computed beyond
 * the deepest tap. Gradients reach the images, never the weights. Its owner's manager owns the weights, too.
 */
public final class VggFeatures implements FeatureMaps, AutoCloseable {

	private final Vgg vgg;
	private final List<String> taps;
	private final String provenance;
	private final GreyStage grey;

	/**
	 * @param vgg the network, reaching the deepest tap; its weights now belong to this
	 * @param taps names of layers, such as {@link VggLayers#STYLE}
	 * @param provenance where the weights come from
	 */
	VggFeatures(final Vgg vgg, final List<String> taps, final String provenance) {
		this.vgg = vgg;
		this.taps = List.copyOf(taps);
		this.provenance = provenance;
		this.grey = vgg.configuration().channels() == 3 ? vgg.greyStage() : null;
	}

	/**
	 * A network of random orthogonal filters, its activations normalised: of use for textures and edges, and for tests.
	 *
	 * @param seed any number; the same one gives the same weights
	 * @param divisor widths are divided by it: 1, 2, 4 or 8
	 * @param use taps and borders
	 * @param manager owner, which also says the device
	 * @return a grey network
	 */
	public static VggFeatures random(final long seed, final int divisor, final VggUse use, final NDManager manager) {
		return VggFiles.random(seed, divisor, use, manager);
	}

	/**
	 * The same for the losses of style transfer.
	 *
	 * @param seed any number
	 * @param divisor widths are divided by it: 1, 2, 4 or 8
	 * @param manager owner, which also says the device
	 * @return a grey network with mirrored borders and the taps relu1_1 … relu5_1
	 */
	public static VggFeatures random(final long seed, final int divisor, final NDManager manager) {
		return random(seed, divisor, VggUse.STYLE, manager);
	}

	@Override
	public List<NDArray> of(final NDArray images) {
		final long given = images.getShape().get(1);
		final int own = vgg.configuration().channels();
		if (given == own) return vgg.forward(images, taps);
		final Function<NDArray, NDArray> first = own == 3 ? grey::apply : x -> vgg.first(x.mean(new int[] { 1 }, true));
		return vgg.forward(images, first, taps);
	}

	/** @return the shape of the network */
	public VggConfiguration configuration() {
		return vgg.configuration();
	}

	/** @return the names of the layers whose maps {@link #of} gives, in that order */
	public List<String> taps() {
		return taps;
	}

	/** @return the number of weights up to the deepest tap */
	public long weights() {
		return vgg.parameters().count();
	}

	@Override
	public String provenance() {
		return provenance;
	}

	@Override
	public void close() {
		vgg.parameters().close();
	}
}
