package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.List;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.Constants;
import io.github.ddasr.network.Generator;
import io.github.ddasr.network.Parameters;

/** A generator that learns from pairs of patches, and is judged by PSNR beside zero-filling. */
final class SrnTrainee implements Trainee {

	private final TrainingOptions options;
	private final int parts;
	private final NDManager manager;
	private final Generator generator;
	private final Generator averaged;
	private final Replicas replicas;
	private final PatchSampler sampler;
	private final Validation validation;
	private final SrnObjective objective;
	private final NDArray share;
	private final SrnPreview preview;

	/** Makes the objective when the memory and the images are there. */
	@FunctionalInterface
	interface ObjectiveSource {

		/**
		 * @param manager owner of what it keeps
		 * @param sampler the images
		 * @return the objective
		 */
		SrnObjective open(NDManager manager, PatchSampler sampler);
	}

	/**
	 * @param parent owner of the native memory
	 * @param options how to train
	 * @param method which network, and in how many parts
	 * @param others further devices that share each batch; the first is the parent's
	 * @param data what to learn from
	 * @param start first weights
	 * @param source what is asked of the network
	 * @param previews a .png file that is written at each checkpoint, or null for none
	 */
	SrnTrainee(final NDManager parent, final TrainingOptions options, final SrnMethod method, final List<Device> others,
		final TrainingData data, final Parameters.Source start, final ObjectiveSource source, final Path previews)
	{
		this.options = options;
		parts = method.parts();
		validation = new Validation(data.validation(), options);
		manager = parent.newSubManager();
		generator = method.network(options, new Parameters(manager, start));
		averaged = method.network(options, new Parameters(manager, start));
		replicas = new Replicas(generator, others, owner -> method.network(options, new Parameters(owner, start)), manager);
		sampler = new PatchSampler(data.training(), options);
		share = Constants.scalar(manager, 1f / parts);
		objective = source.open(manager, sampler);
		preview = previews == null ? null : new SrnPreview(previews, sampler.batch(0), options);
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
		return objective.terms();
	}

	@Override
	public Opponent opponent() {
		return objective.opponent();
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		double[] sums = null;
		for (int part = 0; part < parts; part++) {
			final double[] losses = backward(step, sampler.batch(step * parts + part), scope);
			if (sums == null) sums = new double[losses.length];
			for (int i = 0; i < sums.length; i++) sums[i] += losses[i] / parts;
		}
		return sums;
	}

	private double[] backward(final long step, final PatchSampler.Batch batch, final NDManager scope) {
		final long n = options.batch(), low = options.patch(), high = low * options.scale();
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray truth = scope.create(batch.high(), new Shape(n, 1, high, high));
			final NDList losses = objective.losses(step, replicas.forward(scope, batch.low(), n, low), truth);
			collector.backward(parts == 1 ? losses.get(0) : losses.get(0).mul(share));
			return losses.stream().mapToDouble(NDArray::getFloat).toArray();
		}
		finally {
			replicas.release();
		}
	}

	@Override
	public NDArray takeGradient(final NDManager scope) {
		return replicas.takeGradient(scope);
	}

	@Override
	public double validate() {
		return validation.isEmpty() ? Double.NaN : validation.psnr(averaged, manager);
	}

	@Override
	public boolean ranks() {
		return objective.isNearness();
	}

	@Override
	public double baseline() {
		return validation.baseline();
	}

	@Override
	public void preview(final long step) {
		if (preview != null) preview.write(averaged, manager);
	}

	@Override
	public void close() {
		sampler.close();
		manager.close();
	}
}
