package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.ddasr.downsampling.MixedDegradation;
import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.network.Sharpness;
import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * A whole scan and what it looks like when it is made coarse.
 *
 * @param fine the fine scan
 * @param grain noise that it has been given
 * @param scale how much coarser
 * @param low coarse values in the units of the fine ones, row major, axes z, y, x
 * @param size coarse voxels along z, y, x
 * @param sharpness of the coarse scan
 * @param zeroFilling leads back to the fine grid along z, y, x
 */
record CoarseScan(ScanBlock fine, Grain grain, ScaleDraw scale, float[] low, int[] size, float[] sharpness, ResamplingMatrix... zeroFilling) {

	/** Share of scans that are given grain. */
	private static final double P_GRAIN = 0.5;

	/** Measures the sharpness. */
	CoarseScan(final ScanBlock fine, final Grain grain, final ScaleDraw scale, final float[] low, final int... size) {
		this(fine, grain, scale, low, size, Sharpness.of(low, size), IntStream.range(0, 3).mapToObj(a -> ResamplingMatrix.mirroredFourier(size[a], fine
			.size()[a])).toArray(ResamplingMatrix[]::new));
	}

	/** One of the scans, made coarse by a scale, in a way and with noise that are drawn. */
	static CoarseScan draw(final List<ScanBlock> scans, final ArssrOptions options, final SplittableRandom random) {
		final ScanBlock fine = scans.get(random.nextInt(scans.size()));
		final ScaleDraw scale = ScaleDraw.draw(options, random);
		final List<VolumeDownsampling> ways = options.ways();
		final VolumeDownsampling way = ways.get(ways.size() == 1 ? 0 : random.nextInt(ways.size()));
		return of(fine, grain(fine, options, random), scale, way, options.patch(), MixedDegradation.noiseLevel(options.noise(), random), random);
	}

	/** What has negative values is no magnitude image, whose noise this is. */
	private static Grain grain(final ScanBlock fine, final ArssrOptions options, final SplittableRandom random) {
		if (random.nextDouble() >= P_GRAIN) return Grain.NONE;
		final Grain grain = new Grain(options.grain() * random.nextDouble() * fine.window().upper(), random.nextLong());
		return fine.isMagnitude() ? grain : Grain.NONE;
	}

	/**
	 * @param fine a scan
	 * @param grain noise that it is given
	 * @param scale how much coarser, where it leaves enough voxels for a patch
	 * @param way how
	 * @param patch side of a patch
	 * @param noise standard deviation of the noise as a share of the window's upper end
	 * @param random draws the noise
	 */
	static CoarseScan of(final ScanBlock fine, final Grain grain, final ScaleDraw scale, final VolumeDownsampling way, final int patch,
		final double noise, final SplittableRandom random)
	{
		final int[] size = scale.coarse(fine.size(), scale.shape(patch));
		return new CoarseScan(fine, grain, scale, way.apply(grain.on(fine.values()), fine.size(), size, noise * fine.window().upper(), random), size);
	}

	/** Value of a fine voxel. */
	float truth(final int voxel) {
		return grain.at(fine.values()[voxel], voxel);
	}

	/** A box of the zero-filled scan: its first fine voxel and their number along z, y, x. */
	float[] zeroFilled(final int[] first, final int[] count) {
		return BlockResampler.apply(low, zeroFilling[0].rows(first[0], count[0]), zeroFilling[1].rows(first[1], count[1]), zeroFilling[2].rows(
			first[2], count[2]));
	}

	/** Coarse voxels per fine voxel along an axis. */
	double step(final int axis) {
		return (double) size[axis] / fine.size()[axis];
	}
}
