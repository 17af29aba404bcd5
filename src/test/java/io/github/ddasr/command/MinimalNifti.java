package io.github.ddasr.command;

import java.nio.file.Path;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

/** A file that is a scan, as small as one can be. */
final class MinimalNifti {

	private MinimalNifti() {}

	static void write(final Path file) {
		final Volume volume = new Volume("in", ArrayImgs.floats(new float[] { 1, 2, 3, 4 }, 2, 2, 1), Geometry.ofSpacing(1, 1,
			1));
		Nifti.write(file, VolumeSeries.of(volume), PixelType.INT16);
	}
}
