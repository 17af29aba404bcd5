package io.github.ddasr.volume;

import java.util.Arrays;
import java.util.BitSet;

/** A set of voxels of a three-dimensional grid, one bit each; its connected parts and its holes. */
final class Region {

	final int width;
	final int height;
	final BitSet[] planes;

	Region(final int width, final int height, final int depth) {
		this.width = width;
		this.height = height;
		planes = new BitSet[depth];
		Arrays.setAll(planes, z -> new BitSet(width * height));
	}

	long size() {
		return Arrays.stream(planes).mapToLong(BitSet::cardinality).sum();
	}

	/** @return the largest part that hangs together by faces; the first of several equally large */
	Region largestPart() {
		final Region rest = copy();
		final Region seen = new Region(width, height, planes.length);
		long bestSize = 0;
		int bestZ = 0, bestIndex = 0;
		for (int z = 0; z < planes.length; z++) {
			for (int i = rest.planes[z].nextSetBit(0); i >= 0; i = rest.planes[z].nextSetBit(i)) {
				final long size = rest.move(z, i, seen);
				if (size > bestSize) {
					bestSize = size;
					bestZ = z;
					bestIndex = i;
				}
			}
		}
		final Region best = new Region(width, height, planes.length);
		if (bestSize > 0) seen.move(bestZ, bestIndex, best);
		return best;
	}

	/** Adds everything that cannot be reached by faces from outside the grid's border. */
	void fillHoles() {
		final Region outside = new Region(width, height, planes.length);
		final Region free = copy();
		for (final BitSet plane : free.planes) plane.flip(0, width * height);
		for (int z = 0; z < planes.length; z++) {
			// A single plane is open at its sides only.
			final boolean end = planes.length > 1 && (z == 0 || z == planes.length - 1);
			for (int i = free.planes[z].nextSetBit(0); i >= 0; i = free.planes[z].nextSetBit(i + 1)) {
				final int x = i % width, y = i / width;
				if (end || x == 0 || y == 0 || x == width - 1 || y == height - 1) free.move(z, i, outside);
			}
		}
		for (int z = 0; z < planes.length; z++) planes[z].or(free.planes[z]);
	}

	/** Fills the holes of each plane by itself. */
	void fillHolesPerPlane() {
		for (int z = 0; z < planes.length; z++) {
			final Region plane = new Region(width, height, 1);
			plane.planes[0].or(planes[z]);
			plane.fillHoles();
			planes[z].or(plane.planes[0]);
		}
	}

	/** Moves the part around a voxel to another region. */
	private long move(final int z0, final int index0, final Region to) {
		final int plane = width * height;
		final Stack stack = new Stack();
		take(z0, index0, to, stack);
		long size = 0;
		while (!stack.isEmpty()) {
			final long at = stack.pop();
			final int z = (int) (at / plane), i = (int) (at % plane), x = i % width;
			size++;
			if (x > 0) take(z, i - 1, to, stack);
			if (x < width - 1) take(z, i + 1, to, stack);
			if (i >= width) take(z, i - width, to, stack);
			if (i < plane - width) take(z, i + width, to, stack);
			if (z > 0) take(z - 1, i, to, stack);
			if (z < planes.length - 1) take(z + 1, i, to, stack);
		}
		return size;
	}

	private void take(final int z, final int i, final Region to, final Stack stack) {
		if (!planes[z].get(i)) return;
		planes[z].clear(i);
		to.planes[z].set(i);
		stack.push((long) z * width * height + i);
	}

	private Region copy() {
		final Region copy = new Region(width, height, planes.length);
		for (int z = 0; z < planes.length; z++) copy.planes[z].or(planes[z]);
		return copy;
	}

	/** Voxel numbers still to be visited. */
	private static final class Stack {

		private long[] values = new long[1024];
		private int size;

		void push(final long value) {
			if (size == values.length) values = Arrays.copyOf(values, size * 2);
			values[size++] = value;
		}

		long pop() {
			return values[--size];
		}

		boolean isEmpty() {
			return size == 0;
		}
	}
}
