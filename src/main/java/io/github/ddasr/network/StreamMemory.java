package io.github.ddasr.network;

import io.github.ddasr.model.ArssrShape;

/**
 * How much a stream of planes through an ArSSR encoder keeps and needs, in numbers per pixel of a plane.
 *
 * @param shape of the network
 * @param chunk planes that come at a time
 */
record StreamMemory(ArssrShape shape, int chunk) {

	/** Planes that a convolution keeps. */
	private static final long KEPT = 2;

	/** What is kept from piece to piece and what is needed for one. */
	long perPixel() {
		return kept() + work();
	}

	/** What the convolutions keep, and what waits beside them. */
	long kept() {
		final long w = shape.width(), layers = shape.layers(), blocks = shape.blocks(), waiting = blocks * w * (layers + chunk);
		return switch (shape.encoder()) {
			case RESCNN -> KEPT * (w * (blocks * layers + 1) + 1) + waiting + shape.radius() + chunk;
			case SRRESNET -> KEPT * (w * (blocks * layers + 2) + 1) + waiting;
			case RDN -> KEPT * (2 * w + 1) + w + dense() + w * (shape.radius() + chunk);
		};
	}

	/** Of the residual dense blocks: the convolutions, what is to be joined, and the blocks' outputs, which wait for the last. */
	private long dense() {
		final long w = shape.width(), layers = shape.layers(), blocks = shape.blocks();
		long sum = 0;
		for (long k = 1; k <= layers; k++) sum += KEPT * k * w + k * w * (1 + chunk);
		sum = blocks * (sum + w * (layers + chunk));
		for (long b = 0; b < blocks; b++) sum += w * ((blocks - 1 - b) * layers + chunk);
		return sum;
	}

	/** The input of the widest layer, twice, the engine's own copies, outputs before and behind a rectifier; the planes of features. */
	private long work() {
		return (2 * widest() + 4L * shape.width() + 3L * shape.features()) * (chunk + KEPT) + 2L * shape.features();
	}

	private long widest() {
		final long w = shape.width();
		return shape.encoder() == ArssrShape.Encoder.RDN ? w * Math.max(shape.layers() + 1, shape.blocks()) : w;
	}
}
