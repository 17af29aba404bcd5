package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.MiassrShape;

/** A feature extractor of MIASSR: N × C × H × W → N × features × H × W, with zeros beyond the image's ends at every convolution. */
interface MiassrExtractor {

	/** What stands before the names of its weights. */
	String PREFIX = "feature_extractor.";

	/** Gives the features of images. */
	NDArray apply(NDArray images);

	/** Builds the one that a shape names; its weights are asked of the sources. */
	static MiassrExtractor of(final MiassrShape shape, final Parameters parameters, final Buffers buffers) {
		switch (shape.extractor()) {
			case SRRESNET:
				return new MiassrSrResNet(shape, parameters, buffers);
			case RDN:
				return new MiassrRdn(shape, parameters);
			default:
				return new MiassrEdsr(shape, parameters);
		}
	}
}
