package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;

/**
 * The geometry that the published ArSSR gives its results: voxels are divided by the scale that was asked for, and the centre of the first
 * voxel stays where it was, so that the outer faces move by half a voxel's difference.
 */
final class PublishedGeometry {

	private PublishedGeometry() {}

	/**
	 * @param source geometry of the volume
	 * @param factors the scale along x, y, z
	 * @return geometry of its enlargement
	 */
	static Geometry of(final Geometry source, final double... factors) {
		final double[] spacing = source.spacing();
		for (int d = 0; d < 3; d++) spacing[d] /= factors[d];
		return new Geometry(spacing, divided(source.qform(), factors), divided(source.sform(), factors), source.isCalibrated(), source.unit());
	}

	private static Transform divided(final Transform transform, final double[] factors) {
		if (transform == null) return null;
		final double[][] matrix = transform.matrix();
		for (int row = 0; row < 3; row++) for (int d = 0; d < 3; d++) matrix[row][d] /= factors[d];
		return new Transform(transform.code(), matrix);
	}
}
