package io.github.ddasr.volume;

import java.util.stream.IntStream;

/**
 * Applies {@link ResamplingMatrix resampling matrices} to all three axes of a block of values, row major, axes z, y, x. Planes are done
 * in parallel; the result does not depend on the number of threads.
 */
public final class BlockResampler {

	private BlockResampler() {}

	/**
	 * @param block values; not changed
	 * @param forZ resamples along z; its input size is the block's depth
	 * @param forY resamples along y, likewise
	 * @param forX resamples along x, likewise
	 * @return a new block of the matrices' output sizes
	 */
	public static float[] apply(final float[] block, final ResamplingMatrix forZ, final ResamplingMatrix forY,
		final ResamplingMatrix forX)
	{
		final int depth = forZ.inputSize(), height = forY.inputSize(), width = forX.inputSize();
		final int newHeight = forY.outputSize(), newWidth = forX.outputSize(), newDepth = forZ.outputSize();
		if (block.length != depth * height * width) throw new IllegalArgumentException(block.length + " values do not fit matrices for " +
			depth + " × " + height + " × " + width);
		// What makes the block smaller comes first, what makes it larger last.
		if (newDepth > depth) return deep(flat(block, depth, forY, forX), newHeight * newWidth, forZ);
		return flat(deep(block, height * width, forZ), newDepth, forY, forX);
	}

	private static float[] flat(final float[] block, final int depth, final ResamplingMatrix forY, final ResamplingMatrix forX) {
		if (forY.isIdentity() && forX.isIdentity()) return block.clone();
		final int plane = forY.inputSize() * forX.inputSize(), newPlane = forY.outputSize() * forX.outputSize();
		final float[] result = new float[Math.multiplyExact(depth, newPlane)];
		IntStream.range(0, depth).parallel().forEach(z -> {
			final float[] one = new float[plane];
			System.arraycopy(block, z * plane, one, 0, plane);
			System.arraycopy(Resampler.apply(one, forX.inputSize(), forY.inputSize(), forX, forY), 0, result, z * newPlane, newPlane);
		});
		return result;
	}

	private static float[] deep(final float[] block, final int plane, final ResamplingMatrix forZ) {
		if (forZ.isIdentity()) return block.clone();
		final float[] result = new float[Math.multiplyExact(forZ.outputSize(), plane)];
		IntStream.range(0, forZ.outputSize()).parallel().forEach(z -> {
			final double[] sum = new double[plane], weights = forZ.weights(z);
			for (int i = 0; i < weights.length; i++) {
				final int start = (forZ.first(z) + i) * plane;
				final double w = weights[i];
				for (int k = 0; k < plane; k++) sum[k] += w * block[start + k];
			}
			for (int k = 0; k < plane; k++) result[z * plane + k] = (float) sum[k];
		});
		return result;
	}
}
