package io.github.ddasr.scifio;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.io.ImageUnits;
import io.github.ddasr.io.NiftiHeader;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.LengthUnit;
import io.scif.ImageMetadata;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;
import net.imagej.axis.DefaultLinearAxis;

/** Calibrated axes ⇄ spacing in mm and orientation. */
final class AxesGeometry {

	private static final double TOLERANCE = 1e-3;

	private AxesGeometry() {}

	/**
	 * @param geometry spacing
	 * @param count number of volumes; only several have a fourth axis
	 * @param step distance between volumes, in stepUnit
	 * @param stepUnit its unit, empty if unknown
	 * @return X, Y, Z in mm, and Time
	 */
	static CalibratedAxis[] axes(final Geometry geometry, final int count, final double step, final String stepUnit) {
		final String unit = geometry.isCalibrated() ? "mm" : null;
		final List<CalibratedAxis> axes = new ArrayList<>();
		axes.add(new DefaultLinearAxis(Axes.X, unit, geometry.spacing(0)));
		axes.add(new DefaultLinearAxis(Axes.Y, unit, geometry.spacing(1)));
		axes.add(new DefaultLinearAxis(Axes.Z, unit, geometry.spacing(2)));
		if (count > 1) axes.add(new DefaultLinearAxis(Axes.TIME, stepUnit.isEmpty() ? null : stepUnit, step));
		return axes.toArray(CalibratedAxis[]::new);
	}

	/**
	 * @param image the image to be written
	 * @param header of the NIfTI file from which it came, or null; its orientation is kept while its grid is
	 */
	static Geometry of(final ImageMetadata image, final NiftiHeader header) {
		final AxisType[] types = { Axes.X, Axes.Y, Axes.Z };
		final double[] spacing = new double[3];
		boolean calibrated = true, same = header != null;
		for (int d = 0; d < 3; d++) {
			final CalibratedAxis axis = image.getAxisIndex(types[d]) < 0 ? null : image.getAxis(types[d]);
			final double given = axis == null ? 1 : Math.abs(axis.averageScale(0, 1));
			final LengthUnit unit = ImageUnits.parse(axis == null ? null : axis.unit());
			spacing[d] = given > 0 && Double.isFinite(given) ? given * unit.millimetres() : 1;
			// An image of one plane need not have a third axis.
			calibrated &= unit != LengthUnit.UNKNOWN || axis == null && d == 2;
			same = same && isSame(header, d, axis == null ? 1 : image.getAxisLength(types[d]), spacing[d]);
		}
		return same ? header.geometry() : new Geometry(spacing, null, null, calibrated);
	}

	private static boolean isSame(final NiftiHeader header, final int d, final long length, final double spacing) {
		final double own = header.geometry().spacing(d);
		return header.dimensions()[d] == length && Math.abs(own - spacing) <= TOLERANCE * own;
	}
}
