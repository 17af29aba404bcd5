package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * A blur kernel as it was drawn (specification of DDASR, §3.4). The published code fills kernels up with zeros to
 * 21 × 21, which changes nothing and is left out.
 *
 * @param shape which of {@link BlurKernels}
 * @param side odd number of rows and columns; 1 for no blur
 * @param sigmaX standard deviation along the first axis, in pixels
 * @param sigmaY standard deviation along the second axis, in pixels
 * @param angle by which the axes are turned, −π to π
 * @param beta exponent of the generalised Gaussian or of the plateau
 * @param cutOff of the sinc, in radians per pixel
 */
record BlurDraw(Shape shape, int side, double sigmaX, double sigmaY, double angle, double beta, double cutOff) {

	/** The families of kernels. */
	enum Shape {
		NONE(0), ISOTROPIC(0.45), ANISOTROPIC(0.25), GENERALISED_ISOTROPIC(0.12), GENERALISED_ANISOTROPIC(0.03),
		PLATEAU_ISOTROPIC(0.12), PLATEAU_ANISOTROPIC(0.03), SINC(0);

		/** Probability among the families that are not a sinc. */
		final double share;

		Shape(final double share) {
			this.share = share;
		}

		private boolean isIsotropic() {
			return this == ISOTROPIC || this == GENERALISED_ISOTROPIC || this == PLATEAU_ISOTROPIC;
		}

		private static Shape draw(final SplittableRandom random) {
			double rest = random.nextDouble();
			for (final Shape shape : values()) if ((rest -= shape.share) < 0) return shape;
			// Rounding of the shares' sum.
			return ISOTROPIC;
		}
	}

	static final BlurDraw NONE = new BlurDraw(Shape.NONE, 1, 0, 0, 0, 0, 0);

	private static final double P_SINC = 0.1, P_LAST_SINC = 0.8;
	private static final double MIN_SIGMA = 0.2;
	private static final int MIN_SIDE = 7, SIDES = 8, LARGE_SIDE = 13;

	/** The kernel of a stage. */
	static BlurDraw draw(final StageRanges ranges, final SplittableRandom random) {
		if (random.nextDouble() >= ranges.blurred()) return NONE;
		final int side = side(random);
		if (random.nextDouble() < P_SINC) {
			return sinc(side, uniform(side < LARGE_SIDE ? Math.PI / 3 : Math.PI / 5, Math.PI, random));
		}
		final Shape shape = Shape.draw(random);
		final double sigma = uniform(MIN_SIGMA, ranges.maxSigma(), random);
		if (shape.isIsotropic()) return new BlurDraw(shape, side, sigma, sigma, 0, beta(shape, random), 0);
		return new BlurDraw(shape, side, sigma, uniform(MIN_SIGMA, ranges.maxSigma(), random), //
			uniform(-Math.PI, Math.PI, random), beta(shape, random), 0);
	}

	/** The kernel at the end: a sinc, or nothing. */
	static BlurDraw drawLast(final SplittableRandom random) {
		return random.nextDouble() < P_LAST_SINC ? sinc(side(random), uniform(Math.PI / 3, Math.PI, random)) : NONE;
	}

	/** @return side × side weights that sum to 1 */
	double[] kernel() {
		switch (shape) {
			case NONE:
				return new double[] { 1 };
			case SINC:
				return BlurKernels.sinc(side, cutOff);
			case GENERALISED_ISOTROPIC:
			case GENERALISED_ANISOTROPIC:
				return BlurKernels.generalised(side, sigmaX, sigmaY, angle, beta);
			case PLATEAU_ISOTROPIC:
			case PLATEAU_ANISOTROPIC:
				return BlurKernels.plateau(side, sigmaX, sigmaY, angle, beta);
			default:
				return BlurKernels.gaussian(side, sigmaX, sigmaY, angle);
		}
	}

	Planes apply(final Planes image) {
		if (shape == Shape.NONE) return image;
		final double[] kernel = kernel();
		return image.map(plane -> SquareFilter.apply(plane, image.width(), image.height(), kernel));
	}

	private static BlurDraw sinc(final int side, final double cutOff) {
		return new BlurDraw(Shape.SINC, side, 0, 0, 0, 0, cutOff);
	}

	private static int side(final SplittableRandom random) {
		return MIN_SIDE + 2 * random.nextInt(SIDES);
	}

	private static double beta(final Shape shape, final SplittableRandom random) {
		switch (shape) {
			case GENERALISED_ISOTROPIC:
			case GENERALISED_ANISOTROPIC:
				return random.nextBoolean() ? uniform(0.5, 1, random) : uniform(1, 4, random);
			case PLATEAU_ISOTROPIC:
			case PLATEAU_ANISOTROPIC:
				return random.nextBoolean() ? 1 : uniform(1, 2, random);
			default:
				return 0;
		}
	}

	/** @return from a to below b, each as likely */
	static double uniform(final double a, final double b, final SplittableRandom random) {
		return a + (b - a) * random.nextDouble();
	}
}
