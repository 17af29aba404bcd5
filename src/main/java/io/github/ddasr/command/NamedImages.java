package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * Images that a command names by a title or a file, the first being the active one where nothing is said. (Fiji's own
 * list of images has no entry for none, and a command line has no open images.)
 */
final class NamedImages {

	/** Stands for no image. */
	static final String NONE = "none";

	private NamedImages() {}

	/** @return none, and the titles of all open grey images; plots and other pictures in colour cannot be compared */
	static List<String> choices() {
		final List<String> titles = new ArrayList<>(List.of(NONE));
		for (final String title : WindowManager.getImageTitles()) {
			final ImagePlus image = WindowManager.getImage(title);
			if (image != null && image.getType() != ImagePlus.COLOR_RGB) titles.add(title);
		}
		return titles;
	}

	/** @return the title of the active image, or none */
	static String active() {
		final ImagePlus active = WindowManager.getCurrentImage();
		return active != null && choices().contains(active.getTitle()) ? active.getTitle() : NONE;
	}

	/** @return the title of an open image beside the active one, the last that was opened, or none */
	static String other() {
		final List<String> titles = choices();
		for (int i = titles.size() - 1; i > 0; i--) if (!titles.get(i).equals(active())) return titles.get(i);
		return NONE;
	}

	/**
	 * @param command what the user calls the command
	 * @param key name of the parameter
	 * @param text title or file
	 * @return the image
	 * @throws UsageException if there is none of that name, or none is named
	 */
	static ImagePlus required(final String command, final String key, final String text) {
		if (text.equals(NONE) || text.isBlank()) throw new UsageException(Messages.missing(command, key, "TITLE-OR-FILE"));
		return ImageFiles.titledOrFile(text);
	}

	/**
	 * The volume that an image shows now.
	 *
	 * @param image the image
	 * @param monitor is told which volume is taken where there are several
	 * @return the volume of its channel and frame
	 */
	static Volume shown(final ImagePlus image, final Monitor monitor) {
		final VolumeSeries series = ImagePlusAdapter.toVolumes(image, monitor);
		final int index = shownVolume(image);
		if (series.size() > 1) monitor.note(Messages.oneOf(image.getTitle(), index + 1, series.size()));
		return series.volumes().get(index);
	}

	/**
	 * @param image an image
	 * @return which of its volumes it shows now, channels first and then frames, counted from 0
	 */
	static int shownVolume(final ImagePlus image) {
		final int[] position = image.convertIndexToPosition(image.getCurrentSlice());
		return (position[2] - 1) * image.getNChannels() + position[0] - 1;
	}

	/**
	 * @param image an image
	 * @return which slice of a volume it shows now, counted from 0
	 */
	static int shownSlice(final ImagePlus image) {
		return image.convertIndexToPosition(image.getCurrentSlice())[1] - 1;
	}

	/**
	 * The values that an image shows black and white.
	 *
	 * @param image the image
	 * @param volume one of its volumes
	 * @param monitor asked for cancel
	 * @return its display range, or what its foreground covers if it was read from a file for the command, or has none
	 */
	static IntensityWindow window(final ImagePlus image, final Volume volume, final Monitor monitor) {
		final IntensityWindow shown = ImageFiles.source(image) == null ? ImagePlusAdapter.displayRange(image) : null;
		return shown == null ? Foreground.of(volume.voxels(), monitor).window() : shown;
	}
}
