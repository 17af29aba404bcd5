/**
 * NIfTI as a format of SCIFIO, so that a Dataset or an ImgPlus of a script comes from and goes to NIfTI files. It is a
 * thin coat over the package {@code io}, which alone knows the bytes. Compiled with the profile {@code fiji} only,
 * because SCIFIO is not on Maven Central; nothing else depends on it.
 */
package io.github.ddasr.scifio;
