package io.github.ddasr.volume;

/**
 * A one-dimensional interpolation kernel: the weight of an input sample as a
 * function of its distance, in samples, from the place that is asked for.
 * {@link ResamplingMatrix} turns a kernel into the weights for a whole line.
 */
public enum Kernel {
	/** The nearest sample; where two are equally near, their mean, so that the grid is not shifted. */
	NEAREST(0.5),
	/** Triangle; two neighbours. */
	LINEAR(1) {

		@Override
		public double at(final double x) {
			return Math.max(0, 1 - Math.abs(x));
		}
	},
	/** Keys' cubic convolution with a = −0.5 (MATLAB's and PIL's "bicubic"); four neighbours. */
	CUBIC(2) {

		@Override
		public double at(final double x) {
			final double t = Math.abs(x);
			if (t <= 1) return (1.5 * t - 2.5) * t * t + 1;
			return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
		}
	},
	/** sinc(x) · sinc(x/3) for |x| &lt; 3; six neighbours. */
	LANCZOS3(3) {

		@Override
		public double at(final double x) {
			return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
		}
	},
	/**
	 * The cardinal cubic spline, that is the cubic B-spline together with its exact prefilter. It has no
	 * end, but falls by a factor of 3.7 per sample, so that 30 samples hold all of it that double precision sees.
	 * Unser, Aldroubi, Eden (1993): B-spline signal processing, part I.
	 */
	BSPLINE(30) {

		@Override
		public double at(final double x) {
			final int middle = (int) Math.floor(Math.abs(x));
			double sum = 0;
			for (int k = middle - 1; k <= middle + 2; k++) {
				sum += Math.pow(POLE, Math.abs(k)) * bspline(Math.abs(x) - k);
			}
			return sum * -6 * POLE / (1 - POLE * POLE);
		}
	},
	/** The mean over the part of the line that the output cell covers. */
	AREA(0.5);

	/** The pole of the cubic B-spline's prefilter. */
	private static final double POLE = Math.sqrt(3) - 2;

	private final double support;

	Kernel(final double support) {
		this.support = support;
	}

	/** @return the distance in samples beyond which the weight is zero */
	public double support() {
		return support;
	}

	/**
	 * @param x distance from the kernel's centre in samples
	 * @return the weight, before the weights of one output sample are made to sum to 1
	 */
	public double at(final double x) {
		return Math.abs(x) <= support ? 1 : 0;
	}

	private static double sinc(final double x) {
		return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
	}

	private static double bspline(final double x) {
		final double t = Math.abs(x);
		if (t < 1) return 2.0 / 3 + t * t * (t - 2) / 2;
		return t < 2 ? (2 - t) * (2 - t) * (2 - t) / 6 : 0;
	}
}
