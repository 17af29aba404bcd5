package io.github.ddasr.comparison;

import java.util.List;

import io.github.ddasr.quality.FeatureKind;
import io.github.ddasr.quality.SetFigure;

/**
 * Every distance between two sets of images.
 *
 * @param a name of the first set
 * @param b name of the second set
 * @param kind what the features are
 * @param figures one for each metric
 */
public record FeatureComparison(String a, String b, FeatureKind kind, List<SetFigure> figures) {

	private static final int DIGITS = 6;

	/** @return the figures, one on a line, each followed by its notes */
	public String toText() {
		final StringBuilder text = new StringBuilder(a).append(" and ").append(b).append(", features ").append(kind.name());
		if (!kind.provenance().isEmpty()) text.append(" (").append(kind.provenance()).append(')');
		for (final SetFigure f : figures) {
			text.append('\n').append(f.format(DIGITS));
			f.notes().forEach(note -> text.append("\n  ").append(note));
		}
		return text.append('\n').toString();
	}

	/** @return the figures in full precision under a heading */
	public String toCsv() {
		final StringBuilder text = new StringBuilder("set_a,set_b,distance,value,standard_error,n_a,n_b,features,notes\n");
		for (final SetFigure f : figures) {
			final String notes = String.join("; ", f.value().reason().isEmpty() ? f.notes() : List.of(f.value().reason()));
			text.append(ComparisonTable.line(a, b, f.label(), f.value().value(), f.standardError(), f.rowsA(), f.rowsB(), kind
				.name() + (kind.provenance().isEmpty() ? "" : " (" + kind.provenance() + ")"), notes));
		}
		return text.toString();
	}
}
