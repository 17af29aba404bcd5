package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which rows of two methods belong together.
 *
 * @param by what the pairs have in common, in words
 * @param a row of the first method, pair by pair
 * @param b row of the second method, pair by pair
 */
record Pairing(String by, List<Integer> a, List<Integer> b) {

	/**
	 * By file and slice; if that gives no pair, by subject and slice; if each method has but one file, by slice.
	 *
	 * @return the pairs in the order of the first method; none if the tables have nothing in common, or if rows cannot
	 *         be told apart
	 */
	static Pairing of(final SliceTable a, final SliceTable b) {
		final Pairing byFile = by("file and slice", a, b, row -> List.of(row.file(), row.slice()));
		if (byFile.size() > 0) return byFile;
		final Pairing bySubject = by("subject and slice", a, b, row -> List.of(row.subject(), row.slice()));
		if (bySubject.size() > 0) return bySubject;
		return files(a) == 1 && files(b) == 1 ? by("slice", a, b, SliceTable.Row::slice) : none();
	}

	private static Pairing none() {
		return new Pairing("nothing", List.of(), List.of());
	}

	private static long files(final SliceTable table) {
		return table.rows().stream().map(SliceTable.Row::file).distinct().count();
	}

	private static Pairing by(final String what, final SliceTable a, final SliceTable b,
		final Function<SliceTable.Row, Object> key)
	{
		final Map<Object, Integer> first = places(a, key), second = places(b, key);
		if (first.size() < a.rows().size() || second.size() < b.rows().size()) return none();
		final Pairing pairing = new Pairing(what, new ArrayList<>(), new ArrayList<>());
		first.forEach((k, place) -> {
			if (!second.containsKey(k)) return;
			pairing.a.add(place);
			pairing.b.add(second.get(k));
		});
		return pairing;
	}

	private static Map<Object, Integer> places(final SliceTable table, final Function<SliceTable.Row, Object> key) {
		final Map<Object, Integer> places = new LinkedHashMap<>();
		for (int i = 0; i < table.rows().size(); i++) places.put(key.apply(table.rows().get(i)), i);
		return places;
	}

	/** @return number of pairs */
	int size() {
		return a.size();
	}

	/**
	 * @param x figures of the first method, row by row
	 * @param y those of the second
	 * @return the figures of the pairs of which both are finite, {first, second}
	 */
	double[][] finite(final double[] x, final double[] y) {
		final int[] kept = IntStream.range(0, size()).filter(i -> Double.isFinite(x[a.get(i)]) && Double
			.isFinite(y[b.get(i)])).toArray();
		return new double[][] { IntStream.of(kept).mapToDouble(i -> x[a.get(i)]).toArray(),
			IntStream.of(kept).mapToDouble(i -> y[b.get(i)]).toArray() };
	}
}
