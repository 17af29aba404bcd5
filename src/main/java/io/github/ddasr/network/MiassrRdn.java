package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

import io.github.ddasr.model.MiassrShape;

/**
 * The feature extractor of the residual dense network (Zhang et al. 2018): dense blocks, each joined by a convolution of one pixel and
 * added to its input; the answers of all blocks joined in the same way and added to the first convolution. Named as in the public
 * PyTorch code of EDSR's authors, of which MIASSR's numbers of weights are.
 */
final class MiassrRdn implements MiassrExtractor {

	/** A dense block. */
	private record Block(List<Convolution> layers, Convolution join) {

		NDArray apply(final NDArray x) {
			return Scoped.call(x, in -> {
				NDArray all = in;
				for (final Convolution layer : layers) {
					final NDArray more = Activation.relu(layer.apply(all)), joined = all.concat(more, 1);
					more.close();
					if (all != in) all.close();
					all = joined;
				}
				return join.apply(all).add(in);
			});
		}
	}

	private final Convolution first;
	private final Convolution second;
	private final List<Block> blocks = new ArrayList<>();
	private final Convolution join;
	private final Convolution end;

	MiassrRdn(final MiassrShape shape, final Parameters p) {
		final int f = shape.features(), g = shape.growth();
		first = Convolution.usual(p, PREFIX + "SFENet1", shape.channels(), f, 3, 1, 1);
		second = Convolution.usual(p, PREFIX + "SFENet2", f, f, 3, 1, 1);
		for (int i = 0; i < shape.blocks(); i++) {
			final String name = PREFIX + "RDBs." + i;
			final List<Convolution> layers = new ArrayList<>();
			for (int k = 0; k < shape.layers(); k++) {
				layers.add(Convolution.usual(p, name + ".convs." + k + ".conv.0", f + k * g, g, 3, 1, 1));
			}
			blocks.add(new Block(layers, Convolution.usual(p, name + ".LFF", f + shape.layers() * g, f, 1, 1, 0)));
		}
		join = Convolution.usual(p, PREFIX + "GFF.0", (long) shape.blocks() * f, f, 1, 1, 0);
		end = Convolution.usual(p, PREFIX + "GFF.1", f, f, 3, 1, 1);
	}

	@Override
	public NDArray apply(final NDArray images) {
		return Scoped.call(images, in -> {
			final NDArray start = first.apply(in);
			final NDList answers = new NDList();
			NDArray x = second.apply(start);
			for (final Block block : blocks) {
				x = block.apply(x);
				answers.add(x);
			}
			return end.apply(join.apply(NDArrays.concat(answers, 1))).add(start);
		});
	}
}
