package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

import io.github.ddasr.downsampling.Degradations;

/**
 * How well a score without a truth orders degraded slices.
 *
 * @param kind the degradation, or {@value #ALL} for all of them together
 * @param images how many images took part, the slices as they were among them
 * @param spearman rank correlation (Spearman) between the score and the full-reference target
 * @param kendall the same by Kendall's τ-b
 * @param withinSlices Spearman's correlation between score and grade (0 … {@value DegradedSlice#GRADES}) of the
 *          versions of one slice, the mean over slices; NaN for all kinds together, whose grades do not compare
 */
record RankCorrelation(String kind, int images, double spearman, double kendall, double withinSlices) {

	/** Name of the row for all degradations together. */
	static final String ALL = "all";

	/**
	 * One image and its score.
	 *
	 * @param origin whom and which slice it shows
	 * @param kind its degradation, empty for the slice as it was
	 * @param grade 0 … {@value DegradedSlice#GRADES}
	 * @param target the full-reference target
	 * @param score the score without a truth
	 */
	record Judged(String origin, String kind, int grade, double target, double score) {

		/** An image and its score, NaN if there is none. */
		static Judged of(final DegradedSlice image, final double score) {
			return new Judged(image.subject() + " " + image.slice(), image.kind(), image.grade(), image.target(), score);
		}

		boolean usable() {
			return Double.isFinite(target) && Double.isFinite(score);
		}
	}

	/**
	 * @param images images and their scores; those without a score or target are left out
	 * @return a row for each degradation, and one for all
	 */
	static List<RankCorrelation> of(final List<Judged> images) {
		final List<Judged> usable = images.stream().filter(Judged::usable).toList();
		final List<RankCorrelation> rows = new ArrayList<>();
		for (final String kind : Degradations.all().keySet()) {
			final List<Judged> own = usable.stream().filter(i -> i.kind().isEmpty() || i.kind().equals(kind)).toList();
			rows.add(row(kind, own, withinSlices(own)));
		}
		rows.add(row(ALL, usable, Double.NaN));
		return rows;
	}

	private static RankCorrelation row(final String kind, final List<Judged> images, final double withinSlices) {
		final double[] targets = images.stream().mapToDouble(Judged::target).toArray();
		final double[] scores = images.stream().mapToDouble(Judged::score).toArray();
		final boolean enough = images.size() > 2;
		return new RankCorrelation(kind, images.size(), enough ? new SpearmansCorrelation().correlation(targets, scores)
			: Double.NaN, enough ? new KendallsCorrelation().correlation(targets, scores) : Double.NaN, withinSlices);
	}

	private static double withinSlices(final List<Judged> images) {
		final Map<String, List<Judged>> slices = images.stream().collect(Collectors.groupingBy(Judged::origin, TreeMap::new,
			Collectors.toList()));
		return slices.values().stream().filter(s -> s.size() > 2).mapToDouble(s -> new SpearmansCorrelation().correlation(s
			.stream().mapToDouble(Judged::grade).toArray(), s.stream().mapToDouble(Judged::score).toArray())) //
			.filter(Double::isFinite).average().orElse(Double.NaN);
	}

	/** @return the row's figures in words */
	String figures() {
		return String.format(Locale.ROOT, "Spearman %.3f, Kendall %.3f%s (%d images)", spearman, kendall, Double.isNaN(
			withinSlices) ? "" : String.format(Locale.ROOT, ", by grade within slices %.3f", withinSlices), images);
	}
}
