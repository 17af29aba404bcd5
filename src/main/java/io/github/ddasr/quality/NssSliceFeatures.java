package io.github.ddasr.quality;

import java.util.List;

import org.scijava.plugin.Plugin;

/**
 * The 36 natural-scene statistics that BRISQUE takes of a whole image, one row for each slice. A slice that is too
 * small, or that has a statistic that is no number (a constant one), gives no row.
 */
@Plugin(type = FeatureExtractor.class, name = "NSS-slice", label = "Natural-scene statistics of slices", priority = 10,
	description = "The 36 statistics of BRISQUE for each slice of at least 16 × 16 pixels; needs no network.")
public final class NssSliceFeatures implements FeatureExtractor {

	@Override
	public FeatureKind kind() {
		return FeatureKind.nss("BRISQUE's statistics of slices");
	}

	@Override
	public List<double[]> rows(final GreySlice slice) {
		if (Math.min(slice.width(), slice.height()) < BrisqueFeatures.SMALLEST) return List.of();
		final double[] features = BrisqueFeatures.of(slice.values(), slice.width(), slice.height());
		return Numbers.areFinite(features) ? List.of(features) : List.of();
	}
}
