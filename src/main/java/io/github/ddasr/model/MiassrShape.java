package io.github.ddasr.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of MIASSR's generator (Zhu et al., International Journal of Neural Systems 31(10), 2021): a feature
 * extractor that keeps the image's size, and an up-scaling whose kernels a small network predicts for every place between pixels.
 *
 * @param extractor which feature extractor
 * @param features width of its maps, 64 as published
 * @param blocks its residual or dense blocks: 16, or 20 for RDN, as published
 * @param layers convolutions of a dense block, 6 as published; 0 for the other extractors
 * @param growth channels that each of them adds, 32 as published; 0 for the other extractors
 * @param hidden width of the network that predicts kernels, 256 as published
 * @param channels image channels
 * @param own whether it is of our own kind: its answer is added to the image enlarged by zero-filling, and cells of both grids are
 *          aligned whatever their sizes; else, as published, it makes the whole image, on a grid that begins in the corner
 */
public record MiassrShape(Extractor extractor, int features, int blocks, int layers, int growth, int hidden, int channels,
	boolean own)
{

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "miassr";
	/** The header's option that says what was learned: the smallest and the largest scale, with a colon between them. */
	public static final String SCALES = "scales";
	/** The scales of the published training. */
	public static final String PUBLISHED_SCALES = "1.1:4";

	private static final String EXTRACTOR = "extractor", FEATURES = "features", BLOCKS = "blocks", LAYERS = "layers", GROWTH = "growth",
		HIDDEN = "hidden", SKIP = "skip", SINC = "sinc", NONE = "none";
	/** The preset's name of a shape that is none of them. */
	private static final String SINGULAR = "own";
	private static final int DENSE_LAYERS = 6, DENSE_GROWTH = 32, LARGEST = 1 << 12;

	/** The feature extractors, by the names that a user types. */
	public enum Extractor {
		/** Residual blocks without normalisation, the published choice. */
		EDSR,
		/** Residual blocks with batch normalisation. */
		SRRESNET,
		/** Residual dense blocks. */
		RDN;

		/**
		 * @param name an extractor's name, in any case
		 * @return the extractor
		 */
		public static Extractor of(final String name) {
			for (final Extractor e : values()) if (e.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return e;
			throw new DdasrException("There is no feature extractor \"" + name + "\". Choose one of: " + list(values()) + ".");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Sizes by name; FULL is the published one. */
	public enum Preset {
		TINY(32, 8, 64, true), SMALL(48, 12, 96, true), FULL(64, 16, 256, false);

		private static final int PUBLISHED_DENSE_BLOCKS = 20;
		private final int features;
		private final int blocks;
		private final int hidden;
		private final boolean own;

		Preset(final int features, final int blocks, final int hidden, final boolean own) {
			this.features = features;
			this.blocks = blocks;
			this.hidden = hidden;
			this.own = own;
		}

		/**
		 * @param name a preset's name, in any case
		 * @return the preset
		 */
		public static Preset of(final String name) {
			for (final Preset p : values()) if (p.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return p;
			throw new DdasrException("There is no MIASSR preset \"" + name + "\". Choose one of: " + list(values()) + ".");
		}

		/** Dense blocks are larger, so that the small presets have fewer of them. */
		private int blocks(final Extractor extractor) {
			if (extractor != Extractor.RDN) return blocks;
			return this == FULL ? PUBLISHED_DENSE_BLOCKS : blocks / 4;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks all numbers. */
	public MiassrShape {
		final boolean dense = extractor == Extractor.RDN;
		final int least = Math.min(Math.min(Math.min(features, blocks), hidden), channels);
		final int most = Math.max(Math.max(Math.max(features, blocks), Math.max(hidden, channels)), Math.max(layers, growth));
		if (least < 1 || most > LARGEST || dense != layers > 0 || dense != growth > 0) {
			throw new DdasrException("A MIASSR network of " + blocks + " blocks, " + features + " features, " + hidden + " hidden features and " +
				channels + " channels (" + extractor + ") is impossible; each is 1 to " + LARGEST + ".");
		}
	}

	/**
	 * @param preset size by name
	 * @param extractor which feature extractor
	 * @param channels image channels
	 * @return the shape
	 */
	public static MiassrShape of(final Preset preset, final Extractor extractor, final int channels) {
		final boolean dense = extractor == Extractor.RDN;
		return new MiassrShape(extractor, preset.features, preset.blocks(extractor), dense ? DENSE_LAYERS : 0, dense ? DENSE_GROWTH : 0,
			preset.hidden, channels, preset.own);
	}

	/**
	 * @param header the header of a model of this architecture
	 * @return the shape that it describes
	 * @throws DdasrException if it is of another architecture, or lacks a number
	 */
	public static MiassrShape of(final ModelHeader header) {
		if (!ARCHITECTURE.equals(header.architecture())) throw new DdasrException("The model is of architecture \"" + header
			.architecture() + "\", not \"" + ARCHITECTURE + "\". Choose another model.");
		final Extractor extractor = Extractor.of(header.options().getOrDefault(EXTRACTOR, ""));
		final boolean dense = extractor == Extractor.RDN;
		return new MiassrShape(extractor, number(header, FEATURES), number(header, BLOCKS), dense ? number(header, LAYERS) : 0, dense
			? number(header, GROWTH) : 0, number(header, HIDDEN), header.channels(), SINC.equals(header.options().get(SKIP)));
	}

	private static int number(final ModelHeader header, final String option) {
		final String text = header.options().getOrDefault(option, "");
		try {
			return Integer.parseInt(text);
		}
		catch (final NumberFormatException e) {
			throw new DdasrException("The header of the model does not say its number of " + option + " (\"" + text +
				"\"). Get the file again from where it came.", e);
		}
	}

	/**
	 * @param scales what was learned, such as {@value #PUBLISHED_SCALES}
	 * @return the header of a model of this shape, without its origin
	 */
	public ModelHeader header(final String scales) {
		final Map<String, String> options = new LinkedHashMap<>();
		options.put(EXTRACTOR, extractor.toString());
		options.put(FEATURES, Integer.toString(features));
		options.put(BLOCKS, Integer.toString(blocks));
		if (layers > 0) options.put(LAYERS, Integer.toString(layers));
		if (growth > 0) options.put(GROWTH, Integer.toString(growth));
		options.put(HIDDEN, Integer.toString(hidden));
		options.put(SKIP, own ? SINC : NONE);
		options.put(SCALES, scales);
		return ModelHeader.of(ARCHITECTURE, preset(), ModelHeader.ANY_SCALE).withChannels(channels).withOptions(options);
	}

	/** @return the preset's name, or "own" */
	public String preset() {
		for (final Preset p : Preset.values()) if (equals(of(p, extractor, channels))) return p.toString();
		return SINGULAR;
	}

	/**
	 * How far a low-resolution pixel of the up-scaling sees: the convolutions on the way, each one pixel to each side.
	 *
	 * @return pixels to each side; what lies beyond does not matter
	 */
	public int radius() {
		// A head, a tail, and the predicted kernels; RDN has two convolutions at its head.
		return extractor == Extractor.RDN ? layers * blocks + 4 : 2 * blocks + 3;
	}

	/** @return a few words, such as "MIASSR tiny (edsr, 32 × 8)" */
	public String words() {
		return "MIASSR " + preset() + " (" + extractor + ", " + features + " × " + blocks + ")";
	}

	private static String list(final Object... values) {
		return Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", "));
	}
}
