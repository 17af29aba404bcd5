package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well results agree with what they were made from, over all voxels of the input above its background; in percent of
 * white, which is the upper end of the volume's intensity window above no signal. NaN stands for what was not measured.
 *
 * @param method how results were made coarse again
 * @param difference root mean square of the result made coarse again minus the input
 * @param drift mean of the same, above 0 where results are brighter
 * @param before root mean square before back-projection; NaN without it
 * @param noise standard deviation of the input's noise; NaN where it cannot be told
 * @param uncertainty mean standard deviation over mirrored views
 */
public record Consistency(Redegradation method, double difference, double drift, double before, double noise, double uncertainty) {

	/** @return the difference as a multiple of the input's noise; NaN where either is not known, or there is no noise */
	public double perNoise() {
		return noise > 0 ? difference / noise : Double.NaN;
	}

	/** @return the figures in one line, such as "consistency 0.42 % of white, 0.70 of the noise, made coarse by area"; empty for none */
	@Override
	public String toString() {
		final List<String> parts = new ArrayList<>();
		if (!Double.isNaN(difference)) {
			parts.add(percent("consistency", difference) + " of white" + (Double.isNaN(before) ? "" : ", " + percent(
				"before back-projection", before)));
			parts.add(Double.isNaN(perNoise()) ? "noise not known" : String.format(Locale.ROOT, "%.2f of the noise (%.2f %%)",
				perNoise(), noise));
			parts.add(String.format(Locale.ROOT, "mean %+.3f %%", drift));
			parts.add("made coarse again by " + method.word());
		}
		if (!Double.isNaN(uncertainty)) parts.add(percent("mean uncertainty", uncertainty) + " of white");
		return String.join(", ", parts);
	}

	private static String percent(final String what, final double value) {
		return String.format(Locale.ROOT, "%s %.3f %%", what, value);
	}
}
