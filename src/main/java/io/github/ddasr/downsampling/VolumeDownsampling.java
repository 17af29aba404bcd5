package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Makes whole volumes coarse by any ratio, along each axis one of its own. An axis that keeps its size stays as it is. Cells are aligned
 * (the outer faces of both volumes are the same), except for {@link #SPLINE}.
 */
public enum VolumeDownsampling {

	/** A Gaussian slice profile at the centre of every coarse voxel, its full width at half maximum being the coarse voxel's side. */
	BLUR {

		@Override
		ResamplingMatrix shorter(final int size, final int newSize) {
			return ProfileRows.gaussianTo(size, newSize, size / (newSize * SliceProfileDownsampler.WIDTH_PER_SIGMA));
		}
	},
	/** The central part of k-space, then the magnitude. */
	K_SPACE {

		@Override
		ResamplingMatrix shorter(final int size, final int newSize) {
			return ResamplingMatrix.fourier(size, newSize);
		}

		@Override
		public float[] apply(final float[] block, final int[] size, final int[] newSize) {
			final float[] coarse = super.apply(block, size, newSize);
			for (int i = 0; i < coarse.length; i++) coarse[i] = Math.abs(coarse[i]);
			return coarse;
		}
	},
	/** The mean over each coarse voxel. */
	AREA {

		@Override
		ResamplingMatrix shorter(final int size, final int newSize) {
			return ResamplingMatrix.of(Kernel.AREA, size, newSize);
		}
	},
	/**
	 * Values of the interpolating cubic spline, first voxel upon first and last upon last, without any blur: what the published ArSSR
	 * was trained with.
	 */
	SPLINE {

		@Override
		ResamplingMatrix shorter(final int size, final int newSize) {
			return SplineRows.corners(size, newSize);
		}
	};

	/**
	 * @param name such as "k-space", in any case
	 * @return that method
	 * @throws DdasrException if there is none of that name
	 */
	public static VolumeDownsampling named(final String name) {
		for (final VolumeDownsampling v : values()) if (v.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return v;
		throw new DdasrException("There is no way \"" + name + "\" to make a volume coarse. Choose one of: " + String.join(", ", names()) +
			".");
	}

	/** @return the names of all methods */
	public static List<String> names() {
		return Arrays.stream(values()).map(VolumeDownsampling::toString).toList();
	}

	/**
	 * @param size fine voxels of a line
	 * @param newSize coarse voxels, from 1 to as many
	 * @return the matrix that makes it coarse
	 * @throws DdasrException if there are more coarse voxels than fine ones, or none
	 */
	public ResamplingMatrix matrix(final int size, final int newSize) {
		if (newSize < 1 || newSize > size) throw new DdasrException("A line of " + size + " voxels cannot be made coarse with " + newSize +
			" voxels. Give a number from 1 to " + size + ".");
		return newSize == size ? ResamplingMatrix.identity(size) : shorter(size, newSize);
	}

	/** The same where there are fewer coarse voxels than fine ones. */
	abstract ResamplingMatrix shorter(int size, int newSize);

	/**
	 * @param block fine values, row major, axes z, y, x; not changed
	 * @param size fine voxels along z, y, x
	 * @param newSize coarse voxels along z, y, x
	 * @return the coarse block
	 */
	public float[] apply(final float[] block, final int[] size, final int[] newSize) {
		return BlockResampler.apply(block, matrix(size[0], newSize[0]), matrix(size[1], newSize[1]), matrix(size[2], newSize[2]));
	}

	/**
	 * The same, with the noise of a magnitude image.
	 *
	 * @param block fine values, row major, axes z, y, x; not changed
	 * @param size fine voxels along z, y, x
	 * @param newSize coarse voxels along z, y, x
	 * @param sd standard deviation of the Rician noise in the units of the values; 0 for none
	 * @param random draws the noise
	 * @return the coarse block
	 */
	public float[] apply(final float[] block, final int[] size, final int[] newSize, final double sd, final SplittableRandom random) {
		final float[] coarse = apply(block, size, newSize);
		RicianNoise.add(coarse, sd, random);
		return coarse;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
