package io.github.ddasr.training;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** What a generator is asked for: how far what it made is from what was wanted. */
interface SrnObjective {

	/** Titles of the terms with their units; the first is what is made small, those of an opponent come last. */
	List<String> terms();

	/**
	 * Called while gradients are recorded.
	 *
	 * @param step 0 for the first
	 * @param made N × C × H × W
	 * @param truth of the same shape, owned by the step
	 * @return one value for each of the first terms; those that are not there count as 0
	 */
	NDList losses(long step, NDArray made, NDArray truth);

	/** Who learns against the generator, or null. */
	default Opponent opponent() {
		return null;
	}

	/** Whether the best network is the one nearest to the truth. */
	default boolean isNearness() {
		return true;
	}

	/**
	 * The plain one: distance from the truth.
	 *
	 * @param loss how the distance is measured
	 * @return the objective
	 */
	static SrnObjective of(final Loss loss) {
		return new SrnObjective() {

			@Override
			public List<String> terms() {
				return List.of(loss.title());
			}

			@Override
			public NDList losses(final long step, final NDArray made, final NDArray truth) {
				return new NDList(loss.of(made.sub(truth)));
			}
		};
	}
}
