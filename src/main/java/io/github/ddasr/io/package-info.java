/**
 * Reading and writing: NIfTI, ImageJ's ImagePlus, atomic files.
 */
package io.github.ddasr.io;
