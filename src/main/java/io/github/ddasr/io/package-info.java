/**
 * Reading and writing. {@link io.github.ddasr.io.VolumeFiles} is the one door to image files,
 * {@link io.github.ddasr.io.Nifti} to NIfTI alone, {@link io.github.ddasr.io.ImagePlusAdapter} to ImageJ's
 * windows; {@link io.github.ddasr.io.AtomicFile} writes whole files or none.
 */
package io.github.ddasr.io;
