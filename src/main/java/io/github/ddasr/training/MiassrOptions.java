package io.github.ddasr.training;

import java.util.Locale;

import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.network.MiassrDiscriminator;
import io.github.ddasr.volume.DdasrException;

/**
 * Everything that decides a training of MIASSR; two runs with equal options and data give the same weights on the processor.
 *
 * @param shape the network
 * @param steps optimiser steps of the first state, in which the distance from the truth alone counts
 * @param batch patches per step
 * @param patch side of a high-resolution patch in pixels
 * @param scales the scales, one of which is drawn for each batch
 * @param degradation how slices are made coarse
 * @param noise largest Rician noise, as a share of the intensity window's upper end
 * @param background share of slices and patches that are taken wherever they fall
 * @param rate learning rate
 * @param freeze whether what the feature extractor takes from the start model is held still
 * @param gan the second state, or null for none
 * @param seed start of every random draw
 * @param checkpointSteps steps between checkpoints and validations
 */
public record MiassrOptions(MiassrShape shape, long steps, int batch, int patch, Scales scales, MiassrDegradation degradation,
	double noise, double background, Rate rate, boolean freeze, Gan gan, long seed, long checkpointSteps)
{

	/**
	 * The scales from one to another in steps of a tenth.
	 *
	 * @param smallest the smallest times ten, above 10
	 * @param largest the largest times ten
	 */
	public record Scales(int smallest, int largest) {

		private static final int LARGEST = 80;

		/** The published ones, 1.1 to 4. */
		public static final Scales PUBLISHED = new Scales(11, 40);

		/** Checks the range. */
		public Scales {
			check(smallest > 10 && smallest <= largest && largest <= LARGEST, "scales from " + smallest / 10.0 + " to " + largest / 10.0,
				"two numbers from 1.1 to 8, the smaller one first");
		}

		/**
		 * @param smallest such as 1.1
		 * @param largest such as 4
		 * @return the scales, rounded to tenths
		 */
		public static Scales of(final double smallest, final double largest) {
			return new Scales((int) Math.round(10 * smallest), (int) Math.round(10 * largest));
		}

		@Override
		public String toString() {
			return number(smallest) + ":" + number(largest);
		}

		private static String number(final int tenths) {
			return tenths % 10 == 0 ? Integer.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
		}
	}

	/**
	 * The learning rate as a function of the step.
	 *
	 * @param peak rate at the start
	 * @param halving steps after which it is halved, again and again, as published; 0 for half a cosine over each state
	 */
	public record Rate(double peak, long halving) {

		private static final long RISE = 200;

		/** Checks the range. */
		public Rate {
			check(peak > 0 && peak <= 0.1, "a learning rate of " + peak, "a number above 0, at most 0.1");
			check(halving >= 0, "halving=" + halving, "0 or more");
		}

		/** The rate of a step of a state that has so many. */
		double at(final long step, final long steps) {
			if (halving > 0) return peak * Math.pow(0.5, step / halving);
			return new CosineAnnealing(peak, Math.min(peak, TrainingOptions.FLOOR), steps, Math.min(RISE, steps / 10)).rate(step);
		}
	}

	/**
	 * The second state: training against a discriminator.
	 *
	 * @param steps optimiser steps
	 * @param perceptual weight of the perceptual loss; 0.006 as published
	 * @param adversarial weight of what the discriminator says; 0.001 as published
	 * @param game its form
	 * @param deep whether the perceptual loss compares the deepest maps ("VGG54") instead of those of the second block ("VGG22")
	 * @param features frozen network of the perceptual loss: "bundled", "random", or a file
	 * @param width channels of the discriminator's first layer
	 * @param rate learning rate of both networks
	 */
	public record Gan(long steps, double perceptual, double adversarial, MiassrGame game, boolean deep, String features, int width,
		Rate rate)
	{

		/** Published weights. */
		public static final double PERCEPTUAL = 0.006, ADVERSARIAL = 0.001;

		private static final double LARGEST = 1e6;

		/** Checks the ranges. */
		public Gan {
			check(steps >= 1, "gan=" + steps, "1 or more");
			check(perceptual >= 0 && perceptual <= LARGEST, "perceptual=" + perceptual, "a number from 0 to 1000000");
			check(adversarial >= 0 && adversarial <= LARGEST, "adversarial=" + adversarial, "a number from 0 to 1000000");
			check(perceptual + adversarial > 0, "perceptual and adversarial of 0", "a number above 0 for one of them, or gan=0");
			check(width >= 1 && width <= 512, "width=" + width, "a number from 1 to 512");
		}
	}

	/** Checks the ranges. */
	public MiassrOptions {
		check(steps >= (gan == null ? 1 : 0), "steps=" + steps, "1 or more, or with gan 0 or more");
		check(batch >= 1 && batch <= 256, "batch=" + batch, "a number from 1 to 256");
		check(patch >= 32 && patch <= 512 && patch % MiassrDiscriminator.STEP == 0, "patch=" + patch, "a multiple of " +
			MiassrDiscriminator.STEP + " from 32 to 512");
		check(noise >= 0 && noise <= 0.5, "noise=" + noise, "a number from 0 to 0.5");
		check(background >= 0 && background <= 1, "background=" + background, "a number from 0 to 1");
		check(checkpointSteps >= 1, "interval=" + checkpointSteps, "1 or more");
	}

	/** Steps of both states. */
	long allSteps() {
		return steps + (gan == null ? 0 : gan.steps());
	}

	/** Learning rate of a step. */
	double rate(final long step) {
		return step < steps ? rate.at(step, steps) : gan.rate().at(step - steps, gan.steps());
	}

	/** Side of the low-resolution patches of a scale. */
	int low(final int tenths) {
		return patch * 10 / tenths;
	}

	private static void check(final boolean good, final String what, final String allowed) {
		if (!good) throw new DdasrException("Training cannot start with " + what + ". Give " + allowed + ".");
	}
}
