package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.Resampler;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** The mean of the s × s cells under each low-resolution pixel. */
@Plugin(type = Downsampler.class, name = "area", description = "mean over the cells under each pixel")
public final class AreaDownsampler implements Downsampler {

	private final ResamplingMatrices matrices = new ResamplingMatrices();

	@Override
	public float[] shrink(final float[] image, final int width, final int height, final int factor,
		final double upper, final SplittableRandom random)
	{
		return Resampler.apply(image, width, height, matrices.of(Kernel.AREA, width, width / factor), //
			matrices.of(Kernel.AREA, height, height / factor));
	}

	@Override
	public boolean isVolumetric() {
		return true;
	}

	@Override
	public RandomAccessibleInterval<FloatType> shrink(final RandomAccessibleInterval<FloatType> voxels,
		final int[] factors, final double upper, final SplittableRandom random)
	{
		return CoarseBlock.shrink(voxels, factors, (size, factor) -> matrices.of(Kernel.AREA, size, size / factor));
	}
}
