package io.github.ddasr.comparison;

import io.github.ddasr.quality.MetricValue;

import java.util.Map;

/**
 * One line of a comparison.
 *
 * @param subject name of the subject
 * @param downsampling name of the down-sampling
 * @param noise noise level, as a fraction of the window's upper end
 * @param method name of the competitor
 * @param slices number of slices that were measured
 * @param figures figures by the metrics' names
 * @param gains figure minus the baseline's figure, by the metrics' names; NaN if there is no baseline
 */
public record StudyRow(String subject, String downsampling, double noise, String method, int slices,
	Map<String, MetricValue> figures, Map<String, Double> gains)
{}
