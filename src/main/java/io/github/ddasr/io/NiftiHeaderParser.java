package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;

/** Bytes → {@link NiftiHeader}. Accepts what the standard allows, and says what is wrong with the rest. */
final class NiftiHeaderParser {

	private final Path file;
	private final NiftiFields fields;
	private final List<String> warnings = new ArrayList<>();

	private NiftiHeaderParser(final Path file, final NiftiFields fields) {
		this.file = file;
		this.fields = fields;
	}

	/**
	 * @param file for messages
	 * @param bytes the first 540 bytes of the (unpacked) file, fewer if it has fewer
	 */
	static NiftiHeader parse(final Path file, final byte[] bytes) {
		if (bytes.length == 0) throw IoErrors.empty(file);
		if (bytes.length < 4) throw IoErrors.notNifti(file);
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			final int size = ByteBuffer.wrap(bytes).order(order).getInt(0);
			if (size != NiftiFields.SIZE_1 && size != NiftiFields.SIZE_2) continue;
			if (bytes.length < size) throw IoErrors.truncated(file, size, bytes.length);
			final ByteBuffer b = ByteBuffer.wrap(Arrays.copyOf(bytes, size)).order(order);
			final NiftiFields fields = new NiftiFields(size == NiftiFields.SIZE_1 ? 1 : 2, b);
			return new NiftiHeaderParser(file, fields).parse();
		}
		throw IoErrors.notNifti(file);
	}

	private NiftiHeader parse() {
		final boolean pair = isPair();
		final PixelType type = NiftiCodes.pixelType(fields.datatype(), file);
		final long[] dim = dimensions(type);
		final long[] size = Arrays.copyOf(dim, 3);
		final Geometry geometry = NiftiGeometry.read(fields, size, warnings);
		final double step = fields.pixdim(4);
		return new NiftiHeader(file, fields.version(), fields.order(), pair, size, count(dim), type, scaling(), //
			offset(pair), geometry, Double.isFinite(step) && step > 0 ? step : 1, NiftiCodes.stepUnit(fields.units()), //
			fields.description(), warnings);
	}

	private boolean isPair() {
		final String magic = fields.magic();
		if (magic.equals("n+" + fields.version())) return false;
		if (magic.equals("ni" + fields.version())) return true;
		throw magic.isEmpty() && fields.version() == 1 ? IoErrors.analyze(file) : IoErrors.notNifti(file);
	}

	/** Seven sizes, each at least 1, whose product in bytes fits a long. */
	private long[] dimensions(final PixelType type) {
		final long n = fields.dim(0);
		if (n < 1 || n > 7) throw IoErrors.dimensions(file, n + " axes");
		final long[] dim = new long[7];
		Arrays.fill(dim, 1);
		for (int i = 0; i < n; i++) dim[i] = fields.dim(i + 1);
		final String shown = String.join(" × ", Arrays.stream(dim).limit(n).mapToObj(Long::toString).toList());
		// Eight bytes per voxel at least, so that neither the file nor its float32 copy overflows.
		long bytes = Math.max(type.bytes(), 8);
		try {
			for (final long d : dim) {
				if (d < 1) throw IoErrors.dimensions(file, shown);
				bytes = Math.multiplyExact(bytes, d);
			}
			Math.toIntExact(dim[3] * dim[4] * dim[5] * dim[6]);
		}
		catch (final ArithmeticException e) {
			throw IoErrors.dimensions(file, shown);
		}
		return dim;
	}

	private static int count(final long[] dim) {
		return (int) (dim[3] * dim[4] * dim[5] * dim[6]);
	}

	private Scaling scaling() {
		final double slope = fields.slope(), intercept = fields.intercept();
		if (!Double.isFinite(slope) || slope == 0) return Scaling.NONE;
		if (Double.isFinite(intercept)) return new Scaling(slope, intercept);
		warnings.add("The intercept of the intensities is not a number and is taken as 0.");
		return new Scaling(slope, 0);
	}

	private long offset(final boolean pair) {
		final double offset = fields.voxOffset();
		final String shown = offset == Math.rint(offset) && Math.abs(offset) < 1e18 ? Long.toString((long) offset) //
			: Double.toString(offset);
		if (Double.isNaN(offset) || offset < 0 || offset > Long.MAX_VALUE / 4) throw IoErrors.badOffset(file, shown);
		final long header = fields.bytes().length;
		if (pair || offset >= header) return (long) offset;
		// A single file cannot have voxels inside its header; 0 is written by some tools for "right after it".
		warnings.add("The header says that the voxels begin at byte " + shown + "; " + (header + 4) +
			", right after the header, is used.");
		return header + 4;
	}
}
