package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.downsampling.MixedDegradation;
import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.Sharpness;

/**
 * A whole scan and what it looks like when it is made coarse.
 *
 * @param fine the fine scan
 * @param scale how much coarser
 * @param low coarse values in the units of the fine ones, row major, axes z, y, x
 * @param size coarse voxels along z, y, x
 * @param sharpness of the coarse scan
 */
record CoarseScan(ScanBlock fine, ScaleDraw scale, float[] low, int[] size, float[] sharpness) {

	private static final List<VolumeDownsampling> WAYS = List.of(VolumeDownsampling.BLUR, VolumeDownsampling.K_SPACE,
		VolumeDownsampling.AREA);

	/** Measures the sharpness. */
	CoarseScan(final ScanBlock fine, final ScaleDraw scale, final float[] low, final int... size) {
		this(fine, scale, low, size, Sharpness.of(low, size));
	}

	/** One of the scans, made coarse by a scale, in a way and with noise that are drawn. */
	static CoarseScan draw(final List<ScanBlock> scans, final ArssrOptions options, final SplittableRandom random) {
		final ScanBlock fine = scans.get(random.nextInt(scans.size()));
		final ScaleDraw scale = ScaleDraw.draw(options, random);
		final VolumeDownsampling way = options.downsampling().equals(ArssrOptions.MIXED) ? WAYS.get(random.nextInt(WAYS.size()))
			: VolumeDownsampling.named(options.downsampling());
		return of(fine, scale, way, options.patch(), MixedDegradation.noiseLevel(options.noise(), random), random);
	}

	/**
	 * @param fine a scan
	 * @param scale how much coarser, where it leaves enough voxels for a patch
	 * @param way how
	 * @param patch side of a patch
	 * @param noise standard deviation of the noise as a share of the window's upper end
	 * @param random draws the noise
	 */
	static CoarseScan of(final ScanBlock fine, final ScaleDraw scale, final VolumeDownsampling way, final int patch, final double noise,
		final SplittableRandom random)
	{
		final int[] size = scale.coarse(fine.size(), scale.shape(patch));
		return new CoarseScan(fine, scale, way.apply(fine.values(), fine.size(), size, noise * fine.window().upper(), random), size);
	}

	/** Coarse voxels per fine voxel along an axis. */
	double step(final int axis) {
		return (double) size[axis] / fine.size()[axis];
	}
}
