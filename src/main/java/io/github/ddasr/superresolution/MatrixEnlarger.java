package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Enlarges slices by one resampling matrix per axis: every linear interpolation. Slices are done in parallel. */
final class MatrixEnlarger implements SliceEnlarger {

	private final String name;
	private final int factor;
	private final IntFunction<ResamplingMatrix> matrixForSize;

	/**
	 * @param name the method's name
	 * @param factor output pixels per input pixel
	 * @param matrixForSize from the number of input samples to the matrix that enlarges a line of them
	 */
	MatrixEnlarger(final String name, final int factor, final IntFunction<ResamplingMatrix> matrixForSize) {
		this.name = name;
		this.factor = factor;
		this.matrixForSize = matrixForSize;
	}

	@Override
	public int factor() {
		return factor;
	}

	@Override
	public String description() {
		return name + ", running on the CPU";
	}

	@Override
	public int preferredSlices(final int width, final int height) {
		return 1;
	}

	@Override
	public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
		final ResamplingMatrix forColumns = matrixForSize.apply(width), forRows = matrixForSize.apply(height);
		final float[][] enlarged = new float[slices.length][];
		final AtomicInteger done = new AtomicInteger();
		IntStream.range(0, slices.length).parallel().forEach(n -> {
			monitor.checkCanceled("enlarging");
			enlarged[n] = Resampler.apply(slices[n], width, height, forColumns, forRows);
			monitor.progress(done.incrementAndGet(), slices.length);
		});
		return enlarged;
	}
}
