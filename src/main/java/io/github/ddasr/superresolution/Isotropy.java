package io.github.ddasr.superresolution;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import net.imglib2.FinalInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.ConstantUtils;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;

/**
 * How a scan of thick slices becomes isotropic: its slices lie across the axis with the largest spacing; they may be enlarged within
 * their plane first; then every axis gets the spacing that is wanted.
 *
 * @param dimension the array dimension along which the scan is coarsest
 * @param axis the direction in space that this dimension runs in
 * @param ratio its spacing as a multiple of the finest one
 */
public record Isotropy(int dimension, Axis axis, double ratio) {

	/** Up to this ratio a scan counts as isotropic. */
	public static final double NEARLY = 1.1;
	/** Spacings whose ratio is below this are equal. */
	public static final double SAME = 1.01;

	/**
	 * @param scan a volume with a voxel size
	 * @return how it becomes isotropic
	 */
	public static Isotropy of(final Volume scan) {
		final Geometry geometry = scan.geometry();
		int coarsest = 2;
		for (int d = 0; d < 3; d++) if (geometry.spacing(d) > geometry.spacing(coarsest)) coarsest = d;
		final int dimension = coarsest;
		final Axis axis = Arrays.stream(Axis.values()).filter(a -> geometry.dimensionOf(a) == dimension).findFirst().orElseThrow();
		final double finest = DoubleStream.of(geometry.spacing()).min().orElseThrow();
		return new Isotropy(dimension, axis, geometry.spacing(dimension) / finest);
	}

	/** @return whether there is nothing to be done */
	public boolean isThere() {
		return ratio <= NEARLY;
	}

	/**
	 * @param scan a volume
	 * @return the smallest spacing within its slices in mm
	 */
	public double finest(final Volume scan) {
		double finest = Double.POSITIVE_INFINITY;
		for (int d = 0; d < 3; d++) if (d != dimension) finest = Math.min(finest, scan.geometry().spacing(d));
		return finest;
	}

	/**
	 * @param scan a volume, its slices enlarged or not
	 * @param target spacing that is wanted in mm
	 * @return its spacing across the slices as a multiple of that
	 */
	public double thickness(final Volume scan, final double target) {
		return scan.geometry().spacing(dimension) / target;
	}

	/**
	 * @param factor new pixels per old pixel
	 * @return the scale that enlarges slices and keeps their distance
	 */
	public Scale inPlane(final double factor) {
		final double[] factors = { factor, factor, factor };
		factors[dimension] = 1;
		return Scale.of(factors);
	}

	/**
	 * @param scan a volume
	 * @param factor new pixels per old pixel
	 * @return size and geometry of the scan with enlarged slices, before there is one: its voxels are all 0, and take no memory
	 */
	public Volume outline(final Volume scan, final double factor) {
		final Grid grid = inPlane(factor).grid(scan, factor, true, true, true);
		return scan.with(ConstantUtils.constantRandomAccessibleInterval(new FloatType(), new FinalInterval(grid.size())), scan.geometry().scaled(grid
			.factors(scan)));
	}
}
