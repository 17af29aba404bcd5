package io.github.ddasr.training;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.Discriminator;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Generator;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.RrdbNet;
import io.github.ddasr.network.SrnGenerator;
import io.github.ddasr.network.SrnTileNetwork;
import io.github.ddasr.network.StartWeights;
import io.github.ddasr.volume.DdasrException;

/**
 * Which generator is trained, and how beyond the plain way; with {@link TrainingOptions} it decides the result.
 *
 * @param rrdb size of an RRDBNet that takes the place of SRN, for which preset and skip of the options mean nothing; null for SRN
 * @param parts batches per optimiser step, one after the other, whose gradients are averaged: for batches that do not fit into
 *          memory at once. Statistics over a batch are those of one part
 * @param gan the adversarial game, or null for none
 */
public record SrnMethod(RrdbShape.Preset rrdb, int parts, GanOptions gan) {

	/** SRN, one batch per step, distance from the truth alone. */
	public static final SrnMethod PLAIN = new SrnMethod(null, 1, null);

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

	/** Says what judges likeness, and where; empty where nothing does. */
	String likeness(final FeatureMaps features) {
		return features == null ? "" : features.provenance() + ", compared at " + String.join(", ", GanFeatures.layers(gan));
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
			options.seed(), manager);
	}

	private Discriminator judge(final TrainingOptions options, final int side, final NDManager manager) {
		final Parameters.Source random = Parameters.random(options.seed() ^ JUDGE_SEED);
		return gan.judge().build(side, options.configuration().channels(), gan.width(), new Parameters(manager, random), new Buffers(
			manager, random));
	}

	/** Builds the network. */
	Generator network(final TrainingOptions options, final Parameters parameters) {
		return rrdb == null ? new SrnGenerator(options.configuration(), parameters) : new RrdbNet(shape(options), parameters);
	}

	private RrdbShape shape(final TrainingOptions options) {
		return RrdbShape.of(rrdb, options.scale(), options.configuration().channels());
	}

	/** What a model file says of the network's shape. */
	ModelHeader header(final TrainingOptions options) {
		return rrdb == null ? ModelHeader.of(SrnTileNetwork.ARCHITECTURE, options.preset().toString(), options.scale()).withOptions(Map
			.of(SrnTileNetwork.SKIP, options.skip().toString())) : shape(options).header();
	}

	/** The network in a few words. */
	String name(final TrainingOptions options) {
		return (rrdb == null ? "SRN " + options.preset() : "RRDBNet " + rrdb) + " ×" + options.scale();
	}

	/**
	 * @param model a model to go on from
	 * @param options the run's
	 * @return its weights
	 * @throws DdasrException if it is another network
	 */
	Parameters.Source start(final ModelFile model, final TrainingOptions options) {
		if (rrdb == null ? SrnTileNetwork.configuration(model.header()).equals(options.configuration()) : RrdbShape.of(model.header())
			.withChannels(options.configuration().channels()).equals(shape(options))) return StartWeights.of(model);
		final String wanted = rrdb == null ? "preset=" + options.preset() + ", scale=" + options.scale() + ", skip=" + options.skip() +
			"). Give its own preset, scale and skip" : "architecture=rrdbnet, preset=" + rrdb + ", scale=" + options.scale() +
				"). Give its own architecture, preset and scale";
		throw new DdasrException("The model " + model.source() + " is another network than the one to be trained (" + wanted +
			", or leave out start=.");
	}

	/** Checks what can be checked before anything is read. */
	void check(final TrainingOptions options) {
		if (gan != null) gan.check(options);
	}
}
