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

	/** What the convolutions keep, what waits beside them, what is being computed. */
	long perPixel() {
		final long w = shape.width(), layers = shape.layers(), blocks = shape.blocks(), waiting = blocks * w * (layers + chunk);
		final long work = (6 * w + 3L * shape.features()) * (chunk + KEPT) + 2L * shape.features();
		return work + switch (shape.encoder()) {
			case RESCNN -> KEPT * w * (blocks * layers + 1) + waiting + shape.radius() + chunk;
			case SRRESNET -> KEPT * w * (blocks * layers + 2) + waiting;
			case RDN -> dense() + w * (shape.radius() + chunk);
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
}
