package io.github.ddasr.io;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The header of a file that is about to be written. */
final class NiftiOutput {

	private static final long LARGEST_DIM_1 = Short.MAX_VALUE;

	private NiftiOutput() {}

	/** Version 1 where its 16-bit dimensions allow it, else version 2; little-endian. */
	static NiftiHeader header(final Path target, final VolumeSeries template, final long[] size,
		final Geometry geometry, final PixelType type, final IntensityWindow range)
	{
		final boolean small = Arrays.stream(size).allMatch(d -> d <= LARGEST_DIM_1) && template.size() <= LARGEST_DIM_1;
		return header(target, template, size, geometry, type, range, small ? 1 : 2, ByteOrder.LITTLE_ENDIAN);
	}

	static NiftiHeader header(final Path target, final VolumeSeries template, final long[] size,
		final Geometry geometry, final PixelType type, final IntensityWindow range, final int version,
		final ByteOrder order)
	{
		final boolean pair = OutputFormat.of(target) == OutputFormat.NIFTI_PAIR;
		final Volume first = template.first();
		Scaling scaling = StoredScaling.choose(first, type, range);
		if (version == 1) scaling = new Scaling(StoredScaling.asFloat(scaling.slope()), StoredScaling.asFloat(scaling
			.intercept()));
		return new NiftiHeader(target, version, order, pair, size, template.size(), type, scaling, pair ? 0
			: NiftiHeaderComposer.length(version), geometry, template.step(), template.stepUnit(), first.description(), List
				.of());
	}
}
