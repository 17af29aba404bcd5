package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.ActivationNormalisation;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.FeatureHeads;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.StandardisedStart;
import io.github.ddasr.network.Vgg;
import io.github.ddasr.network.VggLayers;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Trains a VGG-like network to tell what was done to a patch and where it comes from (self-supervised: the answers
 * are known without anyone's labels). The result is the average of the weights, its activations normalised.
 */
final class FeatureTrainer implements AutoCloseable {

	private static final String DEEPEST = "relu5_1";
	private static final double AVERAGE_DECAY = 0.999;
	private static final double MAX_GRADIENT_NORM = 5;
	private static final int STEPS_PER_MESSAGE = 100;
	private static final int JUDGED_PATCHES = 384;
	private static final int CALIBRATION_PATCHES = 256;
	private static final int AT_ONCE = 32;
	/**
	 * Channels weaker than their layer's mean are divided by that only: half of the deep ones are nearly dead, and blown
	 * up to a mean of 1 they drown the others, so that worse slices are no longer farther.
	 */
	private static final double LEAST_SHARE = 1;

	private final FeatureOptions options;
	private final FeatureQuestions questions = new FeatureQuestions();
	private final FeatureLoss loss = new FeatureLoss(questions);
	private final FeaturePatches patches;
	private final NDManager manager;
	private final Network learning;
	private final Network averaged;
	private final MovingAverage average = new MovingAverage(AVERAGE_DECAY);

	/** A feature network with its heads. */
	private record Network(Vgg vgg, FeatureHeads heads) {

		static Network of(final FeatureOptions options, final FeatureQuestions questions, final Parameters parameters) {
			return new Network(new Vgg(options.configuration(), DEEPEST, parameters), new FeatureHeads(options.configuration(),
				questions.degradationOutputs(), FeatureQuestions.placeOutputs(), parameters));
		}

		NDArray answers(final NDArray images) {
			return heads.apply(vgg.forward(images, VggLayers.STYLE));
		}
	}

	/**
	 * @param volumes what to learn from
	 * @param parent owner of the native memory, which also says the device
	 */
	FeatureTrainer(final FeatureOptions options, final List<TrainingVolume> volumes, final NDManager parent) {
		this.options = options;
		this.patches = new FeaturePatches(volumes, questions, options);
		this.manager = parent.newSubManager();
		final Parameters.Source start = start();
		this.learning = Network.of(options, questions, new Parameters(manager, start));
		this.averaged = Network.of(options, questions, new Parameters(manager, start));
	}

	private Parameters.Source start() {
		final Parameters.Source random = Parameters.random(options.seed());
		try (NDManager scope = manager.newSubManager()) {
			final Map<String, float[]> standardised = StandardisedStart.of(options.configuration(), DEEPEST, random, images(scope,
				patches.draw(AT_ONCE, -3, FeaturePatch.Wish.ANY)));
			return (name, shape, initial) -> standardised.containsKey(name) ? standardised.get(name) : random.values(name, shape,
				initial);
		}
	}

	FeatureQuestions questions() {
		return questions;
	}

	/**
	 * Runs to the end, or until canceled.
	 *
	 * @return steps done
	 * @throws DdasrException if the loss stops being a number
	 */
	long train(final Monitor monitor, final TrainingListener listener) {
		final Parameters parameters = learning.vgg.parameters();
		parameters.recordGradients();
		final Adam adam = new Adam(manager, parameters.flat(), MAX_GRADIENT_NORM);
		double sum = 0;
		long step = 0;
		for (; step < options.steps() && !monitor.isCanceled(); step++) {
			final double value = step(patches.batch(step), adam, step);
			listener.losses(step + 1, Map.of("answers (cross entropy and squares)", value));
			sum += value;
			monitor.progress(step + 1, options.steps());
			if ((step + 1) % STEPS_PER_MESSAGE == 0) {
				monitor.status(String.format(Locale.ROOT, "step %d of %d, loss %.4f", step + 1, options.steps(), sum /
					STEPS_PER_MESSAGE));
				sum = 0;
			}
		}
		listener.finished();
		return step;
	}

	private double step(final List<FeaturePatch> batch, final Adam adam, final long step) {
		try (NDManager scope = manager.newSubManager()) {
			final double value;
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray error = loss.of(learning.answers(images(scope, batch)), batch);
				collector.backward(error);
				value = error.getFloat();
			}
			final Parameters parameters = learning.vgg.parameters();
			final double norm = adam.step(parameters.flat(), parameters.takeGradient(scope), options.schedule().rate(step), step);
			if (!Double.isFinite(value) || !Double.isFinite(norm)) throw new DdasrException("Training stopped at step " + step +
				": the loss is no longer a number. Start again with a smaller rate.");
			average.update(averaged.vgg.parameters().flat(), parameters.flat(), scope, step);
			return value;
		}
	}

	/** How well the averaged network answers about patches of some volumes. */
	FeatureScores judge(final List<TrainingVolume> volumes) {
		final List<FeaturePatch> judged = new FeaturePatches(volumes, questions, options).draw(JUDGED_PATCHES, -1,
			FeaturePatch.Wish.ANY);
		final float[] answers = new float[judged.size() * questions.outputs()];
		for (int i = 0; i < judged.size(); i += AT_ONCE) {
			final List<FeaturePatch> part = judged.subList(i, Math.min(judged.size(), i + AT_ONCE));
			try (NDManager scope = manager.newSubManager()) {
				final float[] some = averaged.answers(images(scope, part)).toFloatArray();
				System.arraycopy(some, 0, answers, i * questions.outputs(), some.length);
			}
		}
		return FeatureScores.of(questions, judged, answers);
	}

	/** The averaged weights without the heads, every strong channel's mean 1 over clean patches of what was learned from. */
	Map<String, float[]> normalised() {
		final List<FeaturePatch> clean = patches.draw(CALIBRATION_PATCHES, -2, FeaturePatch.Wish.CLEAN);
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> batches = new ArrayList<>();
			for (int i = 0; i < clean.size(); i += AT_ONCE) batches.add(images(scope, clean.subList(i, i + AT_ONCE)));
			final Map<String, float[]> weights = averaged.vgg.parameters().values();
			weights.keySet().removeIf(name -> name.startsWith("head."));
			return ActivationNormalisation.rescaled(weights, ActivationNormalisation.means(averaged.vgg, batches), LEAST_SHARE);
		}
	}

	/** The shapes of the weights. */
	Map<String, long[]> shapes() {
		return averaged.vgg.parameters().shapes();
	}

	private NDArray images(final NDManager scope, final List<FeaturePatch> patches) {
		return ChannelsLast.fromPlanar(scope, FeaturePatches.pixels(patches), new Shape(patches.size(), 1, options.patch(),
			options.patch()));
	}

	@Override
	public void close() {
		manager.close();
	}
}
