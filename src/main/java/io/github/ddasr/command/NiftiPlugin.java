package io.github.ddasr.command;

import java.io.File;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;

import ij.IJ;
import ij.ImagePlus;
import ij.plugin.PlugIn;

/**
 * A NIfTI file as plain ImageJ 1.x opens files of other formats: the plugin becomes the image. ImageJ's own class for
 * such formats (HandleExtraFileTypes) gives .nii and .nii.gz to a class called Nifti_Reader; that name, and nothing
 * more, is what the subclass adds.
 */
public class NiftiPlugin extends ImagePlus implements PlugIn {

	/** @param path the file; nothing happens without one. After a failure, which is told, the image stays empty */
	@Override
	public void run(final String path) {
		if (path == null || path.isBlank()) return;
		try {
			become(NiftiImages.open(new File(path)));
		}
		catch (final CanceledException e) {
			IJ.showStatus(e.getMessage());
		}
		catch (final DdasrException e) {
			ImageJBridge.refuse(e.getMessage());
		}
	}

	private void become(final ImagePlus image) {
		setStack(image.getTitle(), image.getStack());
		setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		setOpenAsHyperStack(image.getOpenAsHyperStack());
		setCalibration(image.getCalibration());
		setFileInfo(image.getOriginalFileInfo());
		setDisplayRange(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		final Object warnings = image.getProperty("Info");
		setProperty("Info", (warnings == null ? "" : warnings) + ImagePlusAdapter.orientation(image));
	}
}
