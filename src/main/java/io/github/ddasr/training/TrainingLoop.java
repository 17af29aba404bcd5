package io.github.ddasr.training;

import java.util.List;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The one training loop of the suite, for one network or for two that learn against each other: Adam with clipping, a learning rate that is a function of the step, an average of the
 * weights, checkpoints from which a run goes on exactly as if it had not been interrupted (on the CPU, bit by bit), a table of
 * what was measured.
 *
 * @param plan length, rate, name of the run
 * @param checkpoint where the state is kept; a run resumes from it if it is there
 * @param monitor told the progress; a cancel ends the run with the best network so far
 * @param listener hears the loss of each step and what is measured at checkpoints
 */
record TrainingLoop(Plan plan, CheckpointFile checkpoint, Monitor monitor, TrainingListener listener) {

	private static final double AVERAGE_DECAY = 0.999;
	private static final int STEPS_PER_MESSAGE = 100;

	/**
	 * @param steps length of the run
	 * @param checkpointSteps steps between two checkpoints
	 * @param rate learning rate of a step, 0 being the first
	 * @param momentum Adam's second decay rate
	 * @param identity all that decides the result, in words; a checkpoint of another run is refused
	 */
	record Plan(long steps, long checkpointSteps, LongToDoubleFunction rate, double momentum, String identity) {}

	/**
	 * Runs to the end, or until canceled.
	 *
	 * @param trainee what learns; closed by the caller
	 * @return its state at the end; owned by the trainee's manager
	 * @throws DdasrException if the loss stops being a number; the last checkpoint stays
	 */
	TrainingState run(final Trainee trainee) {
		try {
			final TrainingState state = new TrainingState(trainee, plan.momentum());
			if (checkpoint.load(state, plan.identity(), trainee.terms().size())) resumed(state, trainee.terms());
			while (state.step() < plan.steps() && !monitor.isCanceled()) runToCheckpoint(state, trainee);
			return state;
		}
		finally {
			listener.finished();
		}
	}

	private void resumed(final TrainingState state, final List<String> terms) {
		monitor.status("resuming at step " + state.step());
		for (final History.Row row : state.history().rows()) {
			tellLoss(terms, row.step(), row.losses());
			listener.checkpoint(row);
		}
	}

	private void tellLoss(final List<String> terms, final long step, final double[] losses) {
		final Map<String, Double> named = new LinkedHashMap<>();
		for (int i = 0; i < losses.length; i++) named.put(terms.get(i), losses[i]);
		listener.losses(step, named);
	}

	private void runToCheckpoint(final TrainingState state, final Trainee trainee) {
		final long start = System.nanoTime();
		final double before = state.history().seconds();
		final double[] sums = new double[trainee.terms().size()];
		int n = 0;
		do {
			final double[] losses = step(state, trainee, plan.rate().applyAsDouble(state.step()));
			state.stepDone();
			tellLoss(trainee.terms(), state.step(), losses);
			for (int i = 0; i < sums.length; i++) sums[i] += losses[i];
			n++;
			monitor.progress(state.step(), plan.steps());
			if (state.step() % STEPS_PER_MESSAGE == 0) {
				monitor.status(String.format(Locale.ROOT, "step %d of %d, loss %.5f", state.step(), plan.steps(), sums[0] / n));
			}
		}
		while (state.step() % plan.checkpointSteps() != 0 && state.step() < plan.steps() && !monitor.isCanceled());
		for (int i = 0; i < sums.length; i++) sums[i] /= n;
		checkpoint(state, trainee, sums, before + (System.nanoTime() - start) / 1e9);
	}

	private void checkpoint(final TrainingState state, final Trainee trainee, final double[] losses, final double seconds) {
		final double score = trainee.validate();
		// Where no score says which is the best, the latest is.
		state.offer(Double.isNaN(score) || !trainee.ranks() ? state.step() : score);
		final History.Row row = new History.Row(state.step(), losses, plan.rate().applyAsDouble(state.step() - 1), score, trainee
			.baseline(), seconds);
		state.history().add(row);
		listener.checkpoint(row);
		monitor.status("checkpoint, " + row.words(trainee.baselineName()));
		checkpoint.save(state, plan.identity());
		trainee.preview(state.step());
	}

	/** One optimiser step, and one of the opponent's; gives the terms of the loss, 0 for those that do not count yet. */
	private double[] step(final TrainingState state, final Trainee trainee, final double rate) {
		final MovingAverage average = new MovingAverage(AVERAGE_DECAY);
		final double[] all = new double[trainee.terms().size()];
		try (NDManager scope = state.manager().newSubManager()) {
			final double[] losses = trainee.backward(state.step(), scope);
			System.arraycopy(losses, 0, all, 0, losses.length);
			learn(state, trainee.parameters(), trainee.takeGradient(scope), state.adam(), losses[0], rate, state.step(), trainee
				.largestLoss());
			final Opponent opponent = trainee.opponent();
			if (opponent != null && state.step() >= opponent.firstStep()) {
				final double[] answer = oppose(state, opponent, rate, scope, trainee.largestLoss());
				System.arraycopy(answer, 0, all, losses.length, answer.length);
			}
			average.update(state.average(), state.weights(), scope, state.step());
			return all;
		}
	}

	private double[] oppose(final TrainingState state, final Opponent opponent, final double rate, final NDManager scope,
		final double largestLoss)
	{
		opponent.parameters().recordGradients(true);
		final double[] losses = opponent.backward(state.step(), scope);
		final NDArray gradient = opponent.parameters().takeGradient(scope);
		learn(state, opponent.parameters(), gradient, state.opponentAdam(), losses[0], rate, state.step() - opponent.firstStep(),
			largestLoss);
		opponent.parameters().recordGradients(false);
		return losses;
	}

	private void learn(final TrainingState state, final Parameters parameters, final NDArray gradient, final Adam adam,
		final double loss, final double rate, final long step, final double largestLoss)
	{
		if (loss > largestLoss && Double.isFinite(loss)) return;
		final double norm = adam.step(parameters.flat(), gradient, rate, step);
		if (!Double.isFinite(loss) || !Double.isFinite(norm)) throw exploded(state.step());
	}

	private DdasrException exploded(final long step) {
		return new DdasrException("Training stopped at step " + step + ": the loss is no longer a number. The last checkpoint (" +
			checkpoint + ") is kept; start again with a smaller rate and another output.");
	}
}
