package io.github.ddasr.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/**
 * Everything that fixes the shape of an SRN generator.
 *
 * @param preset "tiny", "small", "base" or "large"
 * @param scale enlargement per axis: 1, 2 or 4
 * @param channels image channels: 1 for MR
 * @param skip what the network's output is added to
 */
public record SrnConfiguration(Preset preset, int scale, int channels, GlobalSkip skip) {

	/** The published sizes: widths of the four levels, number of bottleneck blocks, growth of the dense blocks. */
	public enum Preset {
		TINY(1, 8, 16, 32, 48, 64), SMALL(3, 16, 32, 64, 96, 128), //
		BASE(6, 32, 64, 128, 256, 256), LARGE(8, 32, 64, 128, 256, 512);

		private final int blocks;
		private final int growth;
		private final int[] widths;

		Preset(final int blocks, final int growth, final int... widths) {
			this.blocks = blocks;
			this.growth = growth;
			this.widths = widths;
		}

		int blocks() {
			return blocks;
		}

		int growth() {
			return growth;
		}

		int width(final int level) {
			return widths[level];
		}

		/**
		 * @param name a preset's name, in any case
		 * @return the preset
		 */
		public static Preset of(final String name) {
			for (final Preset p : values()) if (p.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return p;
			throw new DdasrException("There is no SRN preset \"" + name + "\". Choose one of: " + Arrays.stream(values())
				.map(Preset::toString).collect(Collectors.joining(", ")) + ".");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks scale and channels. */
	public SrnConfiguration {
		if (scale != 1 && scale != 2 && scale != 4) {
			throw new DdasrException("SRN enlarges by 1, 2 or 4, not by " + scale + ".");
		}
		if (channels < 1) throw new DdasrException("SRN needs at least one channel, not " + channels + ".");
	}
}
