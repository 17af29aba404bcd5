package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.model.MiassrShape;

/**
 * MIASSR's generator: a feature extractor and an up-scaling by any number. Images are N × C × H × W with values in [0, 1]; the output
 * is N × C × H' × W', not clamped. Weights have the published names. The mean of the training images, which is taken away first and given
 * back last, is kept among the {@link #buffers()}, as it does not learn.
 * <p>
 * A network of our own kind ({@link MiassrShape#own()}) gives only what is to be added to the enlargement by {@link MiassrBase}.
 */
public final class MiassrGenerator {

	private final MiassrShape shape;
	private final Parameters parameters;
	private final Buffers buffers;
	private final MiassrExtractor extractor;
	private final MetaUpscale upscale;
	private final Buffers.Kept[] before = new Buffers.Kept[2], after = new Buffers.Kept[2];

	/**
	 * Builds the layers; every value is asked of the sources.
	 *
	 * @param shape the shape
	 * @param parameters the weights, filled here and owned by the caller
	 * @param buffers the means and the statistics of normalisations, filled here and owned by the caller
	 */
	public MiassrGenerator(final MiassrShape shape, final Parameters parameters, final Buffers buffers) {
		this.shape = shape;
		this.parameters = parameters;
		this.buffers = buffers;
		extractor = MiassrExtractor.of(shape, parameters, buffers);
		mean("sub_mean", before);
		mean("add_mean", after);
		upscale = new MetaUpscale(shape, parameters);
	}

	private void mean(final String name, final Buffers.Kept[] layer) {
		final long c = shape.channels();
		layer[0] = buffers.get(name + ".weight", new long[] { c, c, 1, 1 }, (s, seed) -> identity((int) c));
		layer[1] = buffers.get(name + ".bias", new long[] { c }, Initialisation.ZERO);
	}

	private static float[] identity(final int size) {
		final float[] values = new float[size * size];
		for (int i = 0; i < size; i++) values[i * (size + 1)] = 1;
		return values;
	}

	/** @return the shape of this network */
	public MiassrShape shape() {
		return shape;
	}

	/** @return the weights that learn, owned by whoever built the network */
	public Parameters parameters() {
		return parameters;
	}

	/** @return what does not learn, owned by whoever built the network */
	public Buffers buffers() {
		return buffers;
	}

	/**
	 * The whole network, for patches.
	 *
	 * @param images N × C × H × W, of the grid's size
	 * @param grid from pixels to new pixels
	 * @param base N × C × H' × W', the same images enlarged by {@link MiassrBase}; null for a network that makes the whole image
	 * @return N × C × H' × W', owned by the manager of the images
	 */
	public NDArray forward(final NDArray images, final MiassrGrid grid, final NDArray base) {
		final NDManager outer = images.getManager();
		try (NDManager scope = outer.newSubManager()) {
			scope.tempAttachAll(images);
			final NDList prepared = upscale.prepare(features(images));
			final NDArray detail = upscale.apply(prepared, Math.toIntExact(images.getShape().get(0)), grid, 0, grid.newHeight(), 0, grid
				.height());
			final NDArray result = base == null ? convolved(detail, after) : detail.add(base);
			result.attach(outer);
			return result;
		}
	}

	/** N × C × H × W → N × features × H × W. */
	NDArray features(final NDArray images) {
		return Scoped.call(images, x -> extractor.apply(convolved(shape.channels() == 1 ? ChannelsLast.ofGrey(x) : x, before)));
	}

	/** The up-scaling alone. */
	MetaUpscale upscale() {
		return upscale;
	}

	/** Gives the mean back, if the network makes the whole image. */
	NDArray finished(final NDArray detail) {
		return shape.own() ? detail : convolved(detail, after);
	}

	private static NDArray convolved(final NDArray x, final Buffers.Kept... layer) {
		return ai.djl.nn.convolutional.Conv2d.conv2d(x, layer[0].array(), layer[1].array(), new Shape(1, 1), new Shape(0, 0), new Shape(1, 1))
			.singletonOrThrow();
	}
}
