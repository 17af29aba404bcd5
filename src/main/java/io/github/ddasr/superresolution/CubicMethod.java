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
		final ResamplingMatrices matrices = new ResamplingMatrices();
		return new MatrixEnlarger("cubic", factor, size -> matrices.of(Kernel.CUBIC, size, factor * size));
	}
}
