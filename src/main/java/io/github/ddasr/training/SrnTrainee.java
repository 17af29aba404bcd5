package io.github.ddasr.training;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnGenerator;

/** An SRN generator that learns from pairs of patches, and is judged by PSNR beside zero-filling. */
final class SrnTrainee implements Trainee {

	private final TrainingOptions options;
	private final NDManager manager;
	private final SrnGenerator generator;
	private final SrnGenerator averaged;
	private final PatchSampler sampler;
	private final Validation validation;

	SrnTrainee(final NDManager parent, final TrainingOptions options, final TrainingData data,
		final Parameters.Source start)
	{
		this.options = options;
		validation = new Validation(data.validation(), options);
		manager = parent.newSubManager();
		generator = new SrnGenerator(options.configuration(), new Parameters(manager, start));
		averaged = new SrnGenerator(options.configuration(), new Parameters(manager, start));
		sampler = new PatchSampler(data.training(), options);
	}

	@Override
	public Parameters parameters() {
		return generator.parameters();
	}

	@Override
	public Parameters averaged() {
		return averaged.parameters();
	}

	@Override
	public NDManager manager() {
		return manager;
	}

	@Override
	public List<String> terms() {
		return List.of(options.loss().title());
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		final PatchSampler.Batch batch = sampler.batch(step);
		final long n = options.batch(), low = options.patch(), high = low * options.scale();
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray image = ChannelsLast.fromPlanar(scope, batch.low(), new Shape(n, 1, low, low));
			final NDArray truth = scope.create(batch.high(), new Shape(n, 1, high, high));
			final NDArray loss = options.loss().of(generator.forward(image).sub(truth));
			collector.backward(loss);
			return new double[] { loss.getFloat() };
		}
	}

	@Override
	public double validate() {
		return validation.isEmpty() ? Double.NaN : validation.psnr(averaged, manager);
	}

	@Override
	public double baseline() {
		return validation.baseline();
	}

	@Override
	public void close() {
		sampler.close();
		manager.close();
	}
}
