package io.github.ddasr.quality;

import java.util.List;
import java.util.Locale;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;

/**
 * What is measured, and how.
 *
 * @param metrics keys of the metrics, in the order of the table
 * @param axis direction of the slices, or null for the volume's own (its third dimension)
 * @param first first slice, counted from 1; 0 for the first one
 * @param last last slice, counted from 1; 0 for the last one
 * @param window how grey values are made
 * @param foreground what is done with the air around the head
 * @param skip slices of a volume with a smaller share of foreground, 0 to 1, are left out; single slices never
 * @param round whether grey values are rounded to whole numbers
 * @param maskInvalid whether voxels that are NaN or infinite are left out; otherwise such a volume is refused
 * @param settings how no-reference metrics are computed
 */
public record QualityOptions(List<String> metrics, Axis axis, int first, int last, WindowRule window,
	ForegroundUse foreground, double skip, boolean round, boolean maskInvalid, MetricSettings settings)
{

	/** Slices with less foreground show no more than the rim of the head. */
	public static final double USUAL_SKIP = 0.1;

	/** Copies the list. */
	public QualityOptions {
		metrics = List.copyOf(metrics);
	}

	/**
	 * All slices along the third dimension that have a tenth of foreground, whole, through the automatic window.
	 *
	 * @param metrics keys of the metrics
	 * @param settings how no-reference metrics are computed
	 * @return the defaults
	 */
	public static QualityOptions defaults(final List<String> metrics, final MetricSettings settings) {
		return new QualityOptions(metrics, null, 0, 0, WindowRule.AUTO, ForegroundUse.NONE, USUAL_SKIP, false, false, settings);
	}

	/** The dimension along which a volume is cut. */
	int dimension(final Geometry geometry) {
		return axis == null ? 2 : geometry.dimensionOf(axis);
	}

	/** @return the direction of the slices in words, "native" for the volume's own */
	public String axisName() {
		return axis == null ? "native" : axis.name().toLowerCase(Locale.ROOT);
	}
}
