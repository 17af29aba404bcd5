/**
 * Making low-resolution images from high-resolution ones, as a plugin type. Every
 * method obeys the cell-aligned grid: low-resolution sample i sits at
 * high-resolution coordinate s·i + (s−1)/2. A second plugin type makes images
 * worse without changing their size.
 */
package io.github.ddasr.downsampling;
