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
 * of the optimiser, the best weights so far, the position and the history. Written
 * atomically, so an interrupted run always finds a whole one.
 */
public final class CheckpointFile {

	private static final String OPTIONS = "ddasr.training.options";
	private static final String DATA = "ddasr.training.data";

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
		state.restore(stored.tensor("step").longs()[0], History.fromArray(stored.tensor("history").doubles(), terms), //
			stored.tensor("best").floats(), stored.tensor("bestScore").doubles()[0]);
		return true;
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
