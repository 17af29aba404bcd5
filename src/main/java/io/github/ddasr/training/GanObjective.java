package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Discriminator;
import io.github.ddasr.network.Parameters;

/**
 * The objective of DDASR's generator (eqs. 9 to 14): η₁ · perceptual + η₂ · distance + η₃ · adversarial (and the
 * {@link Lattice}, which is ours), against a discriminator
 * that learns in turn; in a warm-up the distance alone. Both networks never learn at once: the sum of their losses that the
 * paper writes is a notation.
 */
final class GanObjective implements SrnObjective, Opponent {

	private final GanOptions options;
	private final Loss pixel;
	private final PerceptualLoss perceptual;
	private final Discriminator discriminator;
	private final Sharpening sharpening;
	private final RandomPhase phase;
	private final NDArray pixelWeight, perceptualWeight, adversarialWeight, latticeWeight;
	/** Real images and made ones of this step, in pairs. */
	private final List<NDArray> shown = new ArrayList<>();

	/**
	 * @param options weights and forms
	 * @param pixel how the distance from the truth is measured
	 * @param perceptual judges likeness; null where its weight is 0
	 * @param discriminator the opponent; null where its weight is 0
	 * @param side of the square images
	 * @param seed start of all draws
	 * @param manager owner of the constants
	 */
	GanObjective(final GanOptions options, final Loss pixel, final PerceptualLoss perceptual, final Discriminator discriminator,
		final int side, final long seed, final NDManager manager)
	{
		this.options = options;
		this.pixel = pixel;
		this.perceptual = perceptual;
		this.discriminator = discriminator;
		sharpening = options.sharpen() ? new Sharpening(side, manager) : null;
		phase = new RandomPhase(seed, side);
		pixelWeight = Constants.scalar(manager, (float) options.pixel());
		perceptualWeight = Constants.scalar(manager, (float) options.perceptual());
		adversarialWeight = Constants.scalar(manager, (float) options.adversarial());
		latticeWeight = Constants.scalar(manager, (float) options.lattice());
	}

	@Override
	public List<String> terms() {
		return terms(options, pixel);
	}

	/** The same without a network. */
	static List<String> terms(final GanOptions options, final Loss pixel) {
		final List<String> terms = new ArrayList<>(List.of("total (weighted)", pixel.title()));
		if (options.lattice() > 0) terms.add("lattice (mean absolute)");
		if (options.perceptual() > 0) terms.add("perceptual (mean absolute)");
		if (options.adversarial() > 0) terms.addAll(List.of("adversarial (nats)", "discriminator (nats)"));
		return List.copyOf(terms);
	}

	@Override
	public NDList losses(final long step, final NDArray made, final NDArray truth) {
		// Real-ESRGAN sharpens what images are compared with, but not what the discriminator takes for real.
		final NDArray wanted = sharpening == null ? truth : sharpening.apply(truth);
		final NDArray distance = pixel.of(made.sub(wanted));
		if (step < options.warmup()) return new NDList(distance, distance);
		final NDList terms = new NDList(distance.mul(pixelWeight), distance);
		if (options.lattice() > 0) add(terms, Lattice.of(made.sub(wanted), wanted), latticeWeight);
		if (perceptual != null) {
			final NDList cuts = phase.of(step, made, wanted);
			add(terms, perceptual.of(cuts.get(0), cuts.get(1)), perceptualWeight);
		}
		if (discriminator != null) {
			add(terms, judged(made, truth), adversarialWeight);
			shown.add(truth);
			shown.add(made.stopGradient());
		}
		return terms;
	}

	private static void add(final NDList terms, final NDArray term, final NDArray weight) {
		terms.add(term);
		terms.set(0, terms.get(0).add(term.mul(weight)));
	}

	private NDArray judged(final NDArray made, final NDArray truth) {
		final NDManager owner = made.getManager();
		try (NDManager scope = owner.newSubManager()) {
			scope.tempAttachAll(made, truth);
			// The discriminator is held still, so that no gradient comes by the real images.
			final NDList real = options.game().isRelativistic() ? discriminator.apply(truth, true) : null;
			final NDArray loss = options.game().generator(real, discriminator.apply(made, true));
			loss.attach(owner);
			return loss;
		}
	}

	@Override
	public boolean isNearness() {
		return false;
	}

	@Override
	public Opponent opponent() {
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
		return options.warmup();
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		double sum = 0;
		final int parts = shown.size() / 2;
		for (int part = 0; part < parts; part++) sum += learn(shown.get(2 * part), shown.get(2 * part + 1), parts, scope);
		shown.clear();
		return new double[] { sum / parts };
	}

	private double learn(final NDArray truth, final NDArray made, final int parts, final NDManager scope) {
		try (NDManager own = scope.newSubManager(); GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			own.tempAttachAll(truth, made);
			final NDArray loss = options.game().discriminator(discriminator.apply(truth, true), discriminator.apply(made, true));
			collector.backward(parts == 1 ? loss : loss.mul(Constants.scalar(own, 1f / parts)));
			return loss.getFloat();
		}
	}
}
