package io.github.ddasr.training;

import java.util.Map;

/**
 * Hears what a training run measures while it runs, for plots. It is called on the training's own thread, so it must
 * return at once and must not throw.
 */
public interface TrainingListener {

	/** Hears nothing. */
	TrainingListener NONE = new TrainingListener() {};

	/**
	 * @param step number of the optimiser step that was done, from 1; where a run resumes, its earlier checkpoints are told
	 *          first, each with the mean since the one before
	 * @param losses terms of the training loss by name, with their unit in brackets, such as "L1 (window = 1)"; always the
	 *          same terms in the same order
	 */
	default void losses(final long step, final Map<String, Double> losses) {}

	/**
	 * @param row what was measured at a checkpoint
	 */
	default void checkpoint(final History.Row row) {}

	/** The run has ended, at its last step or before. */
	default void finished() {}
}
