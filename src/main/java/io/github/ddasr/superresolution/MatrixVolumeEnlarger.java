package io.github.ddasr.superresolution;

import io.github.ddasr.network.VolumeNetwork.PlaneSink;
import io.github.ddasr.network.VolumeNetwork.Request;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

/** Enlarges volumes by one resampling matrix per axis, some planes at a time. */
final class MatrixVolumeEnlarger implements VolumeEnlarger {

	/** Planes per piece of work; they are done in parallel. */
	private static final int PLANES = 8;

	private final String name;
	private final AxisMatrices matrices;

	/**
	 * @param name the method's name
	 * @param matrices enlarge a line
	 */
	MatrixVolumeEnlarger(final String name, final AxisMatrices matrices) {
		this.name = name;
		this.matrices = matrices;
	}

	@Override
	public String description() {
		return name + ", running on the CPU";
	}

	@Override
	public Footprint footprint(final int[] size, final int[] newSize) {
		final long plane = (long) newSize[1] * newSize[2], source = (long) size[1] * size[2];
		return new Footprint(PLANES * (2 * Double.BYTES * source + 3 * Float.BYTES * plane), 0);
	}

	@Override
	public void enlarge(final Request request, final PlaneSink sink, final Monitor monitor) {
		final int[] size = request.size(), newSize = request.newSize();
		final ResamplingMatrix forZ = matrix(size[0], newSize[0]), forY = matrix(size[1], newSize[1]), forX = matrix(size[2], newSize[2]);
		// No more planes at a time than there are in the volume: of those, the ones that are needed are made before they are enlarged.
		final int most = Math.max(1, Math.min(PLANES, size[0]));
		for (int from = 0; from < newSize[0]; from += most) {
			monitor.checkCanceled("enlarging");
			final int count = Math.min(most, newSize[0] - from);
			sink.accept(from, BlockResampler.apply(request.values(), rows(forZ, from, count), forY, forX));
			monitor.progress(from + count, newSize[0]);
		}
	}

	private ResamplingMatrix matrix(final int size, final int newSize) {
		return size == newSize ? ResamplingMatrix.identity(size) : matrices.of(size, newSize);
	}

	private static ResamplingMatrix rows(final ResamplingMatrix matrix, final int from, final int count) {
		if (count == matrix.outputSize()) return matrix;
		final int[] first = new int[count];
		final double[][] weights = new double[count][];
		for (int i = 0; i < count; i++) {
			first[i] = matrix.first(from + i);
			weights[i] = new double[matrix.length(from + i)];
			for (int k = 0; k < weights[i].length; k++) weights[i][k] = matrix.weight(from + i, first[i] + k);
		}
		return ResamplingMatrix.ofRows(matrix.inputSize(), first, weights);
	}
}
