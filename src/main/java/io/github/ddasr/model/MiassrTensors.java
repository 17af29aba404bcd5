package io.github.ddasr.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.model.MiassrShape.Extractor;

/** The names and shapes of a MIASSR generator's tensors, as the published state dict has them, without those that are never used. */
final class MiassrTensors {

	private static final String EXTRACTOR = "feature_extractor.", META = "meta_upsampler.P2W.meta_block.";
	private static final int TAPS = 9, PLACE = 3;

	private final Map<String, long[]> all = new LinkedHashMap<>();
	private final MiassrShape shape;

	private MiassrTensors(final MiassrShape shape) {
		this.shape = shape;
	}

	/**
	 * @param shape the network's shape
	 * @return name → lengths of the axes
	 */
	static Map<String, long[]> of(final MiassrShape shape) {
		final MiassrTensors tensors = new MiassrTensors(shape);
		if (shape.extractor() == Extractor.RDN) tensors.dense();
		else tensors.residual(shape.extractor() == Extractor.SRRESNET);
		tensors.means();
		final long c = shape.channels(), outputs = (long) TAPS * shape.features() * c;
		tensors.layer(META + "0", shape.hidden(), PLACE);
		tensors.layer(META + "2", outputs, shape.hidden());
		return tensors.all;
	}

	private void residual(final boolean normalised) {
		final int f = shape.features(), blocks = shape.blocks();
		convolution("head.0", shape.channels(), f, 3);
		if (normalised) all.put(EXTRACTOR + "body.0.body.2.weight", new long[] { 1 });
		for (int i = 0; i < blocks; i++) {
			convolution("body." + i + ".body.0", f, f, 3);
			if (normalised) norm("body." + i + ".body.1");
			convolution("body." + i + (normalised ? ".body.3" : ".body.2"), f, f, 3);
			if (normalised) norm("body." + i + ".body.4");
		}
		convolution("body." + blocks, f, f, 3);
		if (normalised) norm("body." + (blocks + 1));
	}

	private void dense() {
		final int f = shape.features(), g = shape.growth(), layers = shape.layers();
		convolution("SFENet1", shape.channels(), f, 3);
		convolution("SFENet2", f, f, 3);
		for (int i = 0; i < shape.blocks(); i++) {
			for (int k = 0; k < layers; k++) convolution("RDBs." + i + ".convs." + k + ".conv.0", f + k * g, g, 3);
			convolution("RDBs." + i + ".LFF", f + layers * g, f, 1);
		}
		convolution("GFF.0", shape.blocks() * f, f, 1);
		convolution("GFF.1", f, f, 3);
	}

	private void means() {
		final long c = shape.channels();
		for (final String name : new String[] { "add_mean", "sub_mean" }) {
			all.put(name + ".weight", new long[] { c, c, 1, 1 });
			all.put(name + ".bias", new long[] { c });
		}
	}

	private void convolution(final String name, final long in, final long out, final long side) {
		all.put(EXTRACTOR + name + ".weight", new long[] { out, in, side, side });
		all.put(EXTRACTOR + name + ".bias", new long[] { out });
	}

	private void norm(final String name) {
		for (final String part : new String[] { "weight", "bias", "running_mean", "running_var" }) {
			all.put(EXTRACTOR + name + "." + part, new long[] { shape.features() });
		}
	}

	private void layer(final String name, final long out, final long in) {
		all.put(name + ".weight", new long[] { out, in });
		all.put(name + ".bias", new long[] { out });
	}
}
