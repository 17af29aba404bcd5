package io.github.ddasr.comparison;

import io.github.ddasr.superresolution.SliceEnlarger;

/**
 * A method that takes part in a comparison.
 *
 * @param name name in the table
 * @param provenance where its weights come from; empty for an interpolation
 * @param method the open method; closed by whoever opened it
 */
public record Competitor(String name, String provenance, SliceEnlarger method) {}
