package io.github.ddasr.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Trains an SRN generator on pairs made from high-resolution volumes: L1 loss (or squared),
 * Adam, cosine annealing with warm restarts, an average of the weights, validation
 * on other subjects, checkpoints from which a run goes on exactly as if it had not
 * been interrupted (on the CPU, bit by bit).
 */
public final class SrnTrainer {

	private static final double AVERAGE_DECAY = 0.999;
	private static final int STEPS_PER_MESSAGE = 100;

	private final TrainingOptions options;
	private final TrainingData data;
	private final Parameters.Source start;
	private final CheckpointFile checkpoint;
	private final Monitor monitor;
	private final TrainingListener listener;
	private final MovingAverage average = new MovingAverage(AVERAGE_DECAY);

	/**
	 * @param options what to train
	 * @param data what to learn from
	 * @param start the weights to begin with, random ones or those of a trained network
	 * @param checkpoint where the state is kept; a run resumes from it if it is there
	 * @param monitor told the progress; a cancel ends the run with the best network so far
	 */
	public SrnTrainer(final TrainingOptions options, final TrainingData data, final Parameters.Source start,
		final CheckpointFile checkpoint, final Monitor monitor)
	{
		this(options, data, start, checkpoint, monitor, TrainingListener.NONE);
	}

	/**
	 * @param options what to train
	 * @param data what to learn from
	 * @param start the weights to begin with, random ones or those of a trained network
	 * @param checkpoint where the state is kept; a run resumes from it if it is there
	 * @param monitor told the progress; a cancel ends the run with the best network so far
	 * @param listener hears the loss of each step and what is measured at checkpoints
	 */
	public SrnTrainer(final TrainingOptions options, final TrainingData data, final Parameters.Source start,
		final CheckpointFile checkpoint, final Monitor monitor, final TrainingListener listener)
	{
		this.listener = listener;
		this.options = options;
		this.data = data;
		this.start = start;
		this.checkpoint = checkpoint;
		this.monitor = monitor;
	}

	/**
	 * Runs to the end, or until canceled.
	 *
	 * @param manager owner of the native memory, which also says the device
	 * @return the best network by validation, or the averaged one without validation
	 * @throws DdasrException if the loss stops being a number; the last checkpoint stays
	 */
	public TrainedNetwork train(final NDManager manager) {
		final Validation validation = new Validation(data.validation(), options);
		try (TrainingState state = new TrainingState(manager, options, start);
				PatchSampler sampler = new PatchSampler(data.training(), options))
		{
			if (checkpoint.load(state, options)) resumed(state);
			while (state.step() < options.steps() && !monitor.isCanceled()) runToCheckpoint(state, sampler, validation);
			return TrainedNetwork.of(state, options, state.step() < options.steps());
		}
		finally {
			listener.finished();
		}
	}

	private void resumed(final TrainingState state) {
		monitor.status("resuming at step " + state.step());
		for (final History.Row row : state.history().rows()) {
			tellLoss(row.step(), row.loss());
			listener.checkpoint(row);
		}
	}

	private void tellLoss(final long step, final double loss) {
		listener.losses(step, Map.of(options.loss().title(), loss));
	}

	private void runToCheckpoint(final TrainingState state, final PatchSampler sampler, final Validation validation) {
		final long start = System.nanoTime();
		final double before = state.history().seconds();
		final CosineAnnealing schedule = options.schedule();
		double sum = 0;
		int n = 0;
		do {
			final double rate = schedule.rate(state.step());
			final double loss = step(state, sampler.batch(state.step()), rate);
			state.stepDone();
			tellLoss(state.step(), loss);
			sum += loss;
			n++;
			monitor.progress(state.step(), options.steps());
			if (state.step() % STEPS_PER_MESSAGE == 0) {
				monitor.status(String.format(Locale.ROOT, "step %d of %d, loss %.5f", state.step(), options.steps(), sum / n));
			}
		}
		while (state.step() % options.checkpointSteps() != 0 && state.step() < options.steps() && !monitor.isCanceled());
		final double psnr = validation.isEmpty() ? Double.NaN : validation.psnr(state.averaged(), state.manager());
		state.offer(validation.isEmpty() ? state.step() : psnr);
		final History.Row row = new History.Row(state.step(), sum / n, schedule.rate(state.step() - 1), psnr, //
			validation.baseline(), before + (System.nanoTime() - start) / 1e9);
		state.history().add(row);
		listener.checkpoint(row);
		monitor.status("checkpoint, " + row);
		checkpoint.save(state, options);
	}

	/** One optimiser step; gives the loss. */
	private double step(final TrainingState state, final PatchSampler.Batch batch, final double rate) {
		try (NDManager scope = state.manager().newSubManager()) {
			final double loss = backward(state, batch, scope);
			final NDArray gradient = state.generator().parameters().takeGradient(scope);
			final double norm = state.adam().step(state.weights(), gradient, rate, state.step());
			if (!Double.isFinite(loss) || !Double.isFinite(norm)) throw exploded(state.step());
			average.update(state.average(), state.weights(), scope, state.step());
			return loss;
		}
	}

	private double backward(final TrainingState state, final PatchSampler.Batch batch, final NDManager scope) {
		final long n = options.batch(), low = options.patch(), high = low * options.scale();
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray image = ChannelsLast.fromPlanar(scope, batch.low(), new Shape(n, 1, low, low));
			final NDArray truth = scope.create(batch.high(), new Shape(n, 1, high, high));
			final NDArray loss = options.loss().of(state.generator().forward(image).sub(truth));
			collector.backward(loss);
			return loss.getFloat();
		}
	}

	private DdasrException exploded(final long step) {
		return new DdasrException("Training stopped at step " + step + ": the loss is no longer a number. The last checkpoint (" +
			checkpoint + ") is kept; start again with a smaller rate and another output.");
	}
}
