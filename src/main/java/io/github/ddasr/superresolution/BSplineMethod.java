package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;

import org.scijava.plugin.Plugin;

/** Cubic B-spline interpolation with its exact prefilter. */
@Plugin(type = EnlargementMethod.class, name = "bspline", label = "B-spline interpolation", priority = 20,
	description = "Cubic B-spline with its exact prefilter: about as sharp as Lanczos.")
public final class BSplineMethod implements EnlargementMethod {

	@Override
	public SliceEnlarger open(final int factor) {
		return new MatrixEnlarger("bspline", factor, axes());
	}

	@Override
	public AxisMatrices axes() {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		return (size, newSize) -> matrices.of(Kernel.BSPLINE, size, newSize);
	}
}
