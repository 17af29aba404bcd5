package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.MiassrShape;

/**
 * The feature extractor of SRResNet (Ledig et al. 2017): blocks of convolution, batch normalisation, rectifier with a learned slope
 * (one for all blocks), convolution and normalisation. The published code gives its number of weights but not their names; they are
 * named as in EDSR. Normalisations use their stored statistics in training as well (mean 0 and variance 1 at first), so that they are
 * a learned gain and offset: a patch is then enlarged as the whole image will be.
 */
final class MiassrSrResNet implements MiassrExtractor {

	private static final double FIRST_SLOPE = 0.25;

	private final Convolution head;
	private final Parameters.Weight slope;
	private final List<Convolution> convolutions = new ArrayList<>();
	private final List<BatchNormalisation> norms = new ArrayList<>();

	MiassrSrResNet(final MiassrShape shape, final Parameters p, final Buffers b) {
		final int f = shape.features();
		head = Convolution.usual(p, PREFIX + "head.0", shape.channels(), f, 3, 1, 1);
		slope = p.get(PREFIX + "body.0.body.2.weight", new long[] { 1 }, StartValues.normal(FIRST_SLOPE, 0));
		for (int i = 0; i < shape.blocks(); i++) {
			add(p, b, "body." + i + ".body.0", "body." + i + ".body.1", f);
			add(p, b, "body." + i + ".body.3", "body." + i + ".body.4", f);
		}
		add(p, b, "body." + shape.blocks(), "body." + (shape.blocks() + 1), f);
	}

	private void add(final Parameters p, final Buffers b, final String convolution, final String norm, final int features) {
		convolutions.add(Convolution.usual(p, PREFIX + convolution, features, features, 3, 1, 1));
		norms.add(new BatchNormalisation(p, b, PREFIX + norm, features, Initialisation.ONE));
	}

	@Override
	public NDArray apply(final NDArray images) {
		return Scoped.call(images, in -> {
			final NDArray first = rectified(head.apply(in));
			NDArray x = first;
			for (int i = 0; i + 1 < norms.size(); i += 2) {
				final int at = i;
				final NDArray next = Scoped.call(x, y -> normalised(at + 1, rectified(normalised(at, y))).add(y));
				if (x != first) x.close();
				x = next;
			}
			return normalised(norms.size() - 1, x).add(first);
		});
	}

	private NDArray normalised(final int index, final NDArray x) {
		return norms.get(index).apply(convolutions.get(index).apply(x), false);
	}

	/** x where it is positive, slope · x where it is negative. */
	private NDArray rectified(final NDArray x) {
		final NDArray positive = ai.djl.nn.Activation.relu(x);
		return positive.add(x.sub(positive).mul(slope.array()));
	}
}
