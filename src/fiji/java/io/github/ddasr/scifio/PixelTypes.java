package io.github.ddasr.scifio;

import io.github.ddasr.io.NiftiHeader;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.scif.util.FormatTools;

/** SCIFIO's numbers for pixel types ⇄ NIfTI's types. */
final class PixelTypes {

	private PixelTypes() {}

	/**
	 * The type in which a file's real-world values are handed on: that of the file where it has 8 or 16 bits and no
	 * slope, else float32, in which every volume of this suite is.
	 */
	static int of(final NiftiHeader header) {
		if (!header.scaling().equals(Scaling.NONE)) return FormatTools.FLOAT;
		return switch (header.type()) {
			case UINT8 -> FormatTools.UINT8;
			case INT8 -> FormatTools.INT8;
			case UINT16 -> FormatTools.UINT16;
			case INT16 -> FormatTools.INT16;
			default -> FormatTools.FLOAT;
		};
	}

	/** The type of the file for SCIFIO's type. */
	static PixelType stored(final int type) {
		return switch (type) {
			case FormatTools.UINT8 -> PixelType.UINT8;
			case FormatTools.INT8 -> PixelType.INT8;
			case FormatTools.UINT16 -> PixelType.UINT16;
			case FormatTools.INT16 -> PixelType.INT16;
			case FormatTools.UINT32 -> PixelType.UINT32;
			case FormatTools.INT32 -> PixelType.INT32;
			case FormatTools.DOUBLE -> PixelType.FLOAT64;
			default -> PixelType.FLOAT32;
		};
	}
}
