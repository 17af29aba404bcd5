package io.github.ddasr.io;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;

/**
 * What a NIfTI file says of itself, read without its voxels: enough for an estimate
 * of memory and for a check of the geometry.
 *
 * @param file the file that holds the header
 * @param version 1 or 2
 * @param order byte order of header and voxels
 * @param pair whether the voxels are in a second file (.img)
 * @param dimensions voxels along x, y, z
 * @param count number of 3-D volumes: the product of dimensions 4 to 7
 * @param type stored number format
 * @param scaling stored number → real-world value; {@link Scaling#NONE} where the file's slope is 0 or not a number
 * @param dataOffset byte at which the voxels begin, in the unpacked file
 * @param geometry spacing and affines, in mm
 * @param step distance between volumes along the fourth axis, in stepUnit; 1 if unknown
 * @param stepUnit unit of the fourth axis, empty if unknown
 * @param description the header's free text
 * @param warnings one sentence for each thing that is odd but readable
 */
public record NiftiHeader(Path file, int version, ByteOrder order, boolean pair, long[] dimensions, int count,
	PixelType type, Scaling scaling, long dataOffset, Geometry geometry, double step, String stepUnit,
	String description, List<String> warnings)
{

	/** Copies what could change. */
	public NiftiHeader {
		dimensions = dimensions.clone();
		warnings = List.copyOf(warnings);
	}

	/**
	 * Reads the header of a NIfTI-1 or -2 file: .nii, .hdr or .img, packed with gzip or not.
	 *
	 * @param path the file; for a pair either half
	 * @return the header
	 * @throws io.github.ddasr.volume.DdasrException if there is no such file or its header cannot be used
	 */
	public static NiftiHeader read(final Path path) {
		return NiftiFiles.of(path).header();
	}

	/** @return voxels along x, y, z */
	@Override
	public long[] dimensions() {
		return dimensions.clone();
	}

	/** @return voxels of one volume */
	public long voxels() {
		return dimensions[0] * dimensions[1] * dimensions[2];
	}

	/** @return bytes that all volumes take in the unpacked file */
	public long storedBytes() {
		return voxels() * count * type.bytes();
	}

	/** @return bytes that all volumes take in memory, as float32 */
	public long memoryBytes() {
		return voxels() * count * Float.BYTES;
	}
}
