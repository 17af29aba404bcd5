package io.github.ddasr.comparison;

/**
 * What is drawn of a domain.
 *
 * @param name what it is called
 * @param spectrum mean logarithm (base 10) of the power in each of {@link io.github.ddasr.quality.RadialSpectrum#BINS} rings
 * @param density density of the window values of the head, in bins of 1/64 from 0
 */
public record DegradationCurve(String name, double[] spectrum, double[] density) {

	/** Number of bins of the density, from 0 to 1.25. */
	public static final int VALUES = 80;

	static DegradationCurve of(final DomainMeasures domain) {
		return new DegradationCurve(domain.name(), domain.spectrum(), domain.histogram().density(0, VALUES));
	}

	/** @return the middle of a bin of the density */
	public static double value(final int bin) {
		return (bin + 0.5) / 64;
	}
}
