package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.ddasr.downsampling.Degradation;
import io.github.ddasr.downsampling.Degradations;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/**
 * Slices of scans with all degradations, made one after the other and turned into what is wanted of them, so that
 * no image is kept.
 *
 * @param count slices per scan at most, spread evenly over the three directions
 * @param allGrades whether each slice is degraded in every grade, or each time in one of them, which changes from
 *          slice to slice, at a strength drawn within the grade
 * @param seed decides everything that is drawn
 */
record DegradedSlices(int count, boolean allGrades, long seed) {

	private static final List<Axis> AXES = List.of(Axis.values());
	/** An odd multiplier, so that neighbouring slices do not draw alike. */
	private static final long STRIDE = 0x9E3779B97F4A7C15L;

	/** @return images made of each slice: the slice itself and its degraded versions */
	int versions() {
		return 1 + Degradations.all().size() * (allGrades ? DegradedSlice.GRADES : 1);
	}

	/**
	 * @param scan a scan
	 * @param number its number, which takes part in what is drawn
	 * @param wish what is wanted of a slice; called by several threads
	 * @param monitor asked for each slice whether to go on
	 * @return the wishes in order: slice by slice, first the slice as it was
	 */
	<T> List<T> map(final GreyScan scan, final int number, final Function<DegradedSlice, T> wish, final Monitor monitor) {
		final List<GreyScan.Place> all = scan.places(AXES);
		final int n = Math.min(count, all.size());
		final List<List<T>> rows = IntStream.range(0, n).parallel().mapToObj(i -> {
			monitor.checkCanceled("degrading slices");
			final GreyScan.Place place = all.get((int) ((i + 0.5) * all.size() / n));
			final SplittableRandom random = new SplittableRandom(seed + STRIDE * (number * 100_000L + i));
			return one(scan.subject(), i, scan.slice(place), random, wish);
		}).toList();
		final List<T> result = new ArrayList<>();
		rows.forEach(result::addAll);
		return result;
	}

	private <T> List<T> one(final String subject, final int slice, final GreyCut whole, final SplittableRandom random,
		final Function<DegradedSlice, T> wish)
	{
		final DegradedSlice.Maker maker = new DegradedSlice.Maker(subject, slice, whole, random);
		final List<T> row = new ArrayList<>();
		row.add(wish.apply(maker.original()));
		int turn = slice;
		for (final Map.Entry<String, Degradation> kind : Degradations.all().entrySet()) {
			if (allGrades) {
				for (int grade = 1; grade <= DegradedSlice.GRADES; grade++) {
					row.add(wish.apply(maker.degraded(kind.getKey(), kind.getValue(), grade, grade / (double) DegradedSlice.GRADES)));
				}
			}
			else {
				final int grade = 1 + turn++ % DegradedSlice.GRADES;
				final double strength = (grade - random.nextDouble()) / DegradedSlice.GRADES;
				row.add(wish.apply(maker.degraded(kind.getKey(), kind.getValue(), grade, strength)));
			}
		}
		return row;
	}
}
