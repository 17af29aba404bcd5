package io.github.ddasr.scifio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.VolumeSeries;
import io.scif.ByteArrayPlane;
import io.scif.ByteArrayReader;
import io.scif.FormatException;
import io.scif.ImageMetadata;
import io.scif.config.SCIFIOConfig;
import io.scif.util.FormatTools;
import net.imglib2.Cursor;
import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Hands on planes x, y of a NIfTI file in real-world values; z runs before the volumes. */
public final class NiftiPlaneReader extends ByteArrayReader<NiftiMetadata> {

	private VolumeSeries series;

	@Override
	protected String[] createDomainArray() {
		return new String[] { FormatTools.MEDICAL_DOMAIN };
	}

	@Override
	public ByteArrayPlane openPlane(final int imageIndex, final long planeIndex, final ByteArrayPlane plane,
		final Interval bounds, final SCIFIOConfig config) throws FormatException
	{
		final ImageMetadata image = getMetadata().get(imageIndex);
		FormatTools.checkPlaneForReading(getMetadata(), imageIndex, planeIndex, plane.getBytes().length, bounds);
		final long depth = getMetadata().header().dimensions()[2];
		final RandomAccessibleInterval<FloatType> voxels = series().volumes().get((int) (planeIndex / depth)).voxels();
		final RandomAccessibleInterval<FloatType> part = Views.interval(Views.hyperSlice(voxels, 2, planeIndex % depth), bounds);
		final ByteBuffer bytes = ByteBuffer.wrap(plane.getBytes()).order(image.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN
			: ByteOrder.BIG_ENDIAN);
		for (final Cursor<FloatType> c = Views.flatIterable(part).cursor(); c.hasNext();) {
			final float value = c.next().get();
			// A whole number of 8 or 16 bits is the same as float32, so nothing is rounded here.
			switch (FormatTools.getBytesPerPixel(image.getPixelType())) {
				case 1 -> bytes.put((byte) (int) value);
				case 2 -> bytes.putShort((short) (int) value);
				default -> bytes.putFloat(value);
			}
		}
		return plane;
	}

	/** The voxels are read with the first plane, not with the header. */
	private VolumeSeries series() throws FormatException {
		if (series != null) return series;
		try {
			series = Nifti.read(NiftiParser.file(getMetadata().getSourceLocation()).toPath());
			return series;
		}
		catch (final DdasrException e) {
			throw new FormatException(e.getMessage(), e);
		}
	}

	@Override
	public void close(final boolean fileOnly) throws IOException {
		super.close(fileOnly);
		if (!fileOnly) series = null;
	}
}
