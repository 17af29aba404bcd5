package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.RrdbShape;

/**
 * RRDBNet, the generator of ESRGAN (Wang et al. 2018), RealSR and Real-ESRGAN. For scales 1 and 2 squares of 4 × 4 or 2 × 2 pixels
 * become channels first, so that the body works on a quarter or half of the size; the maps are doubled twice after it. Weights have
 * BasicSR's names.
 */
public final class RrdbNet implements Generator {

	private final RrdbShape shape;
	private final Parameters parameters;
	private final Convolution first;
	private final List<ResidualInResidualDenseBlock> body = new ArrayList<>();
	private final Convolution bodyEnd;
	private final List<Convolution> ups = new ArrayList<>();
	private final Convolution head;
	private final Convolution last;

	/**
	 * Builds the layers; every weight is asked of the parameters' source, in the order of the data flow.
	 *
	 * @param shape the shape
	 * @param parameters the weights, filled here and owned by the caller
	 */
	public RrdbNet(final RrdbShape shape, final Parameters parameters) {
		this.shape = shape;
		this.parameters = parameters;
		final int f = shape.features(), inputs = shape.channels() * shape.unshuffle() * shape.unshuffle();
		first = Convolution.usual(parameters, "conv_first", inputs, f, 3, 1, 1);
		for (int i = 0; i < shape.blocks(); i++) {
			body.add(new ResidualInResidualDenseBlock(parameters, "body." + i, f, shape.growth()));
		}
		bodyEnd = Convolution.usual(parameters, "conv_body", f, f, 3, 1, 1);
		for (int i = 1; i <= shape.doublings(); i++) ups.add(Convolution.usual(parameters, "conv_up" + i, f, f, 3, 1, 1));
		head = Convolution.usual(parameters, "conv_hr", f, f, 3, 1, 1);
		last = Convolution.usual(parameters, "conv_last", f, shape.channels(), 3, 1, 1);
	}

	/** @return the shape of this network */
	public RrdbShape shape() {
		return shape;
	}

	@Override
	public NDArray forward(final NDArray images) {
		return Scoped.call(images, x -> {
			final int side = shape.unshuffle();
			NDArray y = Scoped.call(x, in -> trunk(side == 1 ? in : ChannelsLast.pixelUnshuffle(in, side)));
			for (final Convolution up : ups) {
				final NDArray larger = Scoped.call(y, in -> up.rectified(Resizing.doubled(in)));
				y.close();
				y = larger;
			}
			return last.apply(head.rectified(y));
		});
	}

	private NDArray trunk(final NDArray x) {
		final NDArray start = first.apply(x);
		NDArray y = start;
		for (final ResidualInResidualDenseBlock block : body) {
			final NDArray next = block.apply(y);
			if (y != start) y.close();
			y = next;
		}
		return bodyEnd.apply(y).add(start);
	}

	@Override
	public Parameters parameters() {
		return parameters;
	}

	@Override
	public int scale() {
		return shape.scale();
	}

	@Override
	public int channels() {
		return shape.channels();
	}

	@Override
	public int alignment() {
		return shape.unshuffle();
	}

	@Override
	public ModelHeader header() {
		return shape.header();
	}
}
