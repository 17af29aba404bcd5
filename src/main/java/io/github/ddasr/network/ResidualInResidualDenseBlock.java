package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/** RRDB(n, g) = 0.2·RDB(RDB(RDB(x))) + x (ESRGAN, Wang et al. 2018). */
final class ResidualInResidualDenseBlock {

	private final ResidualDenseBlock[] blocks = new ResidualDenseBlock[3];
	private final NDArray residualScale;

	ResidualInResidualDenseBlock(final Parameters p, final String name, final long width, final long growth) {
		residualScale = Constants.scalar(p.manager(), ResidualDenseBlock.RESIDUAL_SCALE);
		for (int i = 0; i < blocks.length; i++) {
			blocks[i] = new ResidualDenseBlock(p, name + ".rdb" + (i + 1), width, growth);
		}
	}

	NDArray apply(final NDArray x) {
		return Scoped.call(x, in -> {
			NDArray y = in;
			for (final ResidualDenseBlock block : blocks) {
				final NDArray next = block.apply(y);
				if (y != in) y.close();
				y = next;
			}
			return y.mul(residualScale).add(in);
		});
	}
}
