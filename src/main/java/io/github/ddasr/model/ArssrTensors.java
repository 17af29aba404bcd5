package io.github.ddasr.model;

import java.util.function.BiConsumer;

/** Names and shapes of the tensors of ArSSR networks in the published files: an encoder, then the decoder of two stages of linear layers. */
final class ArssrTensors {

	/** Coordinates that the decoder is told beside the features. */
	private static final int COORDINATES = 3;

	private final ArssrShape shape;
	private final BiConsumer<String, long[]> each;
	private final int width, blocks, layers;

	private ArssrTensors(final ArssrShape shape, final BiConsumer<String, long[]> each) {
		this.shape = shape;
		this.each = each;
		width = shape.width();
		blocks = shape.blocks();
		layers = shape.layers();
	}

	/**
	 * @param shape of a network with the published decoder
	 * @param each takes every tensor's name and shape, in the network's order; where it throws, that ends it, so that a damaged file costs
	 *          little
	 */
	static void of(final ArssrShape shape, final BiConsumer<String, long[]> each) {
		if (shape.decoder() != ArssrShape.Decoder.PUBLISHED) throw new IllegalArgumentException("no published network: " + shape);
		new ArssrTensors(shape, each).all();
	}

	private void all() {
		switch (shape.encoder()) {
			case RDN -> rdn();
			case RESCNN -> resCnn();
			case SRRESNET -> srResNet();
		}
		stage("decoder.stage_one.", shape.features() + COORDINATES);
		stage("decoder.stage_two.", 1);
	}

	private void rdn() {
		convolution("sfe1", 1, width, 3);
		convolution("sfe2", width, width, 3);
		for (int b = 0; b < blocks; b++) {
			for (int k = 0; k < layers; k++) convolution("rdbs." + b + ".layers." + k + ".conv", (k + 1) * width, width, 3);
			convolution("rdbs." + b + ".lff", (layers + 1) * width, width, 1);
		}
		convolution("gff.0", blocks * width, width, 1);
		convolution("gff.1", width, width, 3);
		convolution("output", width, shape.features(), 3);
	}

	private void resCnn() {
		convolution("conv_start.0", 1, width, 3);
		for (int b = 1; b <= blocks; b++) for (int k = 0; k < layers; k++) convolution("block" + b + "." + 2 * k, width, width, 3);
		convolution("conv_end.0", width, shape.features(), 3);
	}

	private void srResNet() {
		convolution("features.0.0", 1, width, 3);
		for (int b = 1; b <= blocks; b++) for (int k = 0; k < layers; k++) {
			convolution("features." + b + ".m." + k + ".0", width, width, 3);
		}
		convolution("features." + (blocks + 1) + ".0", width, width, 3);
		convolution("features." + (blocks + 2) + ".0", width, shape.features(), 3);
	}

	private void convolution(final String name, final int in, final int out, final int side) {
		each.accept("encoder." + name + ".weight", new long[] { out, in, side, side, side });
		each.accept("encoder." + name + ".bias", new long[] { out });
	}

	private void stage(final String name, final int out) {
		for (int k = 0; k < shape.decoderLayers(); k++) {
			final long to = k == shape.decoderLayers() - 1 ? out : shape.decoderWidth();
			each.accept(name + 2 * k + ".weight", new long[] { to, k == 0 ? shape.features() + COORDINATES : shape.decoderWidth() });
			each.accept(name + 2 * k + ".bias", new long[] { to });
		}
	}
}
