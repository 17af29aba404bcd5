package io.github.ddasr.quality;

/**
 * A figure for how near an image is to its truth, as a SciJava plugin: a new
 * metric is one class with
 *
 * <pre>
 * &#64;Plugin(type = FullReferenceMetric.class, name = "PSNR", label = "PSNR (dB)")
 * </pre>
 *
 * A metric is the function of sums over pixels, so that slices may be taken in any
 * number and volumes need not be in memory: {@link #sums} of all slices are added,
 * and {@link #value} makes the figure. Stateless and thread-safe; needs a public
 * constructor without parameters.
 */
public interface FullReferenceMetric extends QualityMetric {

	/**
	 * @param pair image, truth and mask
	 * @param range the data range L that was fixed beforehand, in the images' units; positive
	 * @return sums over the pixels that count, the same number of them for every pair
	 */
	double[] sums(SlicePair pair, double range);

	/**
	 * @param sums sums of all slices, added
	 * @param range the data range L
	 * @return the figure, or NaN with the reason
	 */
	MetricValue value(double[] sums, double range);

	/**
	 * @param pair image, truth and mask
	 * @param range the data range L
	 * @return the figure of one slice
	 */
	default MetricValue of(final SlicePair pair, final double range) {
		return value(sums(pair, range), range);
	}
}
