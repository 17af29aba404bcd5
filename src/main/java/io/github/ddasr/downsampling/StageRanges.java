package io.github.ddasr.downsampling;

/**
 * The ranges from which one of Real-ESRGAN's two stages draws (specification of DDASR, §3.4).
 *
 * @param maxSigma largest standard deviation of a blur kernel, in pixels
 * @param blurred probability that there is a blur
 * @param enlarged probability that the resizing enlarges
 * @param shrunk probability that it shrinks; else the size is kept
 * @param maxFactor largest enlargement
 * @param minFactor strongest shrinking
 * @param maxNoise largest standard deviation of Gaussian noise, in grey levels of 255
 * @param maxPoisson largest scale of Poisson noise
 */
record StageRanges(double maxSigma, double blurred, double enlarged, double shrunk, double maxFactor, double minFactor,
	double maxNoise, double maxPoisson)
{

	static final StageRanges FIRST = new StageRanges(3, 1, 0.2, 0.7, 1.5, 0.15, 30, 3);
	static final StageRanges SECOND = new StageRanges(1.5, 0.8, 0.3, 0.4, 1.2, 0.3, 25, 2.5);
}
