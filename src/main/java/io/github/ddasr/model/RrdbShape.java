package io.github.ddasr.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of an RRDBNet, the generator of ESRGAN (Wang et al. 2018), RealSR and Real-ESRGAN: its body works
 * at one size, before which pixels are un-shuffled into channels and after which the maps are doubled.
 *
 * @param features channels of the body, at least 1
 * @param blocks residual-in-residual dense blocks, at least 1
 * @param growth channels that each convolution of a dense block adds, at least 1
 * @param doublings doublings of the size after the body, 0 to 2; 2 as published
 * @param scale enlargement per axis: 1, 2 or 4, at most 2 to the power of the doublings
 * @param channels image channels: 1 or 3
 */
public record RrdbShape(int features, int blocks, int growth, int doublings, int scale, int channels) {

	/** The architecture's name in model headers. */
	public static final String ARCHITECTURE = "rrdbnet";

	private static final String FEATURES = "features", BLOCKS = "blocks", GROWTH = "growth", DOUBLINGS = "doublings";
	/** The preset's name of a shape that is none of them. */
	private static final String OWN = "own";
	private static final int MOST_DOUBLINGS = 2;
	/** More than this in one number is no network, but a damaged header. */
	private static final int LARGEST = 1 << 12;

	/** Sizes by name: features, blocks, growth. FULL is the published one, SMALL Real-ESRGAN's of six blocks, TINY ours. */
	public enum Preset {
		TINY(32, 3, 16), SMALL(64, 6, 32), FULL(64, 23, 32);

		private final int features;
		private final int blocks;
		private final int growth;

		Preset(final int features, final int blocks, final int growth) {
			this.features = features;
			this.blocks = blocks;
			this.growth = growth;
		}

		/**
		 * @param name a preset's name, in any case
		 * @return the preset
		 */
		public static Preset of(final String name) {
			for (final Preset p : values()) if (p.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return p;
			throw new DdasrException("There is no RRDBNet preset \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
				Preset::toString).collect(Collectors.joining(", ")) + ".");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks all numbers. */
	public RrdbShape {
		if (scale != 1 && scale != 2 && scale != 4) {
			throw new DdasrException("RRDBNet enlarges by 1, 2 or 4, not by " + scale + ".");
		}
		if (channels != 1 && channels != 3) throw new DdasrException("RRDBNet has 1 or 3 channels, not " + channels + ".");
		if (doublings < 0 || doublings > MOST_DOUBLINGS || scale > 1 << doublings) {
			throw new DdasrException("An RRDBNet cannot enlarge by " + scale + " with " + doublings + " doublings.");
		}
		if (Math.min(Math.min(features, blocks), growth) < 1 || Math.max(Math.max(features, blocks), growth) > LARGEST) {
			throw new DdasrException("An RRDBNet of " + blocks + " blocks, " + features + " features and growth " + growth +
				" is impossible; each is 1 to " + LARGEST + ".");
		}
	}

	/**
	 * @param preset size by name
	 * @param scale enlargement per axis: 1, 2 or 4
	 * @param channels image channels: 1 or 3
	 * @return the shape
	 */
	public static RrdbShape of(final Preset preset, final int scale, final int channels) {
		return new RrdbShape(preset.features, preset.blocks, preset.growth, MOST_DOUBLINGS, scale, channels);
	}

	/**
	 * @param header the header of a model of this architecture
	 * @return the shape that it describes
	 * @throws DdasrException if it is of another architecture, or lacks a number
	 */
	public static RrdbShape of(final ModelHeader header) {
		if (!ARCHITECTURE.equals(header.architecture())) throw new DdasrException("The model is of architecture \"" + header
			.architecture() + "\", not \"" + ARCHITECTURE + "\". Choose another model.");
		return new RrdbShape(number(header, FEATURES), number(header, BLOCKS), number(header, GROWTH), number(header, DOUBLINGS),
			header.scale(), header.channels());
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

	/** @return the header of a model of this shape, without its origin */
	public ModelHeader header() {
		return ModelHeader.of(ARCHITECTURE, preset(), scale).withChannels(channels).withOptions(Map.of(FEATURES, Integer.toString(
			features), BLOCKS, Integer.toString(blocks), GROWTH, Integer.toString(growth), DOUBLINGS, Integer.toString(doublings)));
	}

	/** @return the preset's name, or "own" */
	public String preset() {
		for (final Preset p : Preset.values()) if (equals(of(p, scale, channels))) return p.toString();
		return OWN;
	}

	/** @return side of the square of pixels that becomes one pixel of the body; sides of an image are multiples of it */
	public int unshuffle() {
		return (1 << doublings) / scale;
	}

	/**
	 * How far an output pixel sees: fifteen convolutions for each block, one before and one behind the body, and what the
	 * convolutions after the doublings add, two pixels of the body.
	 *
	 * @return input pixels to each side; what lies beyond does not matter
	 */
	public int radius() {
		return unshuffle() * (15 * blocks + 4);
	}

	/** @return the same network for images of another number of channels */
	public RrdbShape withChannels(final int number) {
		return new RrdbShape(features, blocks, growth, doublings, scale, number);
	}

	/** @return every tensor's name and shape in the network's order, named as in BasicSR, without a prefix */
	public Map<String, long[]> tensors() {
		final Map<String, long[]> all = new LinkedHashMap<>();
		add(all, "conv_first", channels * unshuffle() * unshuffle(), features);
		for (int i = 0; i < blocks; i++) for (int j = 1; j <= 3; j++) for (int k = 0; k < 5; k++) {
			add(all, "body." + i + ".rdb" + j + ".conv" + (k + 1), features + k * growth, k < 4 ? growth : features);
		}
		add(all, "conv_body", features, features);
		for (int i = 1; i <= doublings; i++) add(all, "conv_up" + i, features, features);
		add(all, "conv_hr", features, features);
		add(all, "conv_last", features, channels);
		return all;
	}

	private static void add(final Map<String, long[]> all, final String name, final long in, final long out) {
		all.put(name + ".weight", new long[] { out, in, 3, 3 });
		all.put(name + ".bias", new long[] { out });
	}
}
