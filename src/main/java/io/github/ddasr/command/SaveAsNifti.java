package io.github.ddasr.command;

import java.io.File;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.OutputFormat;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Saves the active image as a NIfTI file. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Save as NIfTI...", description = "Saves the active image as " +
	"NIfTI, with voxel size and orientation.")
public class SaveAsNifti extends DdasrCommand {

	@Parameter(label = "Type of numbers", description = "Number format of the file: that of the image, or 32-bit floating point.",
		choices = { "input", "float32" }, persist = false)
	private String type = "input";

	@Parameter(label = "Input", description = "The image: grey, a single slice, a stack or a series of stacks.",
		persist = false)
	private ImagePlus input;

	@Parameter(label = "Output file", description = "The file; its suffix decides the form: .nii, .nii.gz, .hdr or .img. " +
		"It appears when it is complete.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	List<Section> sections() {
		return List.of(Section.main("input", "output", "type"));
	}

	@Override
	List<String> example() {
		return List.of("output=scan.nii.gz");
	}

	@Override
	Map<String, Object> proposals(final ImagePlus active) {
		return active == null ? Map.of() : Map.of("output", OutputNames.of(active));
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (OutputFormat.of(output.toPath()) == OutputFormat.TIFF) throw new UsageException(Messages.notNifti(output.getPath()));
		VolumeFiles.checkOutput(output.toPath());
		final VolumeSeries series = ImagePlusAdapter.toVolumes(input, monitor);
		final PixelType stored = type.equals("input") ? series.first().pixelType() : PixelType.FLOAT32;
		VolumeFiles.write(output.toPath(), series, stored, monitor);
		report(output + ": " + Descriptions.of(series.first().dimensions(), series.first().geometry(), stored));
	}
}
