package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.ddasr.volume.DdasrException;

/**
 * The figures of one method, slice by slice.
 *
 * @param name of the method, for tables
 * @param metrics names of the columns
 * @param rows one for each slice
 */
public record SliceTable(String name, List<String> metrics, List<Row> rows) {

	/**
	 * The figures of a slice.
	 *
	 * @param file file that it is from, without folder
	 * @param slice its number or name, empty if the file has but one
	 * @param subject who it shows
	 * @param figures one for each metric; may be NaN or infinite
	 */
	public record Row(String file, String slice, String subject, double[] figures) {}

	/**
	 * @param pattern what in a file's name says who it shows: its first group, or all of it if it has none
	 * @return the same figures with those subjects
	 * @throws DdasrException if the pattern is not found in a file's name
	 */
	public SliceTable withSubjects(final Pattern pattern) {
		final List<Row> named = new ArrayList<>();
		for (final Row row : rows) {
			final String subject = subjectIn(row.file(), pattern).orElseThrow(() -> new DdasrException("The subject pattern " + pattern +
				" is not found in the file name " + row.file() + " of " + name + ". Give a pattern that all file names have."));
			named.add(new Row(row.file(), row.slice(), subject, row.figures()));
		}
		return new SliceTable(name, metrics, named);
	}

	/**
	 * @param file a file's name
	 * @param pattern what in it says who the file shows: its first group, or all of it if it has none
	 * @return the subject; empty if the pattern is not found
	 */
	public static Optional<String> subjectIn(final String file, final Pattern pattern) {
		final Matcher m = pattern.matcher(file);
		if (!m.find()) return Optional.empty();
		return Optional.of(m.groupCount() > 0 && m.group(1) != null ? m.group(1) : m.group());
	}

	/**
	 * One row for each subject, with the mean of its finite figures; NaN where it has none.
	 *
	 * @return subjects in the order of their first slice
	 */
	public SliceTable perSubject() {
		final Map<String, List<Row>> subjects = new LinkedHashMap<>();
		for (final Row row : rows) subjects.computeIfAbsent(row.subject(), s -> new ArrayList<>()).add(row);
		final List<Row> means = new ArrayList<>();
		subjects.forEach((subject, slices) -> means.add(new Row(subject, "", subject, IntStream.range(0, metrics.size())
			.mapToDouble(m -> Moments.of(slices.stream().mapToDouble(row -> row.figures()[m]).filter(Double::isFinite)
				.toArray()).mean()).toArray())));
		return new SliceTable(name, metrics, means);
	}

	/** @return the figures of a metric, in the order of the rows */
	double[] column(final String metric) {
		final int index = metrics.indexOf(metric);
		return rows.stream().mapToDouble(row -> row.figures()[index]).toArray();
	}

	/** @return how the slices became subjects, in one sentence */
	String subjectNote() {
		final long subjects = rows.stream().map(Row::subject).distinct().count();
		final String slices = rows.size() == 1 ? "1 slice" : rows.size() + " slices";
		if (subjects == 1) return name + ": one subject of " + slices + ", so that no test of subjects is possible";
		if (!hasSlicesThatBelongTogether()) return name + ": " + slices + ", each taken for a subject of its own; where several " +
			"files show one person, name the persons by a pattern";
		return name + ": " + subjects + " subjects, each the mean of its finite slices (" + slices + " in all)";
	}

	/** @return whether a subject has more than one slice */
	boolean hasSlicesThatBelongTogether() {
		return rows.stream().map(Row::subject).distinct().count() < rows.size();
	}
}
