package io.github.ddasr.training;

import java.util.List;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Discriminator;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.MiassrDiscriminator;
import io.github.ddasr.network.MiassrGenerator;
import io.github.ddasr.network.Parameters;

/** MIASSR's generator, which learns from batches of one scale each, and is judged by PSNR at several scales. */
final class MiassrTrainee implements Trainee {

	/** A step with a larger loss is left out, as published. */
	private static final double LARGEST_LOSS = 1e8;
	/** Makes the discriminator's draws differ from the generator's. */
	private static final long JUDGE_SEED = 0x4A55444745L;

	private final MiassrOptions options;
	private final NDManager manager;
	private final MiassrGenerator generator;
	private final MiassrGenerator averaged;
	private final MiassrSampler sampler;
	private final MiassrValidation validation;
	private final MiassrObjective objective;

	/**
	 * @param parent owner of the native memory
	 * @param options how to train
	 * @param training what to learn from
	 * @param judged what to be judged on
	 * @param start first weights
	 * @param features judges likeness; null where nothing does
	 */
	MiassrTrainee(final NDManager parent, final MiassrOptions options, final List<MiassrSubject> training,
		final List<MiassrSubject> judged, final Parameters.Source start, final FeatureMaps features)
	{
		this.options = options;
		manager = parent.newSubManager();
		generator = generator(start);
		averaged = generator(start);
		validation = new MiassrValidation(judged, options);
		sampler = new MiassrSampler(training, options);
		objective = new MiassrObjective(options, MiassrFeatures.scaled(options, features, sampler, manager), judge(), manager);
	}

	private MiassrGenerator generator(final Parameters.Source start) {
		return new MiassrGenerator(options.shape(), new Parameters(manager, start), new Buffers(manager, start));
	}

	private Discriminator judge() {
		final MiassrOptions.Gan gan = options.gan();
		if (gan == null || gan.adversarial() == 0) return null;
		final Parameters.Source random = Parameters.random(options.seed() ^ JUDGE_SEED);
		return new MiassrDiscriminator(options.patch(), options.shape().channels(), gan.width(), true, new Parameters(manager, random),
			new Buffers(manager, random));
	}

	@Override
	public Parameters parameters() {
		return generator.parameters();
	}

	@Override
	public Parameters averaged() {
		return averaged.parameters();
	}

	/** Name → values and shapes of what does not learn. */
	Buffers buffers() {
		return generator.buffers();
	}

	@Override
	public NDManager manager() {
		return manager;
	}

	@Override
	public List<String> terms() {
		return MiassrObjective.terms(options);
	}

	@Override
	public Opponent opponent() {
		return objective.opponent();
	}

	@Override
	public double largestLoss() {
		return LARGEST_LOSS;
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		final MiassrSampler.Batch batch = sampler.batch(step);
		final long n = options.batch(), c = options.shape().channels();
		final Shape low = new Shape(n, c, batch.grid().height(), batch.grid().width());
		final Shape high = new Shape(n, c, batch.grid().newHeight(), batch.grid().newWidth());
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			// With several channels turning them copies the values into the engine's own memory.
			final NDArray images = c == 1 ? Constants.array(scope, batch.low(), low) : ChannelsLast.fromPlanar(scope, batch.low(), low);
			final NDArray base = options.shape().own() ? Constants.array(scope, batch.base(), high) : null;
			final NDArray made = generator.forward(images, batch.grid(), base);
			final NDList losses = objective.losses(step, made, Constants.array(scope, batch.high(), high), batch.scale());
			collector.backward(losses.get(0));
			return losses.stream().mapToDouble(NDArray::getFloat).toArray();
		}
	}

	@Override
	public double validate() {
		return validation.isEmpty() ? Double.NaN : validation.psnr(averaged, manager);
	}

	@Override
	public boolean ranks() {
		return options.gan() == null;
	}

	@Override
	public double baseline() {
		return validation.baseline();
	}

	/** Figures of the averaged weights, scale by scale. */
	Map<String, String> figures() {
		return validation.figures(averaged, manager);
	}

	@Override
	public void close() {
		sampler.close();
		manager.close();
	}
}
