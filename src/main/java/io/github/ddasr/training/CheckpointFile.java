package io.github.ddasr.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/**
 * The one file that holds a training run: weights, averaged weights, both moments
 * of the optimiser, the best weights so far, the position and the history; of an
 * opponent the weights, the moments and what it keeps between passes. Written
 * atomically, so an interrupted run always finds a whole one.
 */
public final class CheckpointFile {

	private static final String OPTIONS = "ddasr.training.options";
	private static final String DATA = "ddasr.training.data";
	/** Before the names of what the opponent keeps between passes. */
	private static final String KEPT = "opponent.kept.";

	private final Path file;
	private final String data;

	/**
	 * @param file where the state is kept, or null to keep none
	 * @param data what the run learns from, in words; a run on other data does not resume
	 */
	public CheckpointFile(final Path file, final String data) {
		this.file = file;
		this.data = data;
	}

	/** Fills the state, whose loss has so many terms, from the file; false if there is none. */
	boolean load(final TrainingState state, final String identity, final int terms) {
		if (file == null || !Files.exists(file)) return false;
		final TensorFile stored = read();
		require(stored, OPTIONS, identity);
		require(stored, DATA, data);
		set(state.weights(), stored.tensor("weights"));
		set(state.average(), stored.tensor("average"));
		set(state.adam().mean(), stored.tensor("adam.mean"));
		set(state.adam().square(), stored.tensor("adam.square"));
		if (state.opponent() != null) loadOpponent(state, stored);
		state.restore(stored.tensor("step").longs()[0], History.fromArray(stored.tensor("history").doubles(), terms), //
			stored.tensor("best").floats(), stored.tensor("bestScore").doubles()[0]);
		return true;
	}

	private static void loadOpponent(final TrainingState state, final TensorFile stored) {
		set(state.opponent().parameters().flat(), stored.tensor("opponent.weights"));
		set(state.opponentAdam().mean(), stored.tensor("opponent.adam.mean"));
		set(state.opponentAdam().square(), stored.tensor("opponent.adam.square"));
		final Map<String, float[]> kept = new LinkedHashMap<>();
		for (final String name : state.opponent().buffers().shapes().keySet()) kept.put(name, stored.tensor(KEPT + name).floats());
		state.opponent().buffers().restore(kept);
	}

	private static void saveOpponent(final TrainingState state, final Map<String, Tensor> tensors) {
		tensors.put("opponent.weights", vector(state.opponent().parameters().flat().toFloatArray()));
		tensors.put("opponent.adam.mean", vector(state.opponentAdam().mean().toFloatArray()));
		tensors.put("opponent.adam.square", vector(state.opponentAdam().square().toFloatArray()));
		state.opponent().buffers().values().forEach((name, values) -> tensors.put(KEPT + name, vector(values)));
	}

	private TensorFile read() {
		try {
			return SafeTensors.read(file);
		}
		catch (final DdasrException e) {
			throw new DdasrException("The checkpoint " + file +
				" is damaged, so the run cannot go on from it. Delete it to start anew.", e);
		}
	}

	/** Replaces the file by the present state. */
	void save(final TrainingState state, final String identity) {
		if (file == null) return;
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		tensors.put("weights", vector(state.weights().toFloatArray()));
		tensors.put("average", vector(state.average().toFloatArray()));
		tensors.put("adam.mean", vector(state.adam().mean().toFloatArray()));
		tensors.put("adam.square", vector(state.adam().square().toFloatArray()));
		if (state.opponent() != null) saveOpponent(state, tensors);
		tensors.put("best", vector(state.best()));
		tensors.put("bestScore", Tensor.scalar(state.bestScore()));
		tensors.put("step", Tensor.scalar(state.step()));
		final double[] history = state.history().toArray();
		tensors.put("history", Tensor.of(history, history.length));
		SafeTensors.write(file, tensors, Map.of(OPTIONS, identity, DATA, data));
	}

	/** @return whether there is something to resume */
	public boolean exists() {
		return file != null && Files.exists(file);
	}

	private void require(final TensorFile stored, final String key, final String wanted) {
		final String found = stored.metadata().get(key);
		if (wanted.equals(found)) return;
		throw new DdasrException("The checkpoint " + file + " belongs to another training run (" + found +
			"). Delete it to start anew, or repeat that run's parameters to go on with it.");
	}

	private static Tensor vector(final float[] values) {
		return Tensor.of(values, values.length);
	}

	/** Writes values into an array in place, so that views on it follow. */
	private static void set(final NDArray target, final Tensor values) {
		if (values.size() != target.size()) {
			throw new DdasrException("A checkpoint tensor has " + values.size() + " values instead of " + target.size() +
				". The checkpoint is damaged or belongs to another network; delete it to start anew.");
		}
		try (NDManager scope = target.getManager().newSubManager()) {
			final NDArray source = scope.create(values.floats());
			target.subi(target);
			target.addi(source);
		}
	}

	@Override
	public String toString() {
		return file == null ? "none" : file.toString();
	}
}
