package io.github.ddasr.superresolution;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/** Enlarges slices by one resampling matrix per axis: every linear interpolation. Slices are done in parallel. */
final class MatrixEnlarger implements SliceEnlarger {

	private final String name;
	private final int factor;
	private final int fixedWidth;
	private final int fixedHeight;
	private final AxisMatrices matrices;

	/**
	 * @param name the method's name
	 * @param factor output pixels per input pixel
	 * @param matrices enlarge a line
	 */
	MatrixEnlarger(final String name, final int factor, final AxisMatrices matrices) {
		this(name, factor, 0, 0, matrices);
	}

	private MatrixEnlarger(final String name, final int factor, final int fixedWidth, final int fixedHeight, final AxisMatrices matrices) {
		this.name = name;
		this.factor = factor;
		this.fixedWidth = fixedWidth;
		this.fixedHeight = fixedHeight;
		this.matrices = matrices;
	}

	/**
	 * @param name the method's name
	 * @param matrices enlarge a line
	 * @return the same for slices that are to have any size
	 */
	static ScaleEnlarger anyScale(final String name, final AxisMatrices matrices) {
		return new ScaleEnlarger() {

			@Override
			public String description() {
				return name + ", running on the CPU";
			}

			@Override
			public SliceEnlarger to(final int width, final int height, final int newWidth, final int newHeight, final double asked,
				final Monitor monitor)
			{
				return new MatrixEnlarger(name, 0, newWidth, newHeight, matrices);
			}
		};
	}

	@Override
	public int factor() {
		return factor;
	}

	@Override
	public int newWidth(final int width) {
		return factor == 0 ? fixedWidth : factor * width;
	}

	@Override
	public int newHeight(final int height) {
		return factor == 0 ? fixedHeight : factor * height;
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
		final ResamplingMatrix forColumns = matrices.of(width, newWidth(width)), forRows = matrices.of(height, newHeight(height));
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
