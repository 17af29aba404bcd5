package io.github.ddasr.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** A sample image that needs no download: the phantom, at the voxel size of a coarse scan. */
@Plugin(type = Command.class, menuPath = "File>Open Samples>MR Brain Phantom (1.6 mm)", description = "Makes an MR scan of a " +
	"brain phantom by formula, coarse enough for an enlargement to show; without windows it says what it is.")
public class PhantomSample extends DdasrCommand {

	private static final double VOXEL = 1.6;
	private static final int[] SIZE = { 112, 138, 112 };
	private static final IntensityWindow DISPLAY = new IntensityWindow(0, 4095);

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	@Override
	protected void execute(final Monitor monitor) {
		monitor.status("Making the phantom");
		final Volume phantom = Phantom.block(SIZE, new double[] { VOXEL, VOXEL, VOXEL }, new double[3]);
		final VolumeSeries series = VolumeSeries.of(phantom);
		report("MR brain phantom: " + Descriptions.of(series));
		image = ImagePlusAdapter.toImagePlus(series, "mr-brain-phantom", DISPLAY);
		ImageFiles.show(image);
	}
}
