package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Shrinking of a three-dimensional block, one dimension after the other. */
final class CoarseBlock {

	/** Gives the matrix that shrinks a line. */
	@FunctionalInterface
	interface Lines {

		/**
		 * @param size number of fine samples
		 * @param factor fine samples per coarse sample, at least 2; divides the size
		 * @return the matrix
		 */
		ResamplingMatrix of(int size, int factor);
	}

	private CoarseBlock() {}

	/**
	 * @param voxels a three-dimensional image; not changed
	 * @param factors per dimension, 1 or more
	 * @param lines shrinks the lines of every dimension with a factor above 1
	 * @return a new image in memory, minimum (0,0,0)
	 * @throws DdasrException if the factors do not fit the block
	 */
	static RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels,
		final int[] factors, final Lines lines)
	{
		check(voxels, factors);
		RandomAccessibleInterval<FloatType> block = voxels;
		for (int d = 0; d < factors.length; d++) {
			if (factors[d] == 1) continue;
			block = Resampler.along(block, d, lines.of(Math.toIntExact(block.dimension(d)), factors[d]));
		}
		if (block != voxels) return block;
		return Resampler.along(voxels, 0, ResamplingMatrix.identity(Math.toIntExact(voxels.dimension(0))));
	}

	private static void check(final RandomAccessibleInterval<FloatType> voxels, final int[] factors) {
		final long[] size = voxels.dimensionsAsLongArray();
		boolean fits = factors.length == 3 && size.length == 3;
		for (int d = 0; fits && d < 3; d++) fits = factors[d] >= 1 && size[d] >= factors[d] && size[d] % factors[d] == 0;
		if (!fits) {
			throw new DdasrException("A block of " + by(size) + " voxels cannot be made coarser by " + by(Arrays.stream(factors)
				.asLongStream().toArray()) + ". Give three factors of 1 or more that divide its sizes.");
		}
	}

	private static String by(final long[] numbers) {
		return String.join(" × ", Arrays.stream(numbers).mapToObj(Long::toString).toList());
	}
}
