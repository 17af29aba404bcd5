package io.github.ddasr.comparison;

import java.util.ArrayList;
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
 * @param notes how the features were made, one sentence each; may be empty
 */
public record FeatureComparison(String a, String b, FeatureKind kind, List<SetFigure> figures, List<String> notes)
	implements SetReport
{

	private static final int DIGITS = 6;
	private static final List<String> HEADINGS = List.of("set_a", "set_b", "distance", "value", "standard_error", "n_a", "n_b",
		"features", "notes");

	/**
	 * @param added what else the reader must know
	 * @return the same with those notes at the end
	 */
	public FeatureComparison with(final List<String> added) {
		final List<String> all = new ArrayList<>(notes);
		all.addAll(added);
		return new FeatureComparison(a, b, kind, figures, all);
	}

	/** @return what the features are, and where they come from */
	String features() {
		return kind.name() + (kind.provenance().isEmpty() ? "" : " (" + kind.provenance() + ")");
	}

	@Override
	public List<String> summary() {
		final List<String> lines = new ArrayList<>();
		lines.add(a + " and " + b + ", features " + features() + "; lower is nearer");
		for (final SetFigure f : figures) {
			lines.add(f.format(DIGITS));
			f.notes().forEach(note -> lines.add("  " + note));
		}
		lines.addAll(notes);
		return lines;
	}

	@Override
	public List<String> details() {
		return List.of();
	}

	/**
	 * One row for each distance. Columns: {@code set_a, set_b, distance, value, standard_error} (NaN where none is known),
	 * {@code n_a, n_b} (rows of features), {@code features, notes}.
	 */
	@Override
	public ReportRows rows() {
		final List<List<Object>> rows = new ArrayList<>();
		for (final SetFigure f : figures) {
			final String remarks = String.join("; ", f.value().reason().isEmpty() ? f.notes() : List.of(f.value().reason()));
			rows.add(List.of(a, b, f.label(), f.value().value(), f.standardError(), f.rowsA(), f.rowsB(), features(), remarks));
		}
		return new ReportRows(HEADINGS, rows);
	}

	@Override
	public String toMarkdown() {
		return ComparisonMarkdown.of(this);
	}

	@Override
	public String toJson() {
		return ComparisonJson.of(this);
	}
}
