package io.github.ddasr.io;

import java.util.Arrays;

/** {@link NiftiHeader} → bytes, with the four bytes behind it that say "no extensions". */
final class NiftiHeaderComposer {

	private static final int NO_EXTENSIONS = 4;

	private NiftiHeaderComposer() {}

	/** @return bytes in front of the voxels of a single file */
	static int length(final int version) {
		return (version == 1 ? NiftiFields.SIZE_1 : NiftiFields.SIZE_2) + NO_EXTENSIONS;
	}

	/** @return the header's bytes; for a pair the whole .hdr file */
	static byte[] bytes(final NiftiHeader header) {
		final NiftiFields fields = new NiftiFields(header.version(), header.order());
		fields.putSize();
		fields.putMagic(header.pair());
		final long[] size = header.dimensions();
		fields.putDim(0, header.count() > 1 ? 4 : 3);
		for (int d = 0; d < 3; d++) fields.putDim(d + 1, size[d]);
		fields.putDim(4, header.count());
		for (int d = 5; d < 8; d++) fields.putDim(d, 1);
		NiftiGeometry.write(header.geometry(), fields);
		fields.putPixdim(4, header.step());
		for (int d = 5; d < 8; d++) fields.putPixdim(d, 1);
		fields.putDatatype(NiftiCodes.datatype(header.type()), 8 * header.type().bytes());
		fields.putVoxOffset(header.dataOffset());
		fields.putScaling(header.scaling().slope(), header.scaling().intercept());
		fields.putUnits(NiftiCodes.units(header.geometry().unit(), header.stepUnit()));
		fields.putDescription(header.description());
		return Arrays.copyOf(fields.bytes(), length(header.version()));
	}
}
