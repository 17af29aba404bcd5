package io.github.ddasr.engine;

import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Owner of native arrays: closing it frees every array made through it and
 * through its children. One scope per tile or training step keeps native memory,
 * which the Java heap does not see, from growing:
 *
 * <pre>
 * try (Scope model = Scope.open(device)) {
 *     // parameters live in the outer scope ...
 *     model.seal();
 *     for (Tile tile : tiles) try (Scope step = model.child()) {
 *         NDArray input = step.manager().create(values, shape);
 *     } // ... and everything made for one tile is gone here
 * }
 * </pre>
 *
 * Not thread-safe.
 */
public final class Scope implements AutoCloseable {

	private final NDManager manager;

	private Scope(final NDManager manager) {
		this.manager = manager;
	}

	/**
	 * @param device where the arrays live
	 * @return a scope without parent; starts the engine if need be
	 */
	public static Scope open(final Device device) {
		return new Scope(Engines.start().newBaseManager(device));
	}

	/**
	 * @param parent an existing manager
	 * @return a scope that ends with the parent at the latest
	 */
	public static Scope under(final NDManager parent) {
		return new Scope(parent.newSubManager());
	}

	/** @return a scope within this one, allowed also when this one is sealed */
	public Scope child() {
		return new Scope(manager.newSubManager());
	}

	/** @return the manager through which arrays of this scope are made */
	public NDManager manager() {
		return manager;
	}

	/** @return where the arrays live */
	public Device device() {
		return manager.getDevice();
	}

	/**
	 * From now on an array attached directly to this scope is an error, for it would live
	 * until the scope closes: the engine throws an IllegalStateException. Children stay open to new arrays.
	 */
	public void seal() {
		manager.cap();
	}

	/** @return number of native arrays alive in this scope and its children */
	public int liveArrays() {
		return arrays().size();
	}

	/** @return bytes of the values of all native arrays alive in this scope and its children */
	public long liveBytes() {
		long bytes = 0;
		for (final NDArray array : arrays()) bytes += array.size() * array.getDataType().getNumOfBytes();
		return bytes;
	}

	private List<NDArray> arrays() {
		return manager.isOpen() ? manager.getManagedArrays() : List.of();
	}

	@Override
	public void close() {
		manager.close();
	}
}
