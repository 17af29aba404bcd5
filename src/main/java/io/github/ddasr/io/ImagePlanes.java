package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;

/**
 * z-planes as ImageJ knows them. ImageJ has three grey types: unsigned 8 and 16 bit, and float32;
 * signed 16 bit is unsigned with 32768 taken off by the calibration. Every other type becomes float32.
 *
 * @param type UINT8, UINT16, INT16 or FLOAT32
 * @param scaling stored → real; none for FLOAT32
 */
record ImagePlanes(PixelType type, Scaling scaling) {

	private static final int SIGN = 0x8000;

	/** The planes that can hold volumes of a type. */
	static ImagePlanes of(final PixelType type, final Scaling scaling) {
		return switch (type) {
			case UINT8, UINT16, INT16 -> new ImagePlanes(type, scaling);
			default -> new ImagePlanes(PixelType.FLOAT32, Scaling.NONE);
		};
	}

	/** One plane; whole numbers are rounded and clamped. */
	ImageProcessor processor(final RandomAccessibleInterval<FloatType> voxels, final long z) {
		final int width = (int) voxels.dimension(0), height = (int) voxels.dimension(1);
		final float[] values = new float[width * height];
		final Cursor<FloatType> cursor = Views.flatIterable(Views.hyperSlice(voxels, 2, z)).cursor();
		for (int i = 0; i < values.length; i++) values[i] = cursor.next().get();
		if (type == PixelType.FLOAT32) return new FloatProcessor(width, height, values);
		final ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes());
		new VoxelCodec(type, ByteOrder.BIG_ENDIAN, scaling).encode(values, 0, values.length, bytes);
		if (type == PixelType.UINT8) return new ByteProcessor(width, height, bytes.array());
		final short[] shorts = new short[values.length];
		bytes.flip().asShortBuffer().get(shorts);
		if (type == PixelType.INT16) for (int i = 0; i < shorts.length; i++) shorts[i] ^= (short) SIGN;
		return new ShortProcessor(width, height, shorts, null);
	}

	int bitDepth() {
		return 8 * type.bytes();
	}

	/** The number in ImageJ's pixel for a real value. */
	double pixel(final double real) {
		return scaling.stored(real) + (type == PixelType.INT16 ? SIGN : 0);
	}

	/** Tells the calibration how pixels become real values. */
	void calibrate(final Calibration calibration) {
		if (type == PixelType.INT16 && scaling.equals(Scaling.NONE)) calibration.setSigned16BitCalibration();
		else if (type == PixelType.INT16 || !scaling.equals(Scaling.NONE)) calibration.setFunction(
			Calibration.STRAIGHT_LINE, new double[] { scaling.real(type == PixelType.INT16 ? -SIGN : 0), scaling.slope() },
			"Gray Value");
	}

	/** Real values of a grey plane, written from an index on. */
	static void read(final ImageProcessor plane, final Scaling scaling, final float[] table, final float[] target,
		final int at)
	{
		final int n = plane.getPixelCount();
		for (int i = 0; i < n; i++) {
			final float v = plane.getf(i);
			target[at + i] = table == null ? v : table[(int) v];
		}
		if (table != null || scaling.equals(Scaling.NONE)) return;
		for (int i = at; i < at + n; i++) target[i] = (float) scaling.real(target[i]);
	}
}
