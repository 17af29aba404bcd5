package io.github.ddasr.quality;

/** A metric that is ready, of either kind, behind one face. Thread-safe. */
interface Measure {

	/**
	 * The figure of a slice.
	 *
	 * @param value the figure
	 * @param sums what it was made of, to be added up over the volume; null if the metric has no figure for volumes
	 */
	record Outcome(MetricValue value, double[] sums) {}

	/** @return the column that it fills */
	MetricColumn column();

	/** @return the figure of one slice */
	Outcome of(SliceInput input);

	/** @return the figure of a volume from the sums of its slices and their data range; null if there is no such figure */
	default MetricValue whole(final double[] sums, final double range) {
		return null;
	}

	/** @return what a report must say of slices of such a size; empty if nothing */
	default String remark(final Box slice) {
		return "";
	}

	/** @return whether slices should come with the pixels of the head */
	default boolean needsHead() {
		return false;
	}

	/** @return where in its slice the metric is good or bad; null if it cannot say */
	default LocalMap map(final SliceInput input) {
		return null;
	}

	/**
	 * A metric that compares with a reference.
	 *
	 * @param column its column
	 * @param metric the metric
	 */
	record Comparing(MetricColumn column, FullReferenceMetric metric) implements Measure {

		@Override
		public Outcome of(final SliceInput input) {
			final double[] sums = metric.sums(input.pair(), input.range());
			return new Outcome(metric.value(sums, input.range()), sums);
		}

		@Override
		public MetricValue whole(final double[] sums, final double range) {
			return metric.value(sums, range);
		}

		@Override
		public LocalMap map(final SliceInput input) {
			if (!(metric instanceof LocalMap.OfPair local)) return null;
			return local.localMap(input.pair(), input.range()).movedBy(input.pairBox().x(), input.pairBox().y());
		}
	}

	/**
	 * A metric of a slice alone.
	 *
	 * @param column its column
	 * @param scorer the metric with its models loaded
	 */
	record Single(MetricColumn column, NoReferenceMetric.Scorer scorer) implements Measure {

		@Override
		public boolean needsHead() {
			return scorer.needsHead();
		}

		@Override
		public String remark(final Box slice) {
			final String remark = scorer.remark(slice.width(), slice.height());
			return remark.isEmpty() ? "" : column.key() + ": " + remark;
		}

		@Override
		public Outcome of(final SliceInput input) {
			return new Outcome(scorer.of(input.slice()), null);
		}

		@Override
		public LocalMap map(final SliceInput input) {
			if (!(scorer instanceof LocalMap.OfSlice local)) return null;
			return local.localMap(input.slice()).movedBy(input.sliceBox().x(), input.sliceBox().y());
		}
	}
}
