package io.github.ddasr.quality;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares a volume with its truth, slice by slice: the slices are read one after
 * the other and judged in parallel, a few at a time; sums are added in the order
 * of the slices, so that the result does not depend on the number of threads.
 */
public final class VolumeQuality {

	/** Slices in memory at a time. */
	private static final int CHUNK = 16;

	private final Map<String, FullReferenceMetric> metrics;
	private final double range;

	/**
	 * @param metrics the metrics by name
	 * @param range the data range L, fixed before the image was made: for a volume the width of its window
	 * @throws DdasrException if the range is not a positive number
	 */
	public VolumeQuality(final Map<String, FullReferenceMetric> metrics, final double range) {
		if (!(range > 0) || Double.isInfinite(range)) {
			throw new DdasrException("The data range " + range + " is not a positive number. Give the range of the truth's " +
				"values, for instance the width of its intensity window.");
		}
		this.metrics = new LinkedHashMap<>(metrics);
		this.range = range;
	}

	/**
	 * @param image the volume that is judged
	 * @param truth what it should be, of the same size
	 * @param dimension the dimension along which both are cut: 0, 1 or 2
	 * @param mask which pixels count
	 * @param monitor progress and cancel
	 * @return the figures by the metrics' names
	 * @throws DdasrException if the sizes differ
	 */
	public Map<String, MetricValue> compare(final Volume image, final Volume truth, final int dimension,
		final SliceMask mask, final Monitor monitor)
	{
		if (!Arrays.equals(image.dimensions(), truth.dimensions())) {
			throw new DdasrException("Volumes " + image.name() + " (" + size(image) + ") and " + truth.name() + " (" + size(
				truth) + ") differ in size. Compare images on one grid.");
		}
		final Sums sums = new Sums();
		final int count = Slices.count(truth.voxels(), dimension);
		final int w = Slices.width(truth.voxels(), dimension), h = Slices.height(truth.voxels(), dimension);
		for (int from = 0; from < count; from += CHUNK) {
			final List<SlicePair> pairs = new ArrayList<>();
			for (int k = from; k < Math.min(count, from + CHUNK); k++) {
				monitor.checkCanceled("comparing " + image.name());
				pairs.add(new SlicePair(Slices.read(image.voxels(), dimension, k), Slices.read(truth.voxels(), dimension, k),
					mask.of(k), w, h));
			}
			sums.addAll(pairs);
			monitor.progress(from + pairs.size(), count);
		}
		return sums.values();
	}

	/** @return an empty sum, to which slices from anywhere may be added */
	public Sums sums() {
		return new Sums();
	}

	private static String size(final Volume volume) {
		return Arrays.stream(volume.dimensions()).mapToObj(Long::toString).collect(Collectors.joining(" × "));
	}

	/** What the slices seen so far add up to. Not thread-safe. */
	public final class Sums {

		private final Map<String, double[]> total = new LinkedHashMap<>();

		private Sums() {}

		/** @param pairs slices, judged in parallel, added in order */
		public void addAll(final List<SlicePair> pairs) {
			metrics.forEach((name, metric) -> pairs.parallelStream().map(p -> metric.sums(p, range)).toList() //
				.forEach(s -> add(name, s)));
		}

		private void add(final String name, final double[] sums) {
			final double[] t = total.computeIfAbsent(name, n -> new double[sums.length]);
			for (int i = 0; i < t.length; i++) t[i] += sums[i];
		}

		/** @return the figures by the metrics' names; NaN with a reason if no slice was added */
		public Map<String, MetricValue> values() {
			final Map<String, MetricValue> values = new LinkedHashMap<>();
			metrics.forEach((name, metric) -> values.put(name, total.containsKey(name) ? metric.value(total.get(name), range)
				: MetricValue.none("no slice was compared")));
			return values;
		}
	}
}
