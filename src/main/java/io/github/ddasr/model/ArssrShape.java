package io.github.ddasr.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of an ArSSR network (Wu et al., IEEE JBHI 27(2), 2023), an encoder followed by a decoder.
 *
 * @param preset its name, "custom" for none
 * @param encoder kind of the encoder
 * @param width channels within the encoder
 * @param blocks residual (dense) blocks of the encoder
 * @param layers convolutions within a block
 * @param features channels of the feature volume
 * @param decoder how a point's value follows from the features
 * @param decoderWidth units of the decoder's hidden layers
 * @param decoderLayers linear layers of a stage of the published decoder, of which there are two; layers of the local one, at least 2
 */
public record ArssrShape(String preset, Encoder encoder, int width, int blocks, int layers, int features, Decoder decoder,
	int decoderWidth, int decoderLayers)
{

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "arssr";

	/** The preset's name of a shape that is none of them. */
	static final String CUSTOM = "custom";

	/** More than this in one number is no network, but a damaged file. */
	private static final int LARGEST = 1 << 12;
	private static final List<String> NUMBERS = List.of("width", "blocks", "layers", "features", "decoderwidth", "decoderlayers");
	private static final List<ArssrShape> PRESETS = List.of(
		new ArssrShape("tiny", Encoder.SRRESNET, 32, 6, 2, 32, Decoder.LOCAL, 64, 3),
		new ArssrShape("small", Encoder.SRRESNET, 64, 10, 2, 64, Decoder.LOCAL, 128, 3),
		ofEncoder(Encoder.RESCNN, 3, 6), ofEncoder(Encoder.SRRESNET, 18, 2), ofEncoder(Encoder.RDN, 8, 3));

	/** Encoders of the published code. */
	public enum Encoder {
		/** Residual dense network (Zhang et al. 2018), in 3-D. */
		RDN("RDN"),
		/** Plain convolutions with a skip over each block (Du et al. 2020). */
		RESCNN("ResCNN"),
		/** SRResNet's residual blocks (Ledig et al. 2017) without batch norm, in 3-D. */
		SRRESNET("SRResNet");

		private final String words;

		Encoder(final String words) {
			this.words = words;
		}

		/** The encoder's name in headers and, as published, that of the preset. */
		String key() {
			return ArssrShape.key(this);
		}
	}

	/** Ways from features to a value. */
	public enum Decoder {
		/** Features read linearly at the point, absolute coordinates, two stages of linear layers. */
		PUBLISHED,
		/**
		 * Each of the eight voxels around a point weighs its own features, by the point's place relative to it and the size of the wanted
		 * cell, and says what the value is beyond that of the zero-filled scan; the answers are blended by volume.
		 */
		LOCAL
	}

	private static ArssrShape ofEncoder(final Encoder encoder, final int blocks, final int layers) {
		return new ArssrShape(encoder.key(), encoder, 64, blocks, layers, 128, Decoder.PUBLISHED, 256, 4);
	}

	/** Checks the ranges. */
	public ArssrShape {
		for (final int n : new int[] { width, blocks, layers, features, decoderWidth, decoderLayers }) {
			if (n < 1 || n > LARGEST) throw new DdasrException("An ArSSR network of " + blocks + " blocks of " + layers + " layers, " + width +
				" channels, " + features + " features and a decoder of " + decoderLayers + " layers of " + decoderWidth +
				" units is impossible; each is 1 to " + LARGEST + ".");
		}
		if (decoder == Decoder.LOCAL && decoderLayers < 2) throw new DdasrException("The local decoder of an ArSSR network has 2 layers or more, " +
			"not " + decoderLayers + ". Get the model again from where it came.");
	}

	/** The published preset of these sizes or, where there is none, a custom shape. */
	static ArssrShape published(final Encoder encoder, final int width, final int blocks, final int layers, final int features,
		final int decoderWidth, final int decoderLayers)
	{
		final ArssrShape preset = preset(encoder.key());
		final ArssrShape shape = new ArssrShape(preset.preset, encoder, width, blocks, layers, features, Decoder.PUBLISHED, decoderWidth,
			decoderLayers);
		return shape.equals(preset) ? preset : new ArssrShape(CUSTOM, encoder, width, blocks, layers, features, Decoder.PUBLISHED,
			decoderWidth, decoderLayers);
	}

	/** @return names of the presets: two reduced ones of this suite, then those of the published sizes */
	public static List<String> presets() {
		return PRESETS.stream().map(ArssrShape::preset).toList();
	}

	/**
	 * @param name one of {@link #presets()}
	 * @return its shape
	 */
	public static ArssrShape preset(final String name) {
		return PRESETS.stream().filter(p -> p.preset.equals(name)).findFirst().orElseThrow(() -> new DdasrException("There is no preset \"" +
			name + "\" of ArSSR. Choose one of: " + String.join(", ", presets()) + "."));
	}

	/** @return whether the decoder says what is to be added to the zero-filled scan; else it says the value */
	public boolean isResidual() {
		return decoder == Decoder.LOCAL;
	}

	/** @return voxels around a voxel that its features depend on, along each axis */
	public int radius() {
		return switch (encoder) {
			case RDN -> 4 + blocks * layers;
			case RESCNN -> 2 + blocks * layers;
			case SRRESNET -> 3 + blocks * layers;
		};
	}

	/** One line for lists. */
	String words() {
		return "ArSSR with encoder " + encoder.words + " of " + blocks + (blocks == 1 ? " block" : " blocks") + ", " + width + " channels and " +
			features + " features";
	}

	/** Takes every tensor's name and shape in published files, in the network's order; where it throws, that ends it. */
	void tensors(final BiConsumer<String, long[]> each) {
		ArssrTensors.of(this, each);
	}

	/** @return what a model file says of this shape; its origin is still to be added */
	public ModelHeader header() {
		final Map<String, String> options = new TreeMap<>(Map.of("encoder", encoder.key(), "decoder", key(decoder)));
		final int[] numbers = { width, blocks, layers, features, decoderWidth, decoderLayers };
		for (int i = 0; i < numbers.length; i++) options.put(NUMBERS.get(i), Integer.toString(numbers[i]));
		return ModelHeader.of(ARCHITECTURE, preset, ModelHeader.ANY_SCALE).withDimensions(3).withOptions(options);
	}

	/**
	 * @param header a model's
	 * @return its shape
	 * @throws DdasrException if the header does not say it, or wrongly
	 */
	public static ArssrShape of(final ModelHeader header) {
		final Map<String, String> o = header.options();
		final List<Integer> n = new ArrayList<>();
		for (final String key : NUMBERS) n.add(number(o, key));
		return new ArssrShape(header.preset(), word(Encoder.class, o, "encoder"), n.get(0), n.get(1), n.get(2), n.get(3), word(
			Decoder.class, o, "decoder"), n.get(4), n.get(5));
	}

	private static int number(final Map<String, String> options, final String key) {
		final String text = options.getOrDefault(key, "");
		if (!text.matches("\\d{1,9}")) throw wrong(key, text);
		return Integer.parseInt(text);
	}

	private static <E extends Enum<E>> E word(final Class<E> type, final Map<String, String> options, final String key) {
		final String text = options.getOrDefault(key, "");
		for (final E value : type.getEnumConstants()) if (key(value).equals(text)) return value;
		throw wrong(key, text);
	}

	private static String key(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	private static DdasrException wrong(final String key, final String text) {
		return new DdasrException("The model's header says " + key + "=\"" + text + "\", which is no ArSSR network. Get the file again from " +
			"where it came.");
	}
}
