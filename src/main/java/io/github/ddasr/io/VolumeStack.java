package io.github.ddasr.io;

import java.util.List;

import ij.VirtualStack;
import ij.process.ImageProcessor;

import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * A virtual stack over a series: a plane is made when ImageJ asks for it. Planes run over z,
 * then over the volumes.
 */
class VolumeStack extends VirtualStack {

	private final List<Volume> volumes;
	private final ImagePlanes planes;
	private final int depth;

	VolumeStack(final VolumeSeries series, final ImagePlanes planes) {
		super((int) series.first().dimensions()[0], (int) series.first().dimensions()[1], (int) (series.size() * series
			.first().dimensions()[2]));
		volumes = series.volumes();
		this.planes = planes;
		depth = (int) series.first().dimensions()[2];
		setBitDepth(planes.bitDepth());
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		return planes.processor(volumes.get((n - 1) / depth).voxels(), (n - 1) % depth);
	}

	@Override
	public Object getPixels(final int n) {
		return getProcessor(n).getPixels();
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}
}
