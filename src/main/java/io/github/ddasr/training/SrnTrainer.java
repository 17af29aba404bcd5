package io.github.ddasr.training;

import java.nio.file.Path;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Trains a generator on pairs made from high-resolution volumes or on pairs that are ready: L1 loss (or squared), or what an
 * adversarial method asks, Adam, cosine annealing with warm restarts, an average of the weights, validation
 * on other subjects, checkpoints from which a run goes on exactly as if it had not
 * been interrupted (on the CPU, bit by bit).
 */
public final class SrnTrainer {

	private final TrainingOptions options;
	private final TrainingData data;
	private final Parameters.Source start;
	private final CheckpointFile checkpoint;
	private final Monitor monitor;
	private final TrainingListener listener;

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
		return train(manager, List.of(), SrnMethod.PLAIN, (owner, sampler) -> SrnObjective.of(options.loss()), null);
	}

	/**
	 * The same by another method.
	 *
	 * @param manager owner of the native memory, which also says the device
	 * @param others further devices that share each batch
	 * @param method which network is trained, and how
	 * @param objective what is asked of it
	 * @param previews a .png file for pictures of the present state, or null for none
	 * @return the network
	 */
	TrainedNetwork train(final NDManager manager, final List<Device> others, final SrnMethod method,
		final SrnTrainee.ObjectiveSource objective, final Path previews)
	{
		final TrainingLoop.Plan plan = new TrainingLoop.Plan(options.steps(), options.checkpointSteps(), step -> method.rate(step,
			options), Adam.USUAL_BETA2, method.identity(options));
		try (SrnTrainee trainee = new SrnTrainee(manager, options, method, others, data, start, objective, previews)) {
			final TrainingState state = new TrainingLoop(plan, checkpoint, monitor, listener).run(trainee);
			return TrainedNetwork.of(state, state.step() < options.steps());
		}
	}
}
