package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Discriminator;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.Parameters;

/**
 * What MIASSR's generator is asked for: in the first state nearness to the truth, in the second also likeness in the maps of a feature
 * network and the discriminator's good opinion.
 * <p>
 * The published code lets the discriminator learn before the generator in each step, this one after it, from the same images. Since the
 * two take turns either way, that moves the sequence by half a step: only the generator's very first step of the second state meets a
 * discriminator that has seen nothing, and its learning rate then rises from nearly 0.
 */
final class MiassrObjective implements Opponent {

	private final MiassrOptions options;
	private final FeatureMaps features;
	private final Discriminator discriminator;
	private final NDArray perceptualWeight, adversarialWeight;
	private NDArray real, fake;
	private double scale;

	/**
	 * @param options weights and forms
	 * @param features judges likeness; null where its weight is 0 or there is one state only
	 * @param discriminator the opponent; null likewise
	 * @param manager owner of the constants
	 */
	MiassrObjective(final MiassrOptions options, final FeatureMaps features, final Discriminator discriminator,
		final NDManager manager)
	{
		this.options = options;
		this.features = features;
		this.discriminator = discriminator;
		final MiassrOptions.Gan gan = options.gan();
		perceptualWeight = Constants.scalar(manager, gan == null ? 0 : (float) gan.perceptual());
		adversarialWeight = Constants.scalar(manager, gan == null ? 0 : (float) gan.adversarial());
	}

	/** Titles of the terms of a training with such options. */
	static List<String> terms(final MiassrOptions options) {
		final MiassrOptions.Gan gan = options.gan();
		if (gan == null) return List.of(Loss.L1.title());
		final List<String> terms = new ArrayList<>(List.of("total (weighted)", Loss.L1.title()));
		if (gan.perceptual() > 0) terms.add("perceptual (mean squared)");
		if (gan.adversarial() > 0) terms.addAll(List.of("adversarial (" + gan.game() + ")", "discriminator (" + gan.game() + ")"));
		return List.copyOf(terms);
	}

	/**
	 * Called while gradients are recorded.
	 *
	 * @param step 0 for the first
	 * @param made N × C × H × W
	 * @param truth of the same shape, owned by the step
	 * @param by the scale of the batch
	 * @return one value for each of the first terms; those that are not there count as 0
	 */
	NDList losses(final long step, final NDArray made, final NDArray truth, final double by) {
		final NDArray distance = inside(made.sub(truth), by).abs().mean();
		if (options.gan() == null) return new NDList(distance);
		if (step < options.steps()) return new NDList(distance, distance);
		final NDList terms = new NDList(distance, distance);
		if (features != null) add(terms, likeness(made, truth), perceptualWeight);
		if (discriminator != null) {
			scale = by;
			real = truth;
			fake = made.stopGradient();
			if (options.gan().game() == MiassrGame.WGAN) clip();
			add(terms, judged(made, truth), adversarialWeight);
		}
		return terms;
	}

	/**
	 * Along the edges of a patch a network lacks the pixels beyond, which it has in a slice: there it is not asked for anything. The
	 * published way asks for the whole patch.
	 */
	private NDArray inside(final NDArray difference, final double by) {
		final long edge = options.degradation().isOfPatches() ? 0 : (long) Math.ceil(by), h = difference.getShape().get(2), w = difference
			.getShape().get(3);
		return edge == 0 ? difference : difference.get(":, :, {}:{}, {}:{}", edge, h - edge, edge, w - edge);
	}

	private static void add(final NDList terms, final NDArray term, final NDArray weight) {
		terms.add(term);
		terms.set(0, terms.get(0).add(term.mul(weight)));
	}

	/** Mean squared difference of the maps, the sum over the image's channels, each of which is shown by itself. */
	private NDArray likeness(final NDArray made, final NDArray truth) {
		final NDManager owner = made.getManager();
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(made, truth);
			final Shape s = made.getShape(), single = new Shape(s.get(0) * s.get(1), 1, s.get(2), s.get(3));
			final NDArray wanted = features.of(truth.reshape(single)).get(0).stopGradient(), found = features.of(made.reshape(single)).get(0);
			final NDArray loss = found.sub(wanted).square().mean().mul(Constants.scalar(scope, s.get(1)));
			loss.attach(owner);
			return loss;
		}
	}

	private NDArray judged(final NDArray made, final NDArray truth) {
		final NDManager owner = made.getManager();
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(made, truth);
			final MiassrGame game = options.gan().game();
			final NDArray shown = game.isRelativistic() ? logits(truth) : null;
			final NDArray loss = game.generator(shown, logits(made), scale);
			loss.attach(owner);
			return loss;
		}
	}

	private NDArray logits(final NDArray images) {
		return discriminator.apply(images, true).get(0);
	}

	/** WGAN's bound: before each use, which is after each of the discriminator's steps. */
	private void clip() {
		final NDArray weights = discriminator.parameters().flat();
		try (NDManager scope = weights.getManager().newSubManager()) {
			scope.tempAttachAll(weights);
			final NDArray bounded = weights.clip(-MiassrGame.CLIP, MiassrGame.CLIP);
			weights.subi(weights.sub(bounded));
		}
	}

	/** The opponent, or null. */
	Opponent opponent() {
		return discriminator == null ? null : this;
	}

	@Override
	public Parameters parameters() {
		return discriminator.parameters();
	}

	@Override
	public Buffers buffers() {
		return discriminator.buffers();
	}

	@Override
	public long firstStep() {
		return options.steps();
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		try (NDManager own = scope.newSubManager(); GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			own.tempAttachAll(real, fake);
			final NDArray loss = options.gan().game().discriminator(logits(real), logits(fake), scale);
			collector.backward(loss);
			return new double[] { loss.getFloat() };
		}
	}
}
