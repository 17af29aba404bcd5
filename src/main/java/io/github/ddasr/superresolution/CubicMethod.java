package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrices;

import org.scijava.plugin.Plugin;

/** Keys' cubic convolution, a = −0.5. */
@Plugin(type = EnlargementMethod.class, name = "cubic", label = "Cubic interpolation", priority = 40,
	description = "Cubic convolution with a = -0.5: the everyday interpolation, a little soft.")
public final class CubicMethod implements EnlargementMethod {

	@Override
	public SliceEnlarger open(final int factor) {
		return new MatrixEnlarger("cubic", factor, axes());
	}

	@Override
	public AxisMatrices axes() {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		return (size, newSize) -> matrices.of(Kernel.CUBIC, size, newSize);
	}
}
