package io.github.ddasr.comparison;

import java.util.Map;

import io.github.ddasr.quality.MetricValue;

/**
 * One line of an {@link AnyScaleReport}.
 *
 * @param subject who is shown
 * @param volume name of the volume
 * @param downsampling how it was made coarse
 * @param scale the enlargement
 * @param method name of the method
 * @param figures figures by the metrics' names, those of the whole volume behind those of the brain
 */
public record AnyScaleRow(String subject, String volume, String downsampling, StudyScale scale, String method,
	Map<String, MetricValue> figures)
{}
