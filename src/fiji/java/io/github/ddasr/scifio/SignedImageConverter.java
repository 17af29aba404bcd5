package io.github.ddasr.scifio;

import java.util.Arrays;

import org.scijava.Priority;
import org.scijava.convert.AbstractConverter;
import org.scijava.convert.ConversionRequest;
import org.scijava.convert.Converter;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import ij.ImagePlus;
import net.imagej.Dataset;
import net.imagej.DatasetService;
import net.imagej.ImgPlus;
import net.imagej.axis.CalibratedAxis;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Images of this suite whose pixel values need the calibration to be understood → Dataset with the real values. Fiji's
 * own conversion takes the stored numbers, so that signed 16 bit comes out 32768 too high, and a slope is lost. Images
 * that this suite did not make, and those that need no calibration, are left to it.
 */
@Plugin(type = Converter.class, priority = Priority.HIGH)
public final class SignedImageConverter extends AbstractConverter<ImagePlus, Dataset> {

	/** Every image that this suite makes has this property. */
	private static final String OWN = "ddasr.nifti.grid";

	@Parameter(required = false)
	private DatasetService datasets;

	@Override
	public Class<ImagePlus> getInputType() {
		return ImagePlus.class;
	}

	@Override
	public Class<Dataset> getOutputType() {
		return Dataset.class;
	}

	@Override
	public boolean supports(final ConversionRequest request) {
		return request.sourceObject() instanceof ImagePlus image && request.destClass() == Dataset.class && isOurs(image);
	}

	@Override
	public boolean canConvert(final Object source, final Class<?> target) {
		return source instanceof ImagePlus image && target == Dataset.class && isOurs(image);
	}

	private boolean isOurs(final ImagePlus image) {
		return datasets != null && image.getProp(OWN) != null && image.getCalibration().calibrated();
	}

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		final ImagePlus image = (ImagePlus) source;
		final VolumeSeries series = ImagePlusAdapter.toVolumes(image, Monitor.NONE);
		final Volume first = series.first();
		final boolean whole = first.pixelType() == PixelType.INT16 && first.scaling().equals(Scaling.NONE);
		return target.cast(whole ? dataset(PlanarImgs.shorts(size(series)), series, image.getTitle()) //
			: dataset(PlanarImgs.floats(size(series)), series, image.getTitle()));
	}

	private <P extends RealType<P>> Dataset dataset(final Img<P> voxels, final VolumeSeries series, final String title) {
		final Cursor<P> to = voxels.cursor();
		for (final Volume volume : series.volumes()) {
			for (final FloatType value : Views.flatIterable(volume.voxels())) to.next().setReal(value.get());
		}
		final CalibratedAxis[] axes = AxesGeometry.axes(series.first().geometry(), series.size(), series.step(), series.stepUnit());
		return datasets.create(new ImgPlus<>(voxels, title, axes));
	}

	private static long[] size(final VolumeSeries series) {
		final long[] size = Arrays.copyOf(series.first().dimensions(), series.size() > 1 ? 4 : 3);
		if (size.length == 4) size[3] = series.size();
		return size;
	}
}
