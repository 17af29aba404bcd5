package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;

import org.scijava.plugin.Plugin;

/** Windowed sinc with three lobes. */
@Plugin(type = EnlargementMethod.class, name = "lanczos", label = "Lanczos interpolation", priority = 30,
	description = "Windowed sinc with three lobes: sharper than cubic, rings a little at edges.")
public final class LanczosMethod implements EnlargementMethod {

	@Override
	public SliceEnlarger open(final int factor) {
		return new MatrixEnlarger("lanczos", factor, axes());
	}

	@Override
	public AxisMatrices axes() {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		return (size, newSize) -> matrices.of(Kernel.LANCZOS3, size, newSize);
	}
}
