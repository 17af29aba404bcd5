package io.github.ddasr.quality;

import java.util.Arrays;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * The noise of a volume as one number: the median over at most nine slices of its middle half of the noise of air, where that
 * looks like the magnitude of noise (see {@link NoiseLevel}), else of the diagonal detail of the brightest compact tissue,
 * where there is the least anatomy to be taken for noise.
 */
public final class VolumeNoise {

	private static final int MOST_SLICES = 9;

	private VolumeNoise() {}

	/**
	 * @param volume real-world values, no signal being 0
	 * @param dimension the dimension across which slices are cut
	 * @param monitor asked once per slice whether to go on
	 * @return standard deviation of the noise behind the magnitude, in the volume's units; 0 where the slices show none, as in
	 *         a phantom, NaN where they have a single value or none that is a number
	 */
	public static double of(final Volume volume, final int dimension, final Monitor monitor) {
		final int count = Slices.count(volume.voxels(), dimension), used = Math.min(MOST_SLICES, (count + 1) / 2);
		final double[] found = new double[used];
		int n = 0;
		for (int k = 0; k < used; k++) {
			monitor.checkCanceled("measuring the noise");
			final int index = (int) (count * (0.25 + (k + 0.5) / (2.0 * used)));
			final double noise = ofSlice(Slices.read(volume.voxels(), dimension, index), Slices.width(volume.voxels(), dimension));
			if (!Double.isNaN(noise)) found[n++] = noise;
		}
		return NoiseEstimate.median(Arrays.copyOf(found, n));
	}

	private static double ofSlice(final float[] values, final int width) {
		final double[] slice = new double[values.length];
		for (int i = 0; i < slice.length; i++) {
			if (!Float.isFinite(values[i])) return Double.NaN;
			slice[i] = values[i];
		}
		if (Arrays.stream(slice).allMatch(v -> v == slice[0])) return Double.NaN;
		final GreySlice grey = GreySlice.of(slice, width, slice.length / width);
		final MetricValue air = NoiseLevel.foundAir(grey, true);
		if (air != null) return air.value();
		final boolean[] tissue = SliceRegions.tissue(grey), white = WhiteMatter.of(slice, width, tissue);
		final double ofWhite = NoiseEstimate.haar(slice, width, white), ofAll = NoiseEstimate.haar(slice, width, tissue);
		final double noise = Double.isNaN(ofWhite) ? ofAll : Math.min(ofWhite, ofAll);
		return Double.isNaN(noise) ? 0 : noise;
	}
}
