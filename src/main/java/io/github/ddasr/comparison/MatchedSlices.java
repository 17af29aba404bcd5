package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two methods with figures of the same slices alone, so that the means of a subject are over the same slices. Slices are
 * matched as {@link Pairing} does. Where one method has no finite figure of a slice, the other loses its figure too, and
 * a slice that only one method has is left out. A subject of which no slice is matched keeps all its slices.
 *
 * @param a the first method
 * @param b the second method
 * @param notes what was left out, and what could not be matched, one sentence each; may be empty
 */
record MatchedSlices(SliceTable a, SliceTable b, List<String> notes) {

	/**
	 * @param a the first method; only read
	 * @param b the second method; only read
	 * @param common metrics that both have; the figures of others stay as they are
	 * @return both with what they share
	 */
	static MatchedSlices of(final SliceTable a, final SliceTable b, final List<String> common) {
		final Pairing pairing = Pairing.of(a, b);
		final SliceTable first = copy(a), second = copy(b);
		final List<String> notes = new ArrayList<>();
		for (final String metric : common) leaveOut(metric, first, second, pairing, notes);
		final SliceTable x = withoutLoners(first, pairing.a()), y = withoutLoners(second, pairing.b());
		noteLoners(a.name(), a.rows().size() - x.rows().size(), notes);
		noteLoners(b.name(), b.rows().size() - y.rows().size(), notes);
		final Set<String> unmatched = subjects(a.rows().stream());
		unmatched.retainAll(subjects(b.rows().stream()));
		unmatched.removeAll(subjects(pairing.a().stream().map(a.rows()::get)));
		if (!unmatched.isEmpty()) notes.add(count(unmatched.size(), "subject") + " whose slices could not be paired: the means of " +
			a.name() + " and " + b.name() + " are over all slices that each has, maybe not the same ones");
		return new MatchedSlices(x, y, notes);
	}

	private static SliceTable copy(final SliceTable table) {
		return new SliceTable(table.name(), table.metrics(), table.rows().stream().map(row -> new SliceTable.Row(row.file(), row
			.slice(), row.subject(), row.figures().clone())).toList());
	}

	/** Takes a metric's figure from both where it is not finite in one. */
	private static void leaveOut(final String metric, final SliceTable a, final SliceTable b, final Pairing pairing,
		final List<String> notes)
	{
		final int columnA = a.metrics().indexOf(metric), columnB = b.metrics().indexOf(metric);
		int left = 0, infiniteA = 0, infiniteB = 0;
		for (int i = 0; i < pairing.size(); i++) {
			final double[] x = a.rows().get(pairing.a().get(i)).figures(), y = b.rows().get(pairing.b().get(i)).figures();
			final boolean finiteX = Double.isFinite(x[columnA]), finiteY = Double.isFinite(y[columnB]);
			if (finiteX != finiteY) left++;
			if (finiteY && Double.isInfinite(x[columnA])) infiniteA++;
			if (finiteX && Double.isInfinite(y[columnB])) infiniteB++;
			if (!finiteX || !finiteY) x[columnA] = y[columnB] = Double.NaN;
		}
		if (left > 0) notes.add(metric + ": " + count(left, "slice") + " without a finite figure in one method " + were(left) +
			" left out of both");
		noteInfinite(metric, a.name(), infiniteA, notes);
		noteInfinite(metric, b.name(), infiniteB, notes);
	}

	private static void noteInfinite(final String metric, final String method, final int count, final List<String> notes) {
		if (count == 0) return;
		// The other figures become infinite where they divide by nothing, which is no merit.
		final String merit = metric.equalsIgnoreCase("psnr") ? ", identical to the reference" : "";
		notes.add(metric + ": " + count(count, "slice") + " infinite in " + method + " alone" + merit + ": " + method + " loses " +
			(count == 1 ? "it" : "them"));
	}

	/** Leaves out rows that belong to none of the other method, of subjects that have others that do. */
	private static SliceTable withoutLoners(final SliceTable table, final List<Integer> matched) {
		final Set<Integer> places = new HashSet<>(matched);
		final Set<String> subjects = subjects(matched.stream().map(table.rows()::get));
		return new SliceTable(table.name(), table.metrics(), IntStream.range(0, table.rows().size()).filter(i -> places.contains(
			i) || !subjects.contains(table.rows().get(i).subject())).mapToObj(table.rows()::get).toList());
	}

	private static void noteLoners(final String method, final int count, final List<String> notes) {
		if (count > 0) notes.add(count(count, "slice") + " that only " + method + " has " + were(count) + " left out");
	}

	private static Set<String> subjects(final Stream<SliceTable.Row> rows) {
		return rows.map(SliceTable.Row::subject).collect(Collectors.toCollection(HashSet::new));
	}

	private static String count(final int count, final String noun) {
		return count + " " + noun + (count == 1 ? "" : "s");
	}

	private static String were(final int count) {
		return count == 1 ? "was" : "were";
	}
}
