package io.github.ddasr.quality;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

/** A metric for tests of everything around metrics: the mean over the pixels that count; none for a constant slice. */
@Plugin(type = NoReferenceMetric.class, name = "Mean Grey", label = "Mean grey", priority = Priority.VERY_LOW,
	description = "Mean of the pixels that count.")
public final class MeanGrey implements NoReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.NONE;
	}

	@Override
	public String unit() {
		return "grey";
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		return new MeanScorer();
	}

	private static final class MeanScorer implements Scorer, LocalMap.OfSlice {

		@Override
		public MetricValue of(final GreySlice slice) {
			double sum = 0, least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
			int n = 0;
			final boolean[] counted = slice.counted();
			for (int i = 0; i < slice.values().length; i++) {
				if (counted != null && !counted[i]) continue;
				sum += slice.values()[i];
				least = Math.min(least, slice.values()[i]);
				most = Math.max(most, slice.values()[i]);
				n++;
			}
			if (n == 0) return MetricValue.none("no pixel counts");
			return least == most ? MetricValue.none("the slice is constant") : MetricValue.of(sum / n);
		}

		@Override
		public LocalMap localMap(final GreySlice slice) {
			final int columns = slice.width() / 8, rows = slice.height() / 8;
			final float[] values = new float[columns * rows];
			for (int y = 0; y < rows * 8; y++) for (int x = 0; x < columns * 8; x++) {
				values[y / 8 * columns + x / 8] += (float) (slice.values()[y * slice.width() + x] / 64);
			}
			return new LocalMap(values, columns, rows, 0, 0, 8);
		}

		@Override
		public String description() {
			return "mean of what counts";
		}
	}
}
