package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * What one pass over a volume's voxels tells before it is enlarged.
 *
 * @param minimum smallest finite value; 0 if there is none
 * @param maximum largest finite value; 0 if there is none
 * @param nonFinite number of voxels that are NaN or infinite
 * @param count number of voxels
 */
record SourceScan(float minimum, float maximum, long nonFinite, long count) {

	/**
	 * @param volume the volume, read plane by plane
	 * @param monitor asked for cancel at each plane
	 * @return its range and the number of non-finite voxels
	 */
	static SourceScan of(final Volume volume, final Monitor monitor) {
		float min = Float.POSITIVE_INFINITY, max = Float.NEGATIVE_INFINITY;
		long bad = 0, count = 0;
		for (int z = 0; z < Slices.count(volume.voxels(), 2); z++) {
			monitor.checkCanceled("reading " + volume.name());
			final float[] plane = Slices.read(volume.voxels(), 2, z);
			count += plane.length;
			for (final float v : plane) {
				if (Float.isFinite(v)) {
					min = Math.min(min, v);
					max = Math.max(max, v);
				}
				else bad++;
			}
		}
		return bad == count ? new SourceScan(0, 0, bad, count) : new SourceScan(min, max, bad, count);
	}

	/** @return whether all finite voxels have one value */
	boolean isConstant() {
		return minimum == maximum;
	}
}
