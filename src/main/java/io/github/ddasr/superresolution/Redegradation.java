package io.github.ddasr.superresolution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * How a result is made coarse again, to be compared with what it was made from: linear, along both sides of a slice, on the
 * suite's grid of aligned cells, without noise. Each has a way by which differences go back to the fine grid.
 */
public enum Redegradation {
	/** The mean of the fine pixels under each coarse one. */
	AREA("area") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int factor) {
			return matrices.of(Kernel.AREA, size * factor, size);
		}
	},
	/** Cubic interpolation with antialiasing. */
	CUBIC("cubic") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int factor) {
			return matrices.of(Kernel.CUBIC, size * factor, size);
		}
	},
	/** Truncation of k-space, with the phase that keeps cells aligned. */
	K_SPACE("k-space") {

		@Override
		ResamplingMatrix shrinking(final ResamplingMatrices matrices, final int size, final int factor) {
			return matrices.truncation(Math.multiplyExact(size, factor), factor);
		}

		/** Zero-filling: the difference goes into the low part of k-space, and nowhere else. */
		@Override
		ResamplingMatrix returning(final ResamplingMatrices matrices, final int size, final int factor) {
			return matrices.zeroFilling(size, factor);
		}

		/**
		 * Of the highest frequency of an even number of pixels k-space holds one sign alone, of which neither enlarging nor
		 * truncation makes what it was: it says nothing about agreement.
		 */
		@Override
		void keepComparable(final float[] difference, final int width, final int height) {
			NyquistFrequency.remove(difference, width, height);
		}
	};

	private final String word;

	Redegradation(final String word) {
		this.word = word;
	}

	/**
	 * @param matrices store of matrices
	 * @param size coarse pixels along a side
	 * @param factor fine pixels per coarse pixel
	 * @return the matrix that makes size · factor pixels coarse
	 */
	abstract ResamplingMatrix shrinking(ResamplingMatrices matrices, int size, int factor);

	/**
	 * @param matrices store of matrices
	 * @param size coarse pixels along a side
	 * @param factor fine pixels per coarse pixel
	 * @return the matrix that brings differences of coarse pixels to the fine grid; made coarse again, they are what they were
	 */
	ResamplingMatrix returning(final ResamplingMatrices matrices, final int size, final int factor) {
		return RightInverse.of(shrinking(matrices, size, factor), matrices.of(Kernel.CUBIC, size, Math.multiplyExact(size, factor)));
	}

	/**
	 * Takes out of a difference what this way of making coarse does not let one compare.
	 *
	 * @param difference result made coarse again minus input; changed
	 * @param width columns
	 * @param height rows
	 */
	void keepComparable(final float[] difference, final int width, final int height) {}

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
