package io.github.ddasr.quality;

import java.util.Locale;

import io.github.ddasr.volume.IntensityWindow;

/**
 * How the window of a volume is found.
 *
 * @param kind the rule
 * @param given the window of {@link Kind#GIVEN}, else null
 */
public record WindowRule(Kind kind, IntensityWindow given) {

	/** The rules. */
	public enum Kind {
		/** From 0 to the 99.5th percentile of the foreground; 8-bit images enter as they are. */
		AUTO,
		/** Values are grey values already. */
		NONE,
		/** From the smallest value to the largest. */
		FULL,
		/** As {@link #AUTO}, then to the levels of video that BasicSR makes of a grey picture with three channels. */
		BASICSR,
		/** As the user says. */
		GIVEN;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** From 0 to the 99.5th percentile of the foreground; 8-bit images enter as they are. */
	public static final WindowRule AUTO = new WindowRule(Kind.AUTO, null);
	/** Values are grey values already. */
	public static final WindowRule NONE = new WindowRule(Kind.NONE, null);
	/** From the smallest value to the largest. */
	public static final WindowRule FULL = new WindowRule(Kind.FULL, null);
	/** As {@link #AUTO}, then to the levels of video that BasicSR makes of a grey picture with three channels. */
	public static final WindowRule BASICSR = new WindowRule(Kind.BASICSR, null);

	/**
	 * @param window the real-world values that become black and white
	 * @return that window for every volume
	 */
	public static WindowRule of(final IntensityWindow window) {
		return new WindowRule(Kind.GIVEN, window);
	}

	/** @return the rule as commands write it */
	@Override
	public String toString() {
		return kind == Kind.GIVEN ? given.lower() + ":" + given.upper() : kind.toString();
	}
}
