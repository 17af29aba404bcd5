package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * Planes that wait, first in, first out: depth × height × width × channels. They lie in a ring that is made once and written over again and
 * again, so that nothing is moved when planes come or go.
 */
final class PlaneQueue {

	private final NDManager keep;
	private NDArray ring;
	private long first, size;

	/** @param keep owner of the planes that wait */
	PlaneQueue(final NDManager keep) {
		this.keep = keep;
	}

	/** Number of planes that wait. */
	long size() {
		return size;
	}

	/** @param planes are copied; null for none */
	void add(final NDArray planes) {
		if (planes == null) return;
		final long count = planes.getShape().get(0);
		reserve(size + count, planes);
		final long from = (first + size) % room(), before = Math.min(count, room() - from);
		try (NDManager scope = keep.newSubManager()) {
			write(from, part(scope, planes, 0, before));
			if (before < count) write(0, part(scope, planes, before, count));
		}
		size += count;
	}

	/**
	 * @param scope owner of the result
	 * @param count number of planes, at most {@link #size()}
	 * @return the first planes, which leave the queue
	 */
	NDArray take(final NDManager scope, final long count) {
		final NDArray taken = first(scope, count);
		drop(count);
		return taken;
	}

	/** Drops the first planes. */
	void drop(final long count) {
		if (count == 0) return;
		check(count);
		size -= count;
		first = size == 0 ? 0 : (first + count) % room();
	}

	/** A copy of the first planes, which stay. */
	NDArray first(final NDManager scope, final long count) {
		try (NDManager own = scope.newSubManager()) {
			final NDList pieces = views(own, count);
			final NDArray copy = pieces.size() == 1 ? pieces.get(0).duplicate() : NDArrays.concat(pieces, 0);
			copy.attach(scope);
			return copy;
		}
	}

	/** The first planes in one piece or two, one behind the other, without copying; for use before the queue changes. */
	NDList views(final NDManager scope, final long count) {
		if (count == 0) return new NDList();
		check(count);
		final long before = Math.min(count, room() - first);
		final NDList pieces = new NDList();
		if (before > 0) pieces.add(part(scope, ring, first, first + before));
		if (before < count) pieces.add(part(scope, ring, 0, count - before));
		return pieces;
	}

	/** One of the planes that wait, height × width × channels, without copying; for use before the queue changes. */
	NDArray plane(final NDManager scope, final long number) {
		check(number + 1);
		final NDArray view = ring.get((first + number) % room());
		view.attach(scope);
		return view;
	}

	private void check(final long count) {
		if (count < 1 || count > size) throw new IllegalArgumentException(count + " of " + size + " planes");
	}

	private long room() {
		return ring == null ? 0 : ring.getShape().get(0);
	}

	private void reserve(final long planes, final NDArray like) {
		if (planes <= room()) return;
		final Shape s = like.getShape();
		final NDArray larger = keep.create(new Shape(planes, s.get(1), s.get(2), s.get(3)), like.getDataType());
		if (size > 0) try (NDManager scope = keep.newSubManager()) {
			larger.set(new NDIndex("0:{}", size), first(scope, size));
		}
		if (ring != null) ring.close();
		ring = larger;
		first = 0;
	}

	private void write(final long from, final NDArray planes) {
		ring.set(new NDIndex("{}:{}", from, from + planes.getShape().get(0)), planes);
	}

	/** Some planes, without copying. */
	static NDArray part(final NDManager scope, final NDArray planes, final long from, final long to) {
		final NDArray view = planes.get(new NDIndex("{}:{}", from, to));
		view.attach(scope);
		return view;
	}
}
