/**
 * What an MR volume is: voxels, geometry, intensity window, slices, resampling kernels
 * and a brain phantom made by formula. Depends on ImgLib2 only.
 */
package io.github.ddasr.volume;
