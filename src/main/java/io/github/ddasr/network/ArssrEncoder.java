package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.network.VolumeLayers.Collection;
import io.github.ddasr.network.VolumeLayers.Dense;
import io.github.ddasr.network.VolumeLayers.Residual;
import io.github.ddasr.network.VolumeLayers.Sequence;

/** The encoders of ArSSR: 1 × D × H × W → features × D × H × W, with the weights' names of the published code. */
final class ArssrEncoder {

	private final Parameters parameters;
	private final ArssrShape c;
	private final Initialisation initial;

	private ArssrEncoder(final Parameters parameters, final ArssrShape shape) {
		this.parameters = parameters;
		this.c = shape;
		// As PyTorch begins, published; a chain of rectified layers that keeps its strength learns sooner.
		initial = c.decoder() == ArssrShape.Decoder.PUBLISHED ? Initialisation.FAN_IN : Initialisation.kaiming(0.5);
	}

	static VolumeLayer of(final ArssrShape shape, final Parameters parameters) {
		final ArssrEncoder maker = new ArssrEncoder(parameters, shape);
		return switch (shape.encoder()) {
			case RDN -> maker.rdn();
			case RESCNN -> maker.resCnn();
			case SRRESNET -> maker.srResNet();
		};
	}

	private VolumeLayer plain(final String name, final int in, final int out) {
		return new VolumeConvolution(parameters, "encoder." + name, in, out, 3, false, initial);
	}

	private VolumeLayer rectified(final String name, final int in, final int out) {
		return new VolumeConvolution(parameters, "encoder." + name, in, out, 3, true, initial);
	}

	private VolumeLayer pointwise(final String name, final int in, final int out) {
		return new VolumeConvolution(parameters, "encoder." + name, in, out, 1, false, initial);
	}

	private VolumeLayer rdn() {
		final int w = c.width();
		final VolumeLayer first = plain("sfe1", 1, w), second = plain("sfe2", w, w);
		final List<VolumeLayer> blocks = new ArrayList<>();
		for (int b = 0; b < c.blocks(); b++) {
			final List<VolumeLayer> block = new ArrayList<>();
			for (int k = 0; k < c.layers(); k++) block.add(new Dense(rectified("rdbs." + b + ".layers." + k + ".conv", (k + 1) * w, w)));
			block.add(pointwise("rdbs." + b + ".lff", (c.layers() + 1) * w, w));
			blocks.add(new Residual(new Sequence(List.copyOf(block))));
		}
		final VolumeLayer fused = new Sequence(second, new Collection(List.copyOf(blocks)), pointwise("gff.0", c.blocks() * w, w), plain(
			"gff.1", w, w));
		return new Sequence(first, new Residual(fused), plain("output", w, c.features()));
	}

	private VolumeLayer resCnn() {
		final int w = c.width();
		final List<VolumeLayer> layers = new ArrayList<>(List.of(rectified("conv_start.0", 1, w)));
		for (int b = 1; b <= c.blocks(); b++) {
			final List<VolumeLayer> block = new ArrayList<>();
			for (int k = 0; k < c.layers(); k++) block.add(rectified("block" + b + "." + 2 * k, w, w));
			layers.add(new Residual(new Sequence(List.copyOf(block))));
		}
		layers.add(plain("conv_end.0", w, c.features()));
		return new Residual(new Sequence(List.copyOf(layers)));
	}

	private VolumeLayer srResNet() {
		final int w = c.width();
		final List<VolumeLayer> layers = new ArrayList<>(List.of(plain("features.0.0", 1, w)));
		for (int b = 1; b <= c.blocks(); b++) {
			final List<VolumeLayer> block = new ArrayList<>();
			for (int k = 0; k < c.layers(); k++) {
				final String name = "features." + b + ".m." + k + ".0";
				block.add(k < c.layers() - 1 ? rectified(name, w, w) : plain(name, w, w));
			}
			layers.add(new Residual(new Sequence(List.copyOf(block))));
		}
		layers.add(plain("features." + (c.blocks() + 1) + ".0", w, w));
		layers.add(plain("features." + (c.blocks() + 2) + ".0", w, c.features()));
		return new Sequence(List.copyOf(layers));
	}
}
