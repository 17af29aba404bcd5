package io.github.ddasr.scifio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import io.scif.AbstractWriter;
import io.scif.FormatException;
import io.scif.ImageMetadata;
import io.scif.Plane;
import io.scif.util.FormatTools;
import net.imagej.axis.Axes;
import net.imagej.axis.CalibratedAxis;
import net.imglib2.Interval;
import net.imglib2.img.array.ArrayImgs;

/**
 * Writes planes into a NIfTI file, each volume from the lowest slice up. The file gets its name when the writer is
 * closed and every plane has come; a writer that is closed before leaves nothing behind.
 */
public final class NiftiPlaneWriter extends AbstractWriter<NiftiMetadata> {

	private SeriesSink sink;
	private PlaneOrder order;
	private long written;

	@Override
	protected String[] makeCompressionTypes() {
		return new String[0];
	}

	@Override
	public int[] getPixelTypes(final String codec) {
		return new int[] { FormatTools.INT8, FormatTools.UINT8, FormatTools.INT16, FormatTools.UINT16, FormatTools.INT32,
			FormatTools.UINT32, FormatTools.FLOAT, FormatTools.DOUBLE };
	}

	@Override
	public boolean canDoStacks() {
		return true;
	}

	@Override
	protected void writePlane(final int imageIndex, final long planeIndex, final Plane plane, final Interval bounds)
		throws FormatException, IOException
	{
		checkParams(imageIndex, planeIndex, plane.getBytes(), bounds);
		final ImageMetadata image = getMetadata().get(imageIndex);
		try {
			if (sink == null) sink = begin(image);
			final float[] values = values(plane.getBytes(), image);
			final SlabSink volume = sink.volume(order.volume(planeIndex));
			final int z = order.slice(planeIndex);
			volume.write(ArrayImgs.floats(values, image.getAxisLength(Axes.X), image.getAxisLength(Axes.Y), 1), 2, z);
			if (z == order.depth() - 1) volume.commit();
			written++;
		}
		catch (final DdasrException e) {
			discard();
			throw new FormatException(e.getMessage(), e);
		}
		catch (final RuntimeException e) {
			discard();
			throw e;
		}
	}

	private SeriesSink begin(final ImageMetadata image) throws FormatException {
		order = new PlaneOrder(image);
		written = 0;
		final Path target = NiftiParser.file(getHandle().get()).toPath();
		final PixelType type = PixelTypes.stored(image.getPixelType());
		final Geometry geometry = AxesGeometry.of(image, getMetadata().header());
		final String description = getMetadata().header() == null ? "" : getMetadata().header().description();
		final Volume template = new Volume(target.getFileName().toString(), ArrayImgs.floats(1, 1, 1), geometry, type,
			description);
		final CalibratedAxis time = image.getAxisIndex(Axes.TIME) < 0 ? null : image.getAxis(Axes.TIME);
		final double step = time == null ? 1 : time.averageScale(0, 1);
		final VolumeSeries all = new VolumeSeries(Collections.nCopies(order.volumes(), template), step > 0 ? step : 1,
			time == null || time.unit() == null ? "" : time.unit().replaceAll("^sec(onds?)?$", "s"));
		final long[] size = { image.getAxisLength(Axes.X), image.getAxisLength(Axes.Y), order.depth() };
		return Nifti.createSeries(target, all, size, geometry, type, null, Monitor.NONE);
	}

	private static float[] values(final byte[] bytes, final ImageMetadata image) {
		final int type = image.getPixelType();
		final ByteBuffer source = ByteBuffer.wrap(bytes).order(image.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN
			: ByteOrder.BIG_ENDIAN);
		final float[] values = new float[bytes.length / FormatTools.getBytesPerPixel(type)];
		for (int i = 0; i < values.length; i++) values[i] = switch (type) {
			case FormatTools.UINT8 -> source.get() & 0xff;
			case FormatTools.INT8 -> source.get();
			case FormatTools.UINT16 -> source.getShort() & 0xffff;
			case FormatTools.INT16 -> source.getShort();
			case FormatTools.UINT32 -> source.getInt() & 0xffffffffL;
			case FormatTools.INT32 -> source.getInt();
			case FormatTools.DOUBLE -> (float) source.getDouble();
			default -> source.getFloat();
		};
		return values;
	}

	@Override
	public void close(final boolean fileOnly) throws IOException {
		try {
			if (sink != null && written == (long) order.volumes() * order.depth()) sink.commit();
		}
		catch (final DdasrException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			discard();
			super.close(fileOnly);
		}
	}

	private void discard() {
		if (sink != null) sink.close();
		sink = null;
	}
}
