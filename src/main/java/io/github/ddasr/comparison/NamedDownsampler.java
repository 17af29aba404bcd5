package io.github.ddasr.comparison;

import io.github.ddasr.downsampling.Downsampler;

/**
 * A down-sampling method under the name by which it was chosen.
 *
 * @param name name for tables
 * @param method the method, not yet prepared
 */
public record NamedDownsampler(String name, Downsampler method) {}
