package io.github.ddasr.command;

import java.io.File;
import java.io.IOException;

import org.scijava.Priority;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Plugin;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.VolumeSeries;

import ij.IJ;
import ij.ImagePlus;

/**
 * Opens NIfTI files in Fiji, however they are opened: {@code File > Open}, drag and drop, {@code open()} in a macro,
 * {@code IJ.openImage}, and SciJava's input and output service, which saves images with it too. Values are real-world
 * ones, the spacing is in mm, every volume of the file is there.
 * <p>
 * "Eager" means in Fiji: asked before ImageJ and Bio-Formats. The image is handed over as an
 * {@code ImagePlus} and not as a {@code Dataset}, which knows neither NIfTI's orientation nor that 16-bit pixels are
 * signed.
 */
@Plugin(type = IOPlugin.class, priority = Priority.HIGH, attrs = @Attr(name = "eager"))
public final class NiftiOpener extends AbstractIOPlugin<Object> {

	@Override
	public Class<Object> getDataType() {
		return Object.class;
	}

	@Override
	public boolean supportsOpen(final String source) {
		return NiftiImages.recognises(NiftiImages.file(source));
	}

	@Override
	public boolean supportsOpen(final Location source) {
		return source instanceof FileLocation file && NiftiImages.recognises(file.getFile());
	}

	@Override
	public Object open(final String source) throws IOException {
		return open(NiftiImages.file(source));
	}

	@Override
	public Object open(final Location source) throws IOException {
		return open(((FileLocation) source).getFile());
	}

	private static Object open(final File file) throws IOException {
		final OpenRequest request = OpenRequest.current();
		try {
			final ImagePlus image = NiftiImages.open(file);
			if (request == OpenRequest.SHOWN) NiftiImages.show(image, file);
			return image;
		}
		catch (final DdasrException e) {
			if (request == OpenRequest.SCRIPT) throw new IOException(e.getMessage(), e);
			if (e instanceof CanceledException) IJ.showStatus(e.getMessage());
			else ImageJBridge.refuse(e.getMessage());
			// Fiji's word for "dealt with": neither ImageJ nor Bio-Formats shall try what is broken.
			return Boolean.TRUE;
		}
	}

	@Override
	public boolean supportsSave(final Object data, final String destination) {
		return data instanceof ImagePlus && isNiftiName(destination);
	}

	@Override
	public boolean supportsSave(final Object data, final Location destination) {
		return destination instanceof FileLocation && supportsSave(data, destination.getName());
	}

	@Override
	public void save(final Object data, final String destination) throws IOException {
		save(data, new File(destination));
	}

	@Override
	public void save(final Object data, final Location destination) throws IOException {
		save(data, ((FileLocation) destination).getFile());
	}

	private static void save(final Object data, final File file) throws IOException {
		try {
			final OpeningMonitor monitor = new OpeningMonitor();
			final VolumeSeries series = ImagePlusAdapter.toVolumes((ImagePlus) data, monitor);
			VolumeFiles.write(file.toPath(), series, series.first().pixelType(), monitor);
		}
		catch (final DdasrException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			IJ.showProgress(1);
		}
	}

	private static boolean isNiftiName(final String name) {
		return name.matches("(?i).*\\.nii(\\.gz)?");
	}
}
