package io.github.ddasr.command;

import java.io.File;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Opens a NIfTI file as an image, with real-world values and the voxel size in mm. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Open NIfTI...", description = "Opens a NIfTI file with " +
	"its real-world values, voxel size in mm and orientation; without windows it says what the file holds.")
public class OpenNifti extends DdasrCommand {

	@Parameter(label = "Input file", description = "A NIfTI file: .nii, .nii.gz, .hdr or .img, version 1 or 2.",
		style = FileWidget.OPEN_STYLE, persist = false)
	private File input;

	@Parameter(type = ItemIO.OUTPUT, label = "Image")
	private ImagePlus image;

	@Override
	List<String> example() {
		return List.of("input=scan.nii.gz");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final VolumeSeries series = Nifti.read(input.toPath(), monitor);
		report(input + ": " + Descriptions.of(series));
		image = NiftiImages.image(series, input);
		ImageFiles.show(image);
	}
}
