package io.github.ddasr.superresolution;

import io.github.ddasr.volume.ResamplingMatrices;

import org.scijava.plugin.Plugin;

/** Enlarging by padding k-space with zeros, with the phase that keeps cells aligned. */
@Plugin(type = EnlargementMethod.class, name = "zero-filling", label = "Zero-filled k-space", priority = 10,
	description = "Pads k-space with zeros: exact for band-limited images, the strongest of the interpolations on truncated k-space.")
public final class ZeroFillingMethod implements EnlargementMethod {

	@Override
	public SliceEnlarger open(final int factor) {
		return new MatrixEnlarger("zero-filling", factor, axes());
	}

	@Override
	public AxisMatrices axes() {
		return new ResamplingMatrices()::fourier;
	}
}
