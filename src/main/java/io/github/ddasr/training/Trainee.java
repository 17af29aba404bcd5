package io.github.ddasr.training;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Parameters;

/** A network that learns, as {@link TrainingLoop} sees it: what it is made of, and what one step computes. */
interface Trainee extends AutoCloseable {

	/** The weights that learn; their gradients are recorded. */
	Parameters parameters();

	/** The same weights, averaged over the steps. */
	Parameters averaged();

	/** Owner of the native memory of the run. */
	NDManager manager();

	/** Titles of the terms of the loss, with their units; the first one is what is made small, those of an opponent come last. */
	List<String> terms();

	/** The network that learns against this one, or null; the same at each call. */
	default Opponent opponent() {
		return null;
	}

	/**
	 * Computes the loss of a step and its gradient.
	 *
	 * @param step 0 for the first
	 * @param scope takes what is made on the way
	 * @return one value per term, without the opponent's
	 */
	double[] backward(long step, NDManager scope);

	/** Steps whose loss is larger change nothing, the trainee's and the opponent's alike. */
	default double largestLoss() {
		return Double.POSITIVE_INFINITY;
	}

	/**
	 * Takes the gradient that {@link #backward} has collected and sets it back to zero.
	 *
	 * @param scope owner of the result
	 * @return one vector in the order of the weights
	 */
	default NDArray takeGradient(final NDManager scope) {
		return parameters().takeGradient(scope);
	}

	/** Judges the averaged weights: higher is better; NaN where there is nothing to judge by. */
	double validate();

	/** Whether {@link #validate()} says which state is the best one; else the latest is. */
	default boolean ranks() {
		return true;
	}

	/** The same figure of the method that the network is compared with. */
	double baseline();

	/** Name of that method. */
	default String baselineName() {
		return "zero-filling";
	}

	/** Called at each checkpoint, for pictures; must not fail. */
	default void preview(final long step) {}

	@Override
	default void close() {}
}
