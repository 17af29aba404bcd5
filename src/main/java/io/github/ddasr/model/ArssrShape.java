package io.github.ddasr.model;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of a published ArSSR network (Wu et al., IEEE JBHI 27(2), 2023), an encoder followed by the decoder of
 * two stages of linear layers, and the names and shapes of its tensors in the published files.
 *
 * @param encoder kind of the encoder
 * @param width channels within the encoder, at least 1
 * @param blocks residual (dense) blocks of the encoder, at least 1
 * @param layers convolutions within a block, at least 1
 * @param features channels of the feature volume, at least 1
 * @param decoderWidth units of the decoder's hidden layers, at least 1
 * @param decoderLayers linear layers of each of the decoder's two stages, at least 1
 */
record ArssrShape(Encoder encoder, int width, int blocks, int layers, int features, int decoderWidth, int decoderLayers) {

	/** The architecture's name in model headers. */
	static final String ARCHITECTURE = "arssr";

	/** What the published networks learned: any scale between these. */
	private static final String SCALES = "2:4";
	/** The preset's name of a shape that is none of the published ones. */
	private static final String CUSTOM = "custom";
	/** More than this in one number is no network, but a damaged file. */
	private static final int LARGEST = 1 << 12;
	/** Coordinates that the decoder is told beside the features. */
	private static final int COORDINATES = 3;

	/** Kinds of encoders, with the sizes that were published. */
	enum Encoder {
		/** Residual dense network. */
		RDN("RDN", 8, 3),
		/** Plain convolutions with a skip over each block. */
		RESCNN("ResCNN", 3, 6),
		/** Residual blocks without batch norm. */
		SRRESNET("SRResNet", 18, 2);

		private final String words;
		private final int blocks;
		private final int layers;

		Encoder(final String words, final int blocks, final int layers) {
			this.words = words;
			this.blocks = blocks;
			this.layers = layers;
		}

		/** The network with this encoder as it was published. */
		ArssrShape published() {
			return new ArssrShape(this, 64, blocks, layers, 128, 256, 4);
		}

		/** The encoder's name in headers and, as published, that of the preset. */
		String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks all numbers. */
	ArssrShape {
		for (final int n : new int[] { width, blocks, layers, features, decoderWidth, decoderLayers }) {
			if (n < 1 || n > LARGEST) throw new DdasrException("An ArSSR network of " + blocks + " blocks of " + layers + " layers, " + width +
				" channels, " + features + " features and a decoder of " + decoderLayers + " layers of " + decoderWidth +
				" units is impossible; each is 1 to " + LARGEST + ".");
		}
	}

	/** The published preset's name, or "custom". */
	String preset() {
		return equals(encoder.published()) ? encoder.key() : CUSTOM;
	}

	/** One line for lists. */
	String words() {
		return "ArSSR with encoder " + encoder.words + " of " + blocks + (blocks == 1 ? " block" : " blocks") + ", " + width + " channels and " +
			features + " features";
	}

	/** The header of a model of this shape that was trained with the published code, without its origin. */
	ModelHeader header() {
		final Map<String, String> options = new TreeMap<>(Map.of("encoder", encoder.key(), "decoder", "published", "scales", SCALES));
		Map.of("width", width, "blocks", blocks, "layers", layers, "features", features, "decoderwidth", decoderWidth, "decoderlayers",
			decoderLayers).forEach((key, number) -> options.put(key, Integer.toString(number)));
		return ModelHeader.of(ARCHITECTURE, preset(), ModelHeader.ANY_SCALE).withDimensions(3).withNormalisation(ModelHeaderFormat.WHOLE_RANGE)
			.withOptions(options);
	}

	/** Takes every tensor's name and shape, in the network's order; who throws ends it, so that a damaged file costs little. */
	void tensors(final BiConsumer<String, long[]> each) {
		switch (encoder) {
			case RDN -> rdn(each);
			case RESCNN -> resCnn(each);
			default -> srResNet(each);
		}
		stage(each, "decoder.stage_one.", features + COORDINATES);
		stage(each, "decoder.stage_two.", 1);
	}

	private void rdn(final BiConsumer<String, long[]> each) {
		convolution(each, "sfe1", 1, width, 3);
		convolution(each, "sfe2", width, width, 3);
		for (int b = 0; b < blocks; b++) {
			for (int k = 0; k < layers; k++) convolution(each, "rdbs." + b + ".layers." + k + ".conv", (k + 1) * width, width, 3);
			convolution(each, "rdbs." + b + ".lff", (layers + 1) * width, width, 1);
		}
		convolution(each, "gff.0", blocks * width, width, 1);
		convolution(each, "gff.1", width, width, 3);
		convolution(each, "output", width, features, 3);
	}

	private void resCnn(final BiConsumer<String, long[]> each) {
		convolution(each, "conv_start.0", 1, width, 3);
		for (int b = 1; b <= blocks; b++) for (int k = 0; k < layers; k++) convolution(each, "block" + b + "." + 2 * k, width, width, 3);
		convolution(each, "conv_end.0", width, features, 3);
	}

	private void srResNet(final BiConsumer<String, long[]> each) {
		convolution(each, "features.0.0", 1, width, 3);
		for (int b = 1; b <= blocks; b++) for (int k = 0; k < layers; k++) {
			convolution(each, "features." + b + ".m." + k + ".0", width, width, 3);
		}
		convolution(each, "features." + (blocks + 1) + ".0", width, width, 3);
		convolution(each, "features." + (blocks + 2) + ".0", width, features, 3);
	}

	private static void convolution(final BiConsumer<String, long[]> each, final String name, final int in, final int out, final int side) {
		each.accept("encoder." + name + ".weight", new long[] { out, in, side, side, side });
		each.accept("encoder." + name + ".bias", new long[] { out });
	}

	private void stage(final BiConsumer<String, long[]> each, final String name, final int out) {
		for (int k = 0; k < decoderLayers; k++) {
			final long to = k == decoderLayers - 1 ? out : decoderWidth;
			each.accept(name + 2 * k + ".weight", new long[] { to, k == 0 ? features + COORDINATES : decoderWidth });
			each.accept(name + 2 * k + ".bias", new long[] { to });
		}
	}
}
