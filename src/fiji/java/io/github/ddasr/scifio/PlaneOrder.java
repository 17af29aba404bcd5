package io.github.ddasr.scifio;

import java.util.List;

import io.scif.FormatException;
import io.scif.ImageMetadata;
import io.scif.util.FormatTools;
import net.imagej.axis.Axes;
import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;

/**
 * Which plane of an image is which slice of which volume. Z is the third axis of NIfTI wherever it stands in the image;
 * all axes besides X, Y and Z count the volumes.
 */
final class PlaneOrder {

	private final long[] lengths;
	private final int z;

	/** @throws FormatException if the planes are not X × Y, as with merged colours */
	PlaneOrder(final ImageMetadata image) throws FormatException {
		final List<AxisType> planar = image.getAxesPlanar().stream().map(CalibratedAxis::type).toList();
		if (!planar.equals(List.of(Axes.X, Axes.Y))) throw new FormatException(
			"The image has colours, or its first two axes are not X and Y, so it is not written as NIfTI. Convert it to grey first.");
		lengths = image.getAxesLengthsNonPlanar();
		z = image.getAxesNonPlanar().stream().map(CalibratedAxis::type).toList().indexOf(Axes.Z);
	}

	int depth() {
		return z < 0 ? 1 : Math.toIntExact(lengths[z]);
	}

	int volumes() {
		long all = 1;
		for (final long length : lengths) all *= length;
		return Math.toIntExact(all / depth());
	}

	int slice(final long plane) {
		return z < 0 ? 0 : (int) FormatTools.rasterToPosition(lengths, plane)[z];
	}

	int volume(final long plane) {
		final long[] position = FormatTools.rasterToPosition(lengths, plane);
		long index = 0;
		for (int d = lengths.length - 1; d >= 0; d--) if (d != z) index = index * lengths[d] + position[d];
		return (int) index;
	}
}
