package io.github.ddasr.io;

import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The smallest and the largest value of a series. */
final class ValueRange {

	private ValueRange() {}

	/** The range of all finite values; a constant c gives [c, c + 1], no finite value at all gives [0, 1]. */
	static IntensityWindow of(final VolumeSeries series) {
		double lower = Double.POSITIVE_INFINITY, upper = Double.NEGATIVE_INFINITY;
		for (final Volume volume : series.volumes()) {
			for (final FloatType t : Views.flatIterable(volume.voxels())) {
				final float v = t.get();
				if (!Float.isFinite(v)) continue;
				if (v < lower) lower = v;
				if (v > upper) upper = v;
			}
		}
		if (lower > upper) return new IntensityWindow(0, 1);
		return new IntensityWindow(lower, upper > lower ? upper : lower + Math.max(1, Math.abs(lower) * 1e-6));
	}
}
