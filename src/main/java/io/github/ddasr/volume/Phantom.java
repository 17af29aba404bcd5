package io.github.ddasr.volume;

import java.util.Locale;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A head by formula: a T1-weighted scan of scalp, skull, a folded cortex, white matter, ventricles, deep
 * nuclei, cerebellum, thin vessels and a fine texture, for demonstrations and tests. It is free of noise and
 * of bias field, the same on every machine, and known at any voxel size, so it can serve as the truth.
 * Every boundary is averaged over a voxel's width. Values: 0 (air) … 4095; fluid 480, grey matter 1720,
 * white matter 2760, each within a few per cent.
 */
public final class Phantom {

	/** The field of view of {@link #brain(int, int, int)} along x, y, z in mm: the whole head. */
	private static final double[] FIELD_OF_VIEW = { 180, 220, 180 };

	private Phantom() {}

	/**
	 * The whole head, 180 × 220 × 180 mm; the voxel size follows from the number of voxels.
	 *
	 * @param nx number of voxels from left to right
	 * @param ny number of voxels from back to front
	 * @param nz number of voxels from bottom to top
	 * @return the volume, axes right, front, up
	 */
	public static Volume brain(final int nx, final int ny, final int nz) {
		return block(new int[] { nx, ny, nz }, new double[] { FIELD_OF_VIEW[0] / nx, FIELD_OF_VIEW[1] / ny,
			FIELD_OF_VIEW[2] / nz }, new double[3]);
	}

	/**
	 * A part of the head at any voxel size.
	 *
	 * @param size number of voxels along x, y, z
	 * @param spacing voxel size along x, y, z in mm
	 * @param centre where the middle of the block lies, in mm right, in front and above the brain's middle; the
	 *          ventricles are widest at (0, 0, 10)
	 * @return the volume, axes right, front, up, with an affine whose origin is the brain's middle
	 */
	public static Volume block(final int[] size, final double[] spacing, final double[] centre) {
		final double[] first = new double[3];
		final double[][] affine = new double[4][4];
		affine[3][3] = 1;
		for (int d = 0; d < 3; d++) {
			if (size[d] < 1 || !(spacing[d] > 0)) {
				throw new DdasrException(String.format(Locale.ROOT, "A phantom of %d × %d × %d voxels of %s × %s × %s mm " +
					"cannot be made. Give sizes of at least 1 and voxel sizes above 0.", size[0], size[1], size[2],
					spacing[0], spacing[1], spacing[2]));
			}
			first[d] = centre[d] - (size[d] - 1) / 2.0 * spacing[d];
			affine[d][d] = spacing[d];
			affine[d][3] = first[d];
		}
		final Img<FloatType> voxels = PlanarImgs.floats(size[0], size[1], size[2]);
		IntStream.range(0, size[2]).parallel().forEach(k -> Slices.write(voxels, 2, k, slice(k, size, spacing, first)));
		final Geometry geometry = new Geometry(spacing, null, new Geometry.Transform(1, affine), true);
		return new Volume("phantom", voxels, geometry, PixelType.FLOAT32, "Brain phantom by formula");
	}

	private static float[] slice(final int k, final int[] size, final double[] spacing, final double[] first) {
		final PhantomAnatomy anatomy = new PhantomAnatomy((spacing[0] + spacing[1] + spacing[2]) / 3);
		final float[] image = new float[size[0] * size[1]];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) anatomy.at(first[0] + i % size[0] * spacing[0], first[1] + i / size[0] * spacing[1],
				first[2] + k * spacing[2]);
		}
		return image;
	}
}
