package io.github.ddasr.training;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.Arssr;
import io.github.ddasr.network.Parameters;

/** An ArSSR network that learns values at points of fine scans from coarse patches, and is judged by PSNR beside cubic B-spline. */
final class ArssrTrainee implements Trainee {

	private final Loss loss;
	private final NDManager manager;
	private final Arssr network;
	private final Arssr averaged;
	private final ArssrSampler sampler;
	private final ArssrValidation validation;

	/**
	 * @param parent owner of the native memory
	 * @param options how to train
	 * @param data what to learn from
	 * @param start first weights
	 */
	ArssrTrainee(final NDManager parent, final ArssrOptions options, final TrainingData data, final Parameters.Source start) {
		loss = options.loss();
		validation = new ArssrValidation(blocks(data.validation(), options), options);
		final List<ScanBlock> scans = blocks(data.training(), options).stream().filter(s -> s.fits(options.smallestSide())).toList();
		manager = parent.newSubManager();
		network = new Arssr(options.shape(), new Parameters(manager, start));
		averaged = new Arssr(options.shape(), new Parameters(manager, start));
		sampler = options.scales() == ArssrOptions.Scales.PUBLISHED ? new PublishedScaleSampler(scans, options) : new MixedScaleSampler(scans,
			options);
	}

	private static List<ScanBlock> blocks(final List<TrainingVolume> scans, final ArssrOptions options) {
		return scans.stream().map(v -> ScanBlock.of(v, options.wholeRange())).toList();
	}

	@Override
	public Parameters parameters() {
		return network.parameters();
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
		return List.of(loss.title());
	}

	@Override
	public double[] backward(final long step, final NDManager scope) {
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final ArssrArrays batch = new ArssrArrays(sampler.batch(step), scope);
			final NDArray far = loss.of(batch.values(network).sub(batch.truth()));
			collector.backward(far);
			return new double[] { far.getFloat() };
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
	public String baselineName() {
		return ArssrTraining.BASELINE;
	}

	/** The validation of given weights, scale by scale, in words; empty where there is nothing to judge by. */
	String figures(final Parameters.Source weights) {
		if (validation.isEmpty()) return "";
		try (NDManager scope = manager.newSubManager(); Parameters kept = new Parameters(scope, weights)) {
			return validation.words(new Arssr(network.shape(), kept), scope);
		}
	}

	@Override
	public void close() {
		sampler.close();
		manager.close();
	}
}
