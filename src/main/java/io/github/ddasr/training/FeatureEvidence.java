package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.FeatureMaps;

/**
 * Whether a feature network is of use as a loss: degrades slices in every grade, measures how far each is from the
 * slice as it was, and says whether what is worse is farther, within a degradation by grade, and over all of them
 * by GMSD.
 */
final class FeatureEvidence {

	private final FeatureMaps features;
	private final NDManager manager;

	/**
	 * @param features a feature network
	 * @param manager owner of what is made on the way
	 */
	FeatureEvidence(final FeatureMaps features, final NDManager manager) {
		this.features = features;
		this.manager = manager;
	}

	/**
	 * @param images slices and their degraded versions, each slice as it was before its versions
	 * @param distance how far
	 * @return each with its distance as score
	 */
	List<RankCorrelation.Judged> judge(final List<DegradedSlice> images, final FeatureDistance distance) {
		final List<RankCorrelation.Judged> judged = new ArrayList<>();
		DegradedSlice original = null;
		try (NDManager outer = manager.newSubManager()) {
			List<NDArray> truth = List.of();
			for (final DegradedSlice image : images) {
				try (NDManager scope = manager.newSubManager()) {
					if (image.kind().isEmpty()) {
						truth.forEach(NDArray::close);
						original = image;
						truth = FeatureDistance.maps(features, image.cut(), outer);
					}
					if (original == null) throw new IllegalArgumentException("the slice as it was comes first");
					final double score = distance.of(FeatureDistance.maps(features, image.cut(), scope), truth);
					judged.add(RankCorrelation.Judged.of(image, score));
				}
			}
		}
		return judged;
	}

	/**
	 * @param images as for {@link #judge}
	 * @return "distance, degradation" → rank correlations in words
	 */
	Map<String, String> figures(final List<DegradedSlice> images) {
		final Map<String, String> figures = new TreeMap<>();
		for (final FeatureDistance distance : FeatureDistance.values()) {
			for (final RankCorrelation row : RankCorrelation.of(judge(images, distance))) {
				figures.put("as a loss, " + distance.name().toLowerCase(Locale.ROOT) + ", " + row.kind(), row.figures());
			}
		}
		return figures;
	}
}
