package io.github.ddasr.network;

import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.ResamplingMatrix;

/** Interpolates a volume plane by plane: along z here, as weighted sums of planes, within the plane by the engine's matrix products. */
final class PlaneInterpolation {

	/** From the sizes of the old and the new line to the matrix between them. */
	interface Way {

		/**
		 * @param from old samples
		 * @param to new samples
		 * @return the matrix
		 */
		ResamplingMatrix matrix(int from, int to);
	}

	private final float[] values;
	private final int[] size;
	private final NDManager owner;
	private final ResamplingMatrix forZ;
	private final NDArray forY, forX;

	/**
	 * @param request the volume
	 * @param owner of the matrices
	 * @param way how it is interpolated along each axis
	 */
	PlaneInterpolation(final VolumeNetwork.Request request, final NDManager owner, final Way way) {
		values = request.values();
		size = request.size();
		this.owner = owner;
		forZ = way.matrix(size[0], request.newSize()[0]);
		forY = array(way.matrix(size[1], request.newSize()[1]));
		forX = array(way.matrix(size[2], request.newSize()[2])).transpose();
	}

	private NDArray array(final ResamplingMatrix matrix) {
		return owner.create(matrix.toFloats(), new Shape(matrix.outputSize(), matrix.inputSize()));
	}

	/** A plane of the new volume, row major. */
	float[] plane(final int number) {
		try (NDManager scope = owner.newSubManager()) {
			final NDArray between = scope.create(along(number), new Shape(size[1], size[2]));
			final NDArray tall = forY.matMul(between);
			tall.attach(scope);
			final NDArray whole = tall.matMul(forX);
			whole.attach(scope);
			return whole.toFloatArray();
		}
	}

	private float[] along(final int number) {
		final int n = size[1] * size[2], first = forZ.first(number);
		final float[] sum = new float[n];
		IntStream.range(0, size[1]).parallel().forEach(y -> {
			for (int k = first; k < first + forZ.length(number); k++) {
				final float weight = (float) forZ.weight(number, k);
				for (int i = y * size[2]; i < (y + 1) * size[2]; i++) sum[i] += weight * values[k * n + i];
			}
		});
		return sum;
	}

	/** Native memory at the peak. */
	static long bytes(final int[] size, final int[] newSize) {
		final long matrices = (long) newSize[1] * size[1] + (long) newSize[2] * size[2];
		return Float.BYTES * (matrices + (long) size[1] * size[2] + (long) newSize[1] * size[2] + (long) newSize[1] * newSize[2]);
	}
}
