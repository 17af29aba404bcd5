package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

/** Planes that wait, first in, first out: depth × height × width × channels. */
final class PlaneQueue {

	private final NDManager keep;
	private NDArray held;

	/** @param keep owner of the planes that wait */
	PlaneQueue(final NDManager keep) {
		this.keep = keep;
	}

	/** Number of planes that wait. */
	long size() {
		return held == null ? 0 : held.getShape().get(0);
	}

	/** @param planes are copied; null for none */
	void add(final NDArray planes) {
		if (planes == null) return;
		replace(held == null ? planes.duplicate() : NDArrays.concat(new NDList(held, planes), 0));
	}

	/**
	 * @param scope owner of the result
	 * @param count number of planes, at most {@link #size()}
	 * @return the first planes, which leave the queue
	 */
	NDArray take(final NDManager scope, final long count) {
		final NDArray all = held;
		final NDArray first;
		if (count == size()) {
			first = all;
			held = null;
		}
		else {
			first = copy(all, 0, count);
			replace(copy(all, count, size()));
		}
		first.attach(scope);
		return first;
	}

	/** Drops the first planes. */
	void drop(final long count) {
		if (count > 0) replace(count == size() ? null : copy(held, count, size()));
	}

	/** The planes that wait, or null; owned here. */
	NDArray all() {
		return held;
	}

	/** A copy, for a view would keep all planes alive. */
	static NDArray copy(final NDArray planes, final long from, final long to) {
		try (NDArray view = planes.get(new NDIndex("{}:{}", from, to))) {
			return view.duplicate();
		}
	}

	private void replace(final NDArray planes) {
		if (planes != null) planes.attach(keep);
		if (held != null) held.close();
		held = planes;
	}
}
