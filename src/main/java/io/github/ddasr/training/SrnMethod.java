package io.github.ddasr.training;

import java.util.List;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.Discriminator;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Generator;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnGenerator;
import io.github.ddasr.volume.DdasrException;

/**
 * How a generator is trained beyond the plain way, and which one; with {@link TrainingOptions} it decides the result.
 *
 * @param parts batches per optimiser step, one after the other, whose gradients are averaged: for batches that do not fit into
 *          memory at once. Statistics over a batch are those of one part
 * @param gan the adversarial game, or null for none
 */
public record SrnMethod(int parts, GanOptions gan) {

	/** One batch per step, distance from the truth alone. */
	public static final SrnMethod PLAIN = new SrnMethod(1, null);

	/** Makes the discriminator's draws differ from the generator's. */
	private static final long JUDGE_SEED = 0x4A55444745L;

	/** Checks the range. */
	public SrnMethod {
		if (parts < 1 || parts > 1024) throw new DdasrException("Training cannot start: accumulate=" + parts +
			" is out of range. Give a number from 1 to 1024.");
	}

	/** All that decides the result, in words. */
	String identity(final TrainingOptions options) {
		return equals(PLAIN) ? options.toString() : options + " | " + this;
	}

	/** Learning rate of a step. */
	double rate(final long step, final TrainingOptions options) {
		return gan == null ? options.schedule().rate(step) : gan.rate(step, options);
	}

	/** Titles of what is measured at each step. */
	List<String> terms(final TrainingOptions options) {
		return gan == null ? List.of(options.loss().title()) : GanObjective.terms(gan, options.loss());
	}

	/** The loss in a few words. */
	String words(final TrainingOptions options) {
		return options.loss() + (gan == null ? "" : ", " + gan.words());
	}

	/** The frozen network of the perceptual loss, or null. */
	FeatureMaps features(final NDManager manager) {
		return gan == null ? null : GanFeatures.open(gan, manager);
	}

	/**
	 * @param options the run's
	 * @param features what {@link #features} gave
	 * @param sampler the images
	 * @param manager owner of what the objective keeps
	 * @return what is asked of the network
	 */
	SrnObjective objective(final TrainingOptions options, final FeatureMaps features, final PatchSampler sampler,
		final NDManager manager)
	{
		if (gan == null) return SrnObjective.of(options.loss());
		final PerceptualLoss likeness = features == null ? null : new PerceptualLoss(GanFeatures.scaled(gan, features, sampler, options,
			manager), gan.taps().weights(), manager);
		final int side = options.patch() * options.scale();
		return new GanObjective(gan, options.loss(), likeness, gan.adversarial() == 0 ? null : judge(options, side, manager), side,
			manager);
	}

	private Discriminator judge(final TrainingOptions options, final int side, final NDManager manager) {
		final Parameters.Source random = Parameters.random(options.seed() ^ JUDGE_SEED);
		return gan.judge().build(side, options.configuration().channels(), gan.width(), new Parameters(manager, random), new Buffers(
			manager, random));
	}

	/** Builds the network. */
	Generator network(final TrainingOptions options, final Parameters parameters) {
		return new SrnGenerator(options.configuration(), parameters);
	}

	/** Checks what can be checked before anything is read. */
	void check(final TrainingOptions options) {
		if (gan != null) gan.check(options);
	}
}
