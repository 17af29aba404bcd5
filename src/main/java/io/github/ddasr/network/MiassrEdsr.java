package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.MiassrShape;

/**
 * The published feature extractor: EDSR (Lim et al. 2017) with few blocks of convolution, leaky rectifier and convolution, the sum of
 * each with its input, and the sum of all with the first convolution.
 */
final class MiassrEdsr implements MiassrExtractor {

	private final Convolution head;
	private final List<Convolution> body = new ArrayList<>();
	private final Convolution end;

	MiassrEdsr(final MiassrShape shape, final Parameters p) {
		final int f = shape.features();
		head = Convolution.usual(p, PREFIX + "head.0", shape.channels(), f, 3, 1, 1);
		for (int i = 0; i < shape.blocks(); i++) {
			body.add(Convolution.usual(p, PREFIX + "body." + i + ".body.0", f, f, 3, 1, 1));
			body.add(Convolution.usual(p, PREFIX + "body." + i + ".body.2", f, f, 3, 1, 1));
		}
		end = Convolution.usual(p, PREFIX + "body." + shape.blocks(), f, f, 3, 1, 1);
	}

	@Override
	public NDArray apply(final NDArray images) {
		return Scoped.call(images, in -> {
			final NDArray first = head.apply(in);
			NDArray x = first;
			for (int i = 0; i < body.size(); i += 2) {
				final Convolution one = body.get(i), two = body.get(i + 1);
				final NDArray next = Scoped.call(x, y -> two.apply(one.rectified(y)).add(y));
				if (x != first) x.close();
				x = next;
			}
			return end.apply(x).add(first);
		});
	}
}
