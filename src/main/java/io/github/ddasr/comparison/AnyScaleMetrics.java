package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.SlicePair;
import io.github.ddasr.quality.VolumeQuality;
import io.github.ddasr.quality.VolumeSsim;

/**
 * The figures of an {@link AnyScaleStudy}, each inside the brain and over the whole volume: PSNR over voxels, SSIM with a uniform window of
 * 7 voxels a side ({@link VolumeSsim}), HFEN slice by slice.
 */
final class AnyScaleMetrics {

	/** Their names in tables. */
	static final String PSNR = "PSNR", SSIM = "SSIM", HFEN = "HFEN";
	/** What follows the name where the whole volume is measured. */
	static final String WHOLE = ", whole volume";

	/** Slices that are looked at together. */
	private static final int CHUNK = 16;
	private static final int WINDOW = 7;

	private final List<String> names;
	private final int across;

	/**
	 * @param names some of the three, in the order of the tables
	 * @param across the axis (z, y, x) across which lie the slices that are enlarged; −1 if volumes are
	 */
	AnyScaleMetrics(final List<String> names, final int across) {
		this.names = names;
		this.across = across;
	}

	/**
	 * @param image normalised block
	 * @param truth what it should be
	 * @param mask the brain
	 * @param size voxels along z, y, x
	 * @param range the data range in the values' units
	 * @return name → figure
	 */
	Map<String, MetricValue> of(final float[] image, final float[] truth, final boolean[] mask, final int[] size, final double range) {
		final Map<String, MetricValue> figures = new LinkedHashMap<>();
		for (final String name : names) {
			if (name.equals(SSIM)) {
				final int[] window = { WINDOW, WINDOW, WINDOW };
				if (across >= 0) window[across] = 1;
				final VolumeSsim.Figures ssim = new VolumeSsim(size, window, range).of(image, truth, mask);
				figures.put(name, ssim.masked());
				figures.put(name + WHOLE, ssim.whole());
			}
			else {
				figures.put(name, bySlices(name, image, truth, mask, size, range));
				figures.put(name + WHOLE, bySlices(name, image, truth, null, size, range));
			}
		}
		return figures;
	}

	private MetricValue bySlices(final String name, final float[] image, final float[] truth, final boolean[] mask, final int[] size,
		final double range)
	{
		final FullReferenceMetric metric = Metrics.fullReference().get(name);
		final VolumeQuality.Sums sums = new VolumeQuality(Map.of(name, metric), range).sums();
		final BlockSlices slices = new BlockSlices(size, Math.max(0, across));
		for (int from = 0; from < slices.count(); from += CHUNK) {
			final List<SlicePair> pairs = new ArrayList<>();
			for (int k = from; k < Math.min(slices.count(), from + CHUNK); k++) pairs.add(new SlicePair(slices.read(image, k), slices.read(truth,
				k), mask == null ? null : slices.read(mask, k), slices.width(), slices.height()));
			sums.addAll(pairs);
		}
		return sums.values().get(name);
	}
}
