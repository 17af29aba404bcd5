package io.github.ddasr.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Monitor;

/** Makes a file isotropic: another file, written plane by plane. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Make Isotropic File...", initializer = "initChoices",
	description = "Makes an MR scan of thick slices isotropic, with a trained network or an interpolation, from file to file.")
public class MakeIsotropicFile extends IsotropyCommand {

	@Parameter(label = "Type of numbers", description = "Number format of the result: that of the input, or 32-bit floating point.",
		choices = { "input", "float32" }, persist = false)
	private String type = "input";

	@Parameter(label = "Input file", description = "The scan: NIfTI (.nii, .nii.gz, .hdr, .img) or TIFF. " +
		"It is only read.", style = FileWidget.OPEN_STYLE, callback = "proposeOutput", persist = false)
	private File input;

	@Parameter(label = "Output file", description = "The result; its suffix decides the type: .nii, .nii.gz, .hdr or .tif. " +
		"It appears when it is complete.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "spacing", "inplane", "input", "output"), rare("type"));
	}

	@Override
	List<String> example() {
		return List.of("model=auto", "input=thick.nii.gz", "output=isotropic.nii.gz");
	}

	/** Called by SciJava when another scan is chosen in the dialog. */
	protected void proposeOutput() {
		if (input != null && output == null) output = OutputNames.beside(input, "isotropic");
	}

	@Override
	protected void execute(final Monitor monitor) {
		VolumeFiles.checkOutput(output.toPath(), input.toPath());
		report(makeIsotropic(input.toPath(), output.toPath(), type.equals("float32"), monitor).line());
	}
}
