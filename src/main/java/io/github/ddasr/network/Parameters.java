package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.DdasrException;

/**
 * The named weights of one network, in the order in which its layers ask for
 * them. All values lie in one flat vector of which every weight is a view, so an
 * optimiser step, an average or a checkpoint is a handful of operations on one
 * vector, whatever the number of layers. Closing it releases the weights.
 */
public final class Parameters implements AutoCloseable {

	/** Where the first value of a weight comes from. */
	@FunctionalInterface
	public interface Source {

		/**
		 * @param name the weight's name, as in a PyTorch state dict
		 * @param shape its shape
		 * @param initial makes a random start value
		 * @return its values, row major
		 */
		float[] values(String name, long[] shape, Initialisation initial);
	}

	/** One weight of a layer. */
	static final class Weight {

		private final Shape shape;
		private NDArray array;

		private Weight(final Shape shape, final NDArray array) {
			this.shape = shape;
			this.array = array;
		}

		NDArray array() {
			return array;
		}
	}

	private final NDManager manager;
	private final Source source;
	private final Map<String, Weight> weights = new LinkedHashMap<>();
	private final Set<String> held = new HashSet<>();
	private NDArray flat;

	/**
	 * @param parent owner, which also says the device
	 * @param source where values come from
	 */
	public Parameters(final NDManager parent, final Source source) {
		this.manager = parent.newSubManager();
		this.source = source;
	}

	/**
	 * @param seed any number; the same one gives the same weights
	 * @return a source of random start values, independent of the engine's own generator
	 */
	public static Source random(final long seed) {
		return (name, shape, initial) -> initial.values(shape, seed ^ (name.hashCode() * 0x9E3779B97F4A7C15L));
	}

	Weight get(final String name, final long[] shape, final Initialisation initial) {
		final float[] values = source.values(name, shape, initial);
		final Shape s = new Shape(shape);
		if (values.length != s.size()) {
			throw new DdasrException("The weight \"" + name + "\" has " + values.length + " values, but the network needs " +
				s.size() + ". The file belongs to another network, preset or version.");
		}
		final Weight weight = new Weight(s, manager.create(values, s));
		if (weights.put(name, weight) != null) throw new IllegalArgumentException("two weights named " + name);
		return weight;
	}

	/**
	 * All weights as one vector. Changing it in place changes the network.
	 *
	 * @return the vector, in the order of {@link #shapes()}; owned here
	 */
	public NDArray flat() {
		if (flat == null) flatten();
		return flat;
	}

	private void flatten() {
		final NDList pieces = new NDList();
		for (final Weight w : weights.values()) pieces.add(w.array.flatten());
		flat = NDArrays.concat(pieces);
		pieces.close();
		final List<Long> cuts = new ArrayList<>();
		long at = 0;
		for (final Weight w : weights.values()) {
			if (at > 0) cuts.add(at);
			at += w.shape.size();
		}
		final NDList views = flat.split(cuts.stream().mapToLong(Long::longValue).toArray());
		int i = 0;
		for (final Weight w : weights.values()) {
			w.array.close();
			w.array = views.get(i++).reshape(w.shape);
		}
	}

	/** @return name → shape, in the network's order */
	public Map<String, long[]> shapes() {
		final Map<String, long[]> shapes = new LinkedHashMap<>();
		weights.forEach((name, w) -> shapes.put(name, w.shape.getShape()));
		return shapes;
	}

	/** @return name → values, row major, in the network's order */
	public Map<String, float[]> values() {
		return cut(flat().toFloatArray());
	}

	/**
	 * Cuts a vector that runs like {@link #flat()} into the weights' pieces.
	 *
	 * @param all as many values as {@link #count()}
	 * @return name → values
	 */
	public Map<String, float[]> cut(final float[] all) {
		final Map<String, float[]> values = new LinkedHashMap<>();
		int at = 0;
		for (final Map.Entry<String, Weight> e : weights.entrySet()) {
			final int n = Math.toIntExact(e.getValue().shape.size());
			values.put(e.getKey(), java.util.Arrays.copyOfRange(all, at, at + n));
			at += n;
		}
		return values;
	}

	/** @return number of trainable values */
	public long count() {
		return weights.values().stream().mapToLong(w -> w.shape.size()).sum();
	}

	/**
	 * Holds weights still for good: no gradient of theirs is recorded, and their part of {@link #takeGradient} is zero. To be called before
	 * gradients are recorded.
	 *
	 * @param names of weights
	 */
	public void hold(final Collection<String> names) {
		held.addAll(names);
	}

	/** Starts to record gradients for every weight that is not held. */
	public void recordGradients() {
		recordGradients(true);
	}

	/**
	 * Starts or stops to record gradients for every weight that is not held. While a network is held still, gradients still pass through it.
	 *
	 * @param on false to hold the weights still
	 */
	public void recordGradients(final boolean on) {
		flat();
		weights.forEach((name, w) -> {
			if (!held.contains(name)) w.array.setRequiresGradient(on);
		});
	}

	/**
	 * Takes the gradients that have been collected and sets them back to zero.
	 *
	 * @param owner owner of the result
	 * @return one vector in the order of {@link #flat()}
	 */
	public NDArray takeGradient(final NDManager owner) {
		final NDList gradients = new NDList();
		final NDList pieces = new NDList();
		weights.forEach((name, w) -> {
			if (held.contains(name)) {
				pieces.add(manager.zeros(new Shape(w.shape.size())));
				return;
			}
			final NDArray g = w.array.getGradient();
			gradients.add(g);
			pieces.add(g.flatten());
		});
		final NDArray all = NDArrays.concat(pieces);
		all.attach(owner);
		gradients.forEach(g -> g.subi(g));
		pieces.close();
		gradients.close();
		return all;
	}

	/** @return the manager that owns the weights */
	public NDManager manager() {
		return manager;
	}

	@Override
	public void close() {
		manager.close();
	}
}
