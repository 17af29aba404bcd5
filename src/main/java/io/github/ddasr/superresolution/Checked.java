package io.github.ddasr.superresolution;

/**
 * What was found of an enlarged slice or volume, in percent of white; null for what was not asked for.
 *
 * @param difference made coarse again minus the input, on the input's grid
 * @param before the same before back-projection
 * @param spread standard deviation over mirrored views, on the fine grid
 */
record Checked(float[] difference, float[] before, float[] spread) {}
