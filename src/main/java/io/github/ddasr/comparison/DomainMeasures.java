package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.quality.FrechetDistance;
import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.GreyWindow;
import io.github.ddasr.quality.NssFeatures;
import io.github.ddasr.quality.RadialSpectrum;
import io.github.ddasr.quality.TissueNoise;
import io.github.ddasr.quality.ValueHistogram;

/**
 * What is measured of the slices of a domain, each slice on its own pixel grid and in its window.
 *
 * @param name what the domain is called
 * @param slices one entry for each slice
 * @param blockSize side of the blocks of the natural-scene statistics
 */
record DomainMeasures(String name, List<OfSlice> slices, int blockSize) {

	/**
	 * What is measured of one slice.
	 *
	 * @param subject who it shows
	 * @param noise in air and in the brightest tissue
	 * @param spectrum decimal logarithm of the power
	 * @param shape the same after division by the total power
	 * @param histogram window values of the head
	 * @param blocks natural-scene statistics of the blocks that show the head by half or more
	 */
	record OfSlice(String subject, TissueNoise noise, double[] spectrum, double[] shape, ValueHistogram histogram,
		List<double[]> blocks)
	{

		static OfSlice of(final StudySlice slice, final int blockSize) {
			final double[] power = RadialSpectrum.power(slice.values(), slice.width(), slice.head());
			final ValueHistogram histogram = new ValueHistogram();
			histogram.add(slice.values(), slice.head());
			final double[] greys = new double[slice.values().length];
			for (int i = 0; i < greys.length; i++) {
				greys[i] = Math.max(0, Math.min(GreyWindow.WHITE, GreyWindow.WHITE * slice.values()[i]));
			}
			return new OfSlice(slice.subject(), TissueNoise.of(slice.values(), slice.width(), slice.head()), RadialSpectrum
				.logarithms(power), RadialSpectrum.logarithms(RadialSpectrum.normalised(power)), histogram, new NssFeatures(blockSize)
					.rows(new GreySlice(greys, slice.width(), slice.height(), slice.head(), 0, null)));
		}
	}

	/**
	 * @param name what the domain is called
	 * @param slices its slices, at least one
	 * @param blockSize side of the blocks
	 * @return their measures
	 */
	static DomainMeasures of(final String name, final List<StudySlice> slices, final int blockSize) {
		return new DomainMeasures(name, slices.parallelStream().map(s -> OfSlice.of(s, blockSize)).toList(), blockSize);
	}

	/** @return the part that shows some subjects */
	DomainMeasures only(final List<String> subjects) {
		return new DomainMeasures(name, slices.stream().filter(s -> subjects.contains(s.subject())).toList(), blockSize);
	}

	/** @return who is shown, in order */
	List<String> subjects() {
		return slices.stream().map(OfSlice::subject).distinct().toList();
	}

	/** @return number of blocks that the statistics were taken of */
	int blocks() {
		return slices.stream().mapToInt(s -> s.blocks().size()).sum();
	}

	/** @return noise in air, one mean for each subject; NaN where there is none */
	double[] air() {
		return perSubject(s -> s.noise().air());
	}

	/** @return noise in the brightest tissue, one mean for each subject; NaN where there is none */
	double[] tissue() {
		return perSubject(s -> s.noise().white());
	}

	/** @return number of slices whose air is constant */
	long constantAir() {
		return slices.stream().filter(s -> s.noise().constantAir()).count();
	}

	private double[] perSubject(final ToDoubleFunction<OfSlice> figure) {
		final Map<String, List<Double>> figures = new LinkedHashMap<>();
		for (final OfSlice s : slices) {
			final List<Double> own = figures.computeIfAbsent(s.subject(), name -> new ArrayList<>());
			if (Double.isFinite(figure.applyAsDouble(s))) own.add(figure.applyAsDouble(s));
		}
		return figures.values().stream().mapToDouble(own -> own.stream().mapToDouble(Double::doubleValue).average().orElse(
			Double.NaN)).toArray();
	}

	/** @return mean over the slices of the logarithms of the power */
	double[] spectrum() {
		return mean(slices.stream().map(OfSlice::spectrum).toList());
	}

	/** @return mean over the slices of the logarithms of the power over the total power */
	double[] shape() {
		return mean(slices.stream().map(OfSlice::shape).toList());
	}

	private static double[] mean(final List<double[]> curves) {
		final double[] mean = new double[RadialSpectrum.BINS];
		for (final double[] curve : curves) for (int i = 0; i < mean.length; i++) mean[i] += curve[i] / curves.size();
		return mean;
	}

	/** @return window values of the head over all slices */
	ValueHistogram histogram() {
		final ValueHistogram all = new ValueHistogram();
		slices.forEach(s -> all.add(s.histogram()));
		return all;
	}

	/**
	 * @param real the domain to be reached
	 * @return how far this one is from it, and its own noise
	 */
	DegradationFigures comparedWith(final DomainMeasures real) {
		return new DegradationFigures(Summary.of(air()).mean(), Summary.of(tissue()).mean(), RadialSpectrum.distance(
			spectrum(), real.spectrum()), RadialSpectrum.distance(shape(), real.shape()), histogram().wassersteinTo(real
				.histogram()), frechet(real), blocks());
	}

	/** NaN where a domain has fewer than two blocks. */
	private double frechet(final DomainMeasures real) {
		if (Math.min(blocks(), real.blocks()) < 2) return Double.NaN;
		return new FrechetDistance().of(matrix(), real.matrix()).value().value();
	}

	private FeatureMatrix matrix() {
		return FeatureMatrix.of(slices.stream().flatMap(s -> s.blocks().stream()).toList(), name, new NssFeatures(blockSize)
			.kind());
	}
}
