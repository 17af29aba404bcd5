package io.github.ddasr.quality;

/**
 * One slice, ready to be measured.
 *
 * @param index number of the slice, counted from 0
 * @param slice the slice alone; null if no metric needs it
 * @param sliceBox the part of the image's slice that it is; null with slice
 * @param pair the slice with its reference; null if no metric needs it
 * @param pairBox the part of the image's slice that it is; null with pair
 * @param range the data range L of the pair
 */
record SliceInput(int index, GreySlice slice, Box sliceBox, SlicePair pair, Box pairBox, double range) {}
