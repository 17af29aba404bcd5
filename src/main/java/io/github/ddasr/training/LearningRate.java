package io.github.ddasr.training;

import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/**
 * DSN's learning rate, a function of the step.
 *
 * @param rule which function
 * @param peak highest rate of a cosine or a constant one; the published rule has its own
 */
public record LearningRate(Rule rule, double peak) {

	private static final long RISE = 10_000;
	private static final long WARMUP = 100;
	private static final double FLOOR = 0.01;

	/** Which function of the step. */
	public enum Rule {
		/** StyTr2's: 5e-5 rising to 2e-4 over 10,000 steps, then falling hyperbolically; made for 300,000 steps. */
		PUBLISHED,
		/** Half a cosine over the run, from the peak to a hundredth of it; for short runs. */
		COSINE,
		/** The same at each step. */
		CONSTANT;

		/**
		 * @param name a rule's name, in any case
		 * @return the rule
		 */
		public static Rule of(final String name) {
			for (final Rule r : values()) if (r.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return r;
			throw new DdasrException("There is no learning rate rule \"" + name +
				"\". Choose one of: published, cosine, constant.");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks the peak. */
	public LearningRate {
		if (!(peak > 0 && peak <= 1)) throw new DdasrException("The learning rate " + peak +
			" is out of range. Give a number above 0, at most 1.");
	}

	/**
	 * @param step 0 for the first
	 * @param steps length of the run
	 * @return the rate of that step
	 */
	double at(final long step, final long steps) {
		switch (rule) {
			case PUBLISHED:
				return published(step);
			case COSINE:
				return new CosineAnnealing(peak, FLOOR * peak, steps, Math.min(WARMUP, steps / 10)).rate(step);
			default:
				return peak;
		}
	}

	/** 5e-4 · 0.1 · (1 + 3e-4 · i) below i = 10,000, then 2e-4 / (1 + 1e-5 · (i − 10,000)). */
	static double published(final long i) {
		return i < RISE ? 5e-5 * (1 + 3e-4 * i) : 2e-4 / (1 + 1e-5 * (i - RISE));
	}
}
