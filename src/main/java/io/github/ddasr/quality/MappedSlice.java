package io.github.ddasr.quality;

import java.util.Map;

/**
 * A slice, and where in it metrics are good or bad.
 *
 * @param slice its number, counted from 1
 * @param image its grey values, row major
 * @param width columns
 * @param height rows
 * @param maps one map for each metric that can say
 */
public record MappedSlice(int slice, float[] image, int width, int height, Map<MetricColumn, LocalMap> maps) {}
