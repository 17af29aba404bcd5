package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.volume.DdasrException;

/**
 * The shape of an {@link Arssr} network.
 *
 * @param preset its name
 * @param encoder kind of the encoder
 * @param width channels within the encoder
 * @param blocks residual (dense) blocks of the encoder
 * @param layers convolutions within a block
 * @param features channels of the feature volume
 * @param decoder how a point's value follows from the features
 * @param decoderWidth units of the decoder's hidden layers
 * @param decoderLayers linear layers of a stage of the published decoder, of which there are two; layers of the local one, at least 2
 */
public record ArssrConfiguration(String preset, Encoder encoder, int width, int blocks, int layers, int features, Decoder decoder,
	int decoderWidth, int decoderLayers)
{

	/** Encoders of the published code. */
	public enum Encoder {
		/** Residual dense network (Zhang et al. 2018), in 3-D. */
		RDN,
		/** Plain convolutions with a skip over each block (Du et al. 2020). */
		RESCNN,
		/** SRResNet's residual blocks (Ledig et al. 2017) without batch norm, in 3-D. */
		SRRESNET
	}

	/** Ways from features to a value. */
	public enum Decoder {
		/** Features read linearly at the point, absolute coordinates, two stages of linear layers. */
		PUBLISHED,
		/**
		 * Each of the eight voxels around a point weighs its own features, by the point's place relative to it and the size of the wanted
		 * cell, and says what the value is beyond Lanczos interpolation; the answers are blended by volume ({@link LocalDecoder}).
		 */
		LOCAL
	}

	private static final List<ArssrConfiguration> PRESETS = List.of(
		new ArssrConfiguration("tiny", Encoder.SRRESNET, 32, 6, 2, 32, Decoder.LOCAL, 64, 3),
		new ArssrConfiguration("small", Encoder.SRRESNET, 64, 10, 2, 64, Decoder.LOCAL, 128, 3),
		published("rescnn", Encoder.RESCNN, 3, 6), published("srresnet", Encoder.SRRESNET, 18, 2), published("rdn", Encoder.RDN, 8, 3));

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "arssr";

	private static ArssrConfiguration published(final String preset, final Encoder encoder, final int blocks, final int layers) {
		return new ArssrConfiguration(preset, encoder, 64, blocks, layers, 128, Decoder.PUBLISHED, 256, 4);
	}

	/** Checks the ranges. */
	public ArssrConfiguration {
		for (final int n : new int[] { width, blocks, layers, features, decoderWidth, decoderLayers }) {
			if (n < 1 || n > 4096) throw new DdasrException("An ArSSR network cannot have " + n + " channels, blocks or layers.");
		}
		if (decoder == Decoder.LOCAL && decoderLayers < 2) throw new DdasrException("The local decoder of an ArSSR network has 2 layers or more, " +
			"not " + decoderLayers + ". Get the model again from where it came.");
	}

	/** @return names of the presets: two reduced ones of this suite, then those of the published sizes */
	public static List<String> presets() {
		return PRESETS.stream().map(ArssrConfiguration::preset).toList();
	}

	/**
	 * @param name one of {@link #presets()}
	 * @return its shape
	 */
	public static ArssrConfiguration preset(final String name) {
		return PRESETS.stream().filter(p -> p.preset.equals(name)).findFirst().orElseThrow(() -> new DdasrException("There is no preset \"" +
			name + "\" of ArSSR. Choose one of: " + String.join(", ", presets()) + "."));
	}

	/** @return voxels around a voxel that its features depend on, along each axis */
	public int radius() {
		return switch (encoder) {
			case RDN -> 4 + blocks * layers;
			case RESCNN -> 2 + blocks * layers;
			case SRRESNET -> 3 + blocks * layers;
		};
	}

	/**
	 * How much a stream through the encoder keeps and needs.
	 *
	 * @param chunk planes that come at a time
	 * @return numbers per pixel of a plane: what the convolutions keep, what waits beside them, what is being computed
	 */
	long keptPerPixel(final int chunk) {
		final long kept = 2, w = width, work = (6L * width + 3L * features) * (chunk + kept) + 2L * features;
		return work + switch (encoder) {
			case RESCNN -> kept * w * (blocks * layers + 1) + blocks * w * (layers + chunk) + radius() + chunk;
			case SRRESNET -> kept * w * (blocks * layers + 2) + blocks * w * (layers + chunk);
			case RDN -> dense(chunk) + w * (radius() + chunk);
		};
	}

	/** The same of the residual dense blocks: the convolutions, what is to be joined, and the blocks' outputs, which wait for the last. */
	private long dense(final int chunk) {
		long sum = 0;
		for (int k = 1; k <= layers; k++) sum += 2L * k * width + (long) k * width * (1 + chunk);
		sum = blocks * (sum + (long) width * (layers + chunk));
		for (int b = 0; b < blocks; b++) sum += (long) width * ((blocks - 1 - b) * layers + chunk);
		return sum;
	}

	/** @return what a model file says of this shape; its origin is still to be added */
	public ModelHeader header() {
		final Map<String, String> options = new TreeMap<>();
		options.put("encoder", encoder.name().toLowerCase(Locale.ROOT));
		options.put("decoder", decoder.name().toLowerCase(Locale.ROOT));
		numbers().forEach((key, value) -> options.put(key, Integer.toString(value)));
		return ModelHeader.of(ARCHITECTURE, preset, ModelHeader.ANY_SCALE).withDimensions(3).withOptions(options);
	}

	private Map<String, Integer> numbers() {
		return Map.of("width", width, "blocks", blocks, "layers", layers, "features", features, "decoderwidth", decoderWidth,
			"decoderlayers", decoderLayers);
	}

	/**
	 * @param header a model's
	 * @return its shape
	 * @throws DdasrException if the header does not say it, or wrongly
	 */
	public static ArssrConfiguration of(final ModelHeader header) {
		final Map<String, String> o = header.options();
		final List<Integer> n = new ArrayList<>();
		for (final String key : List.of("width", "blocks", "layers", "features", "decoderwidth", "decoderlayers")) n.add(number(o, key));
		return new ArssrConfiguration(header.preset(), word(Encoder.class, o, "encoder"), n.get(0), n.get(1), n.get(2), n.get(3), word(
			Decoder.class, o, "decoder"), n.get(4), n.get(5));
	}

	private static int number(final Map<String, String> options, final String key) {
		final String text = options.getOrDefault(key, "");
		if (!text.matches("\\d{1,9}")) throw wrong(key, text);
		return Integer.parseInt(text);
	}

	private static <E extends Enum<E>> E word(final Class<E> type, final Map<String, String> options, final String key) {
		final String text = options.getOrDefault(key, "");
		for (final E value : type.getEnumConstants()) if (value.name().toLowerCase(Locale.ROOT).equals(text)) return value;
		throw wrong(key, text);
	}

	private static DdasrException wrong(final String key, final String text) {
		return new DdasrException("The model's header says " + key + "=\"" + text + "\", which is no ArSSR network. Get the file again from " +
			"where it came.");
	}
}
