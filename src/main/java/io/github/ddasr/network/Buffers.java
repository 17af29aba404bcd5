package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.DdasrException;

/**
 * The named values of a network that its layers keep from one pass to the next and that no optimiser touches:
 * directions of a power iteration, running statistics. With the {@link Parameters} they are the network's whole state,
 * under the names of PyTorch's state dict. Closing releases them.
 */
public final class Buffers implements AutoCloseable {

	/** One kept array. */
	static final class Kept {

		private final NDManager owner;
		private final long[] shape;
		private NDArray array;

		private Kept(final NDManager owner, final long[] shape, final NDArray array) {
			this.owner = owner;
			this.shape = shape;
			this.array = array;
		}

		NDArray array() {
			return array;
		}

		/**
		 * Puts another array in its place. A graph that was recorded with the old one goes on to see the old values,
		 * which a change in place would not allow.
		 *
		 * @param next of the same shape; owned here from now on
		 */
		void replace(final NDArray next) {
			array.close();
			next.attach(owner);
			array = next;
		}
	}

	private final NDManager manager;
	private final Parameters.Source source;
	private final Map<String, Kept> all = new LinkedHashMap<>();

	/**
	 * @param parent owner, which also says the device
	 * @param source where first values come from
	 */
	public Buffers(final NDManager parent, final Parameters.Source source) {
		this.manager = parent.newSubManager();
		this.source = source;
	}

	Kept get(final String name, final long[] shape, final Initialisation initial) {
		final float[] values = source.values(name, shape, initial);
		final Shape s = new Shape(shape);
		if (values.length != s.size()) throw wrongSize(name, values.length, s.size());
		final Kept kept = new Kept(manager, shape.clone(), Constants.array(manager, values, s));
		if (all.put(name, kept) != null) throw new IllegalArgumentException("two buffers named " + name);
		return kept;
	}

	/** @return name → shape, in the network's order */
	public Map<String, long[]> shapes() {
		final Map<String, long[]> shapes = new LinkedHashMap<>();
		all.forEach((name, kept) -> shapes.put(name, kept.shape.clone()));
		return shapes;
	}

	/** @return name → values, row major, in the network's order; for a checkpoint or a model file */
	public Map<String, float[]> values() {
		final Map<String, float[]> values = new LinkedHashMap<>();
		all.forEach((name, kept) -> values.put(name, kept.array.toFloatArray()));
		return values;
	}

	/**
	 * Puts values back that {@link #values()} gave.
	 *
	 * @param values name → values; all of this network's, and no others
	 * @throws DdasrException if names or sizes are those of another network
	 */
	public void restore(final Map<String, float[]> values) {
		if (!values.keySet().equals(all.keySet())) throw new DdasrException("The buffers " + values.keySet() +
			" are not those of the network, " + all.keySet() + ". The file belongs to another network, preset or version.");
		all.forEach((name, kept) -> {
			final Shape shape = new Shape(kept.shape);
			if (values.get(name).length != shape.size()) throw wrongSize(name, values.get(name).length, shape.size());
			kept.replace(Constants.array(manager, values.get(name), shape));
		});
	}

	private static DdasrException wrongSize(final String name, final long found, final long wanted) {
		return new DdasrException("The buffer \"" + name + "\" has " + found + " values, but the network needs " + wanted +
			". The file belongs to another network, preset or version.");
	}

	/** @return the manager that owns the arrays */
	public NDManager manager() {
		return manager;
	}

	@Override
	public void close() {
		manager.close();
	}
}
