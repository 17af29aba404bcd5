package io.github.ddasr.network;

import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrix;

/** The planes of an enlarged volume while they are made: each begins as an interpolation of the coarse volume. */
final class FinePlanes {

	private final float[] values;
	private final int[] size;
	private final NDManager owner;
	private final ResamplingMatrix forZ;
	private final NDArray forY, forX;
	private final VolumeNetwork.PlaneSink sink;
	private final TreeMap<Integer, float[]> planes = new TreeMap<>();
	private int next;

	/**
	 * @param request the volume
	 * @param zeroFilled whether it is interpolated by zero-filling, mirrored at its faces; else linearly
	 * @param owner of the matrices
	 * @param sink takes the planes
	 */
	FinePlanes(final VolumeNetwork.Request request, final boolean zeroFilled, final NDManager owner, final VolumeNetwork.PlaneSink sink) {
		values = request.values();
		size = request.size();
		this.owner = owner;
		this.sink = sink;
		forZ = matrix(request, zeroFilled, 0);
		forY = array(matrix(request, zeroFilled, 1));
		forX = array(matrix(request, zeroFilled, 2)).transpose();
	}

	private static ResamplingMatrix matrix(final VolumeNetwork.Request request, final boolean zeroFilled, final int axis) {
		final int from = request.size()[axis], to = request.newSize()[axis];
		return zeroFilled ? ResamplingMatrix.mirroredFourier(from, to) : ResamplingMatrix.of(Kernel.LINEAR, from, to);
	}

	private NDArray array(final ResamplingMatrix matrix) {
		return owner.create(matrix.toFloats(), new Shape(matrix.outputSize(), matrix.inputSize()));
	}

	/** A plane to be changed, row major. */
	float[] plane(final int number) {
		return planes.computeIfAbsent(number, this::interpolated);
	}

	private float[] interpolated(final int number) {
		final int n = size[1] * size[2], first = forZ.first(number);
		final float[] between = new float[n];
		for (int k = first; k < first + forZ.length(number); k++) {
			final float weight = (float) forZ.weight(number, k);
			for (int i = 0; i < n; i++) between[i] += weight * values[k * n + i];
		}
		try (NDManager scope = owner.newSubManager()) {
			final NDArray plane = scope.create(between, new Shape(size[1], size[2]));
			final NDArray tall = forY.matMul(plane);
			tall.attach(scope);
			final NDArray whole = tall.matMul(forX);
			whole.attach(scope);
			return whole.toFloatArray();
		}
	}

	/** The first plane that has not been handed on. */
	int next() {
		return next;
	}

	/** Drops what was begun and not handed on. */
	void forget() {
		planes.clear();
	}

	/** Hands on all planes before one, which are done. */
	void handOnBefore(final int end) {
		while (next < end) {
			sink.accept(next, plane(next));
			planes.remove(next++);
		}
	}
}
