package io.github.ddasr.superresolution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * How a result is made coarse again, to be compared with what it was made from: linear, along each axis, on the
 * suite's grid of aligned cells, without noise. Each has a way by which differences go back to the fine grid.
 */
public enum Redegradation {
	/** The mean of the fine pixels under each coarse one. */
	AREA("area") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int fineSize) {
			return matrices.of(Kernel.AREA, fineSize, size);
		}
	},
	/** Cubic interpolation with antialiasing. */
	CUBIC("cubic") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int fineSize) {
			return matrices.of(Kernel.CUBIC, fineSize, size);
		}
	},
	/** Truncation of k-space, with the phase that keeps cells aligned. */
	K_SPACE("k-space") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int fineSize) {
			return matrices.fourier(fineSize, size);
		}

		/** Zero-filling: the difference goes into the low part of k-space, and nowhere else. */
		@Override
		ResamplingMatrix returning(final ResamplingMatrices matrices, final int size, final int fineSize) {
			return matrices.fourier(size, fineSize);
		}

		/**
		 * Of the highest frequency of an even number of pixels k-space holds one sign alone, of which neither enlarging nor
		 * truncation makes what it was: it says nothing about agreement.
		 */
		@Override
		void keepComparable(final float[] difference, final int[] size, final int[] fineSize) {
			for (int axis = 0; axis < size.length; axis++) if (fineSize[axis] != size[axis]) NyquistFrequency.remove(difference, size, axis);
		}
	};

	private final String word;

	Redegradation(final String word) {
		this.word = word;
	}

	/**
	 * @param matrices store of matrices
	 * @param size coarse pixels along a side
	 * @param fineSize fine pixels along it, at least as many
	 * @return the matrix that makes them coarse
	 */
	abstract ResamplingMatrix shrinking(ResamplingMatrices matrices, int size, int fineSize);

	/**
	 * @param matrices store of matrices
	 * @param size coarse pixels along a side
	 * @param fineSize fine pixels along it
	 * @return the matrix that brings differences of coarse pixels to the fine grid; made coarse again, they are what they were
	 */
	ResamplingMatrix returning(final ResamplingMatrices matrices, final int size, final int fineSize) {
		return RightInverse.of(shrinking(matrices, size, fineSize), matrices.of(Kernel.CUBIC, size, fineSize));
	}

	/**
	 * Takes out of a difference what this way of making coarse does not let one compare.
	 *
	 * @param difference result made coarse again minus input; changed
	 * @param size coarse voxels along z, y, x
	 * @param fineSize fine voxels along them
	 */
	void keepComparable(final float[] difference, final int[] size, final int[] fineSize) {}

	/** @return its name, that of the down-sampling method */
	public String word() {
		return word;
	}

	/** @return all names */
	public static List<String> words() {
		return Arrays.stream(values()).map(Redegradation::word).toList();
	}

	/**
	 * @param word name of a down-sampling method
	 * @return the same as a redegradation; empty if it is none, as of a method that draws or adds noise
	 */
	public static Optional<Redegradation> named(final String word) {
		return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
	}
}
