package io.github.ddasr.training;

import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.volume.DdasrException;

/**
 * What makes the training of a generator an adversarial one; with {@link TrainingOptions} it decides the result. A weight of 0
 * leaves the term and its network out.
 *
 * @param perceptual η₁, weight of the perceptual loss
 * @param pixel η₂, weight of the distance from the truth
 * @param adversarial η₃, weight of the adversarial loss
 * @param lattice weight of a pattern that is alike in all images, see {@link Lattice}; not a published term
 * @param game its form
 * @param taps the layers that the perceptual loss compares
 * @param features the frozen network of the perceptual loss: "bundled", "random", or a file
 * @param judge the discriminator
 * @param width channels of its first layer; 64 as published
 * @param warmup steps at the start that make nothing small but the distance
 * @param rate learning rate of both networks after that, at the start of each cycle
 * @param sharpen whether distance and likeness are measured to sharpened images, as Real-ESRGAN does
 */
public record GanOptions(double perceptual, double pixel, double adversarial, double lattice, AdversarialLoss game, PerceptualTaps taps,
	String features, DiscriminatorKind judge, int width, long warmup, double rate, boolean sharpen)
{

	/** Keeps the pattern at some thousandths of white. */
	public static final double USUAL_LATTICE = 20;
	/**
	 * The published weights of the perceptual loss are made for maps of a VGG-19 as it is; the maps of ours are scaled to a mean of 1 and
	 * differ more.
	 */
	static final double OWN_SCALE = 0.2;

	/** The rate of A-ESRGAN, ESRGAN and Real-ESRGAN. */
	public static final double PUBLISHED_RATE = 1e-4;

	private static final double LARGEST = 1e6;
	private static final long RISE = 500;

	/** Checks the ranges. */
	public GanOptions {
		for (final double w : new double[] { perceptual, pixel, adversarial, lattice }) {
			check(w >= 0 && w <= LARGEST, "a weight of " + w, "from 0 to 1000000");
		}
		check(perceptual + pixel + adversarial > 0, "no weight above 0", "above 0 for one weight at least");
		check(width >= 1 && width <= 512, "width=" + width, "from 1 to 512");
		check(warmup >= 0, "warmup=" + warmup, "of 0 or more");
		check(rate > 0 && rate <= 0.1, "a rate of " + rate, "above 0 and at most 0.1");
	}

	/**
	 * @param recipe a published method
	 * @param features the feature network: "bundled", "random", or a file
	 * @return its weights, game, taps and discriminator, without warm-up
	 */
	public static GanOptions of(final GanRecipe recipe, final String features) {
		final double[] w = recipe.weights();
		final double likeness = w[0] * (GanFeatures.isScaled(features) ? OWN_SCALE : 1);
		return new GanOptions(likeness, w[1], w[2], USUAL_LATTICE, recipe.game(), recipe.taps(), features, recipe.judge(),
			DiscriminatorKind.WIDTH, 0, PUBLISHED_RATE, false);
	}

	/**
	 * The learning rate: over the warm-up it falls from the one of the plain training to this one, then it falls to nearly nothing
	 * in each cycle.
	 *
	 * @param step 0 for the first
	 * @param plain steps, rate and cycles
	 * @return the rate of that step
	 */
	double rate(final long step, final TrainingOptions plain) {
		if (step < warmup) {
			final double first = plain.learningRate();
			return new CosineAnnealing(first, Math.min(first, rate), warmup, Math.min(RISE, warmup / 10)).rate(step);
		}
		final long left = plain.steps() - warmup, cycle = (left + plain.cycles() - 1) / plain.cycles();
		// A discriminator that has seen nothing must not be followed at once.
		return new CosineAnnealing(rate, Math.min(rate, TrainingOptions.FLOOR), cycle, Math.min(RISE, left / 10)).rate(step - warmup);
	}

	/** The weighted terms in a few words. */
	String words() {
		final StringBuilder words = new StringBuilder();
		if (perceptual > 0) words.append("perceptual loss, ");
		if (adversarial > 0) words.append(game).append(" against ").append(judge).append(", ");
		words.append("weights ").append(perceptual).append(" / ").append(pixel).append(" / ").append(adversarial);
		return words.append(lattice > 0 ? " and " + lattice + " for the lattice" : "").toString();
	}

	/** Checks these options against those of the run. */
	void check(final TrainingOptions plain) {
		check(warmup < plain.steps(), "warmup=" + warmup + " of " + plain.steps() + " steps", "below the number of steps, 0 for a " +
			"start model that is trained already");
		check(plain.cycles() <= plain.steps() - warmup, "cycles=" + plain.cycles(), "from 1 to the number of steps after the warm-up");
	}

	private static void check(final boolean good, final String what, final String allowed) {
		if (!good) throw new DdasrException("Adversarial training cannot start with " + what + ". Give a number " + allowed + ".");
	}
}
