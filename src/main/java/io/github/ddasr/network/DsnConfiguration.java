package io.github.ddasr.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of a down-sampling network (DSN).
 *
 * @param preset "tiny", "small" or "full"
 * @param mode at which size the network answers
 * @param factor fine pixels per coarse pixel: any from 2 to 8 in mode common; 2, 4 or 8 in mode native
 * @param channels image channels: 1 for MR, 3 as published
 * @param decoder which convolutions make the image
 * @param skip what the network's answer is added to
 * @param grain standard deviation of the white noise that the structure image is given, white being 1: what noise is made of,
 *          since the network itself draws nothing; 0, as published, for none
 */
public record DsnConfiguration(Preset preset, Mode mode, int factor, int channels, Decoder decoder, Skip skip,
	double grain)
{

	/** Pixels per token along each side. */
	public static final int PATCH = 8;

	private static final int LARGEST_FACTOR = 8;

	/** Sizes: width of a token, heads, width of the feed-forward part, layers, grid of the position code, dropout. */
	public enum Preset {
		TINY(64, 4, 128, 1, 6, 0), SMALL(256, 8, 1024, 2, 18, 0.1f), FULL(512, 8, 2048, 3, 18, 0.1f);

		private final int width;
		private final int heads;
		private final int feedForward;
		private final int layers;
		private final int grid;
		private final float dropout;

		Preset(final int width, final int heads, final int feedForward, final int layers, final int grid,
			final float dropout)
		{
			this.width = width;
			this.heads = heads;
			this.feedForward = feedForward;
			this.layers = layers;
			this.grid = grid;
			this.dropout = dropout;
		}

		/** Numbers per token. */
		int width() {
			return width;
		}

		int heads() {
			return heads;
		}

		int feedForward() {
			return feedForward;
		}

		/** Layers of each encoder, and of the decoder. */
		int layers() {
			return layers;
		}

		/** Side of the grid to which the position code is pooled. */
		int grid() {
			return grid;
		}

		float dropout() {
			return dropout;
		}

		/**
		 * @param name a preset's name, in any case
		 * @return the preset
		 */
		public static Preset of(final String name) {
			return choose(values(), name, "DSN preset");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** At which size the network works. */
	public enum Mode {
		/** As published: both images at the size of the fine one; the answer is shrunk afterwards. */
		COMMON,
		/** Each image at its own size; the answer comes at the coarse size, through fewer enlargements. */
		NATIVE;

		/**
		 * @param name a mode's name, in any case
		 * @return the mode
		 */
		public static Mode of(final String name) {
			return choose(values(), name, "DSN mode");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Which convolutions turn tokens into an image. */
	public enum Decoder {
		/** Nine convolutions in three stages, as in the published code. */
		STYTR2,
		/** Three convolutions, each before an enlargement, and one for the image: the paper's sentence taken literally. */
		PLAIN3;

		/**
		 * @param name a decoder's name, in any case
		 * @return the decoder
		 */
		public static Decoder of(final String name) {
			return choose(values(), name, "DSN decoder");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** What the answer is added to, so that only the change of look has to be learned. */
	public enum Skip {
		/** Nothing, as published. */
		NONE,
		/** The structure image at the size of the answer. */
		AREA,
		/** The same after tone curve, point-spread function and Rician noise of the wanted scanner. */
		SCANNER;

		/**
		 * @param name a skip's name, in any case
		 * @return the skip
		 */
		public static Skip of(final String name) {
			return choose(values(), name, "DSN skip");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks the ranges. */
	public DsnConfiguration {
		if (factor < 2 || factor > LARGEST_FACTOR) throw new DdasrException("A DSN shrinks by 2 to " + LARGEST_FACTOR +
			", not by " + factor + ".");
		if (mode == Mode.NATIVE && Integer.bitCount(factor) != 1) {
			throw new DdasrException("In mode native a DSN shrinks by 2, 4 or 8, not by " + factor +
				". Choose mode=common for other factors.");
		}
		if (channels != 1 && channels != 3) throw new DdasrException("A DSN has 1 or 3 channels, not " + channels + ".");
		if (!(grain >= 0 && grain <= 1)) throw new DdasrException("Grain " + grain +
			" is out of range. Give a number from 0 to 1.");
	}

	/** @return fine pixels per pixel of the network's answer: 1 in mode common */
	public int outputFactor() {
		return mode == Mode.NATIVE ? factor : 1;
	}

	/** @return enlargements by two in the decoder */
	int enlargements() {
		return Integer.numberOfTrailingZeros(PATCH / outputFactor());
	}

	private static <E extends Enum<E>> E choose(final E[] values, final String name, final String what) {
		for (final E value : values) if (value.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return value;
		throw new DdasrException("There is no " + what + " \"" + name + "\". Choose one of: " + Arrays.stream(values).map(
			Object::toString).collect(Collectors.joining(", ")) + ".");
	}
}
