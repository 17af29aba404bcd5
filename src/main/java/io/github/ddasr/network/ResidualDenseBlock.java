package io.github.ddasr.network;

import java.util.function.UnaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * RDB(n, g): five convolutions 3/1/1, each seeing the input and all earlier
 * outputs; 0.2 times the last one is added to the input (ESRGAN, Wang et al. 2018).
 */
final class ResidualDenseBlock {

	private static final int CONVOLUTIONS = 5;
	/** What is added to the input is multiplied by this, here and in the block of blocks. */
	static final float RESIDUAL_SCALE = 0.2f;

	private final Convolution[] convolutions = new Convolution[CONVOLUTIONS];
	private final NDArray residualScale;

	ResidualDenseBlock(final Parameters p, final String name, final long width, final long growth) {
		residualScale = Constants.scalar(p.manager(), RESIDUAL_SCALE);
		for (int k = 0; k < CONVOLUTIONS; k++) {
			final long out = k < CONVOLUTIONS - 1 ? growth : width;
			convolutions[k] = Convolution.of3(p, name + ".conv" + (k + 1), width + k * growth, out, //
				Initialisation.kaiming(0.1));
		}
	}

	NDArray apply(final NDArray x) {
		return Scoped.call(x, in -> {
			final NDList seen = new NDList(in);
			for (int k = 0; k < CONVOLUTIONS - 1; k++) {
				seen.add(k == 0 ? convolutions[k].rectified(in) : onAll(seen, convolutions[k]::rectified));
			}
			// Scaling the weights instead of the map saves a pass over the map.
			return onAll(seen, all -> convolutions[CONVOLUTIONS - 1].scaled(all, residualScale)).add(in);
		});
	}

	private static NDArray onAll(final NDList seen, final UnaryOperator<NDArray> layer) {
		try (NDArray all = NDArrays.concat(seen, 1)) {
			return layer.apply(all);
		}
	}
}
