package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.superresolution.Consistency;
import io.github.ddasr.superresolution.ResultSinks;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Enlarges a file into a file, slab by slab, so that neither has to fit into memory. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Super-Resolve File...", initializer = "initChoices",
	description = "Makes an MR scan finer with a trained network or an interpolation, from file to file.")
public class SuperResolveFile extends ScalingCommand {

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
		return List.of(Section.main("model", "scale", "spacing", "size", "axis", "input", "output"), trust(), rare("type"));
	}

	@Override
	List<String> example() {
		return List.of("model=srn-x2-small", "axis=axial", "input=scan.nii.gz", "output=fine.nii.gz");
	}

	/** Called by SciJava when another scan is chosen in the dialog. */
	protected void proposeOutput() {
		if (input != null && output == null) output = OutputNames.beside(input, model());
	}

	@Override
	protected void execute(final Monitor monitor) {
		VolumeFiles.checkOutput(output.toPath(), input.toPath());
		final Map<TrustMap, Path> maps = new EnumMap<>(TrustMap.class);
		maps().forEach(map -> maps.put(map, map.beside(output.toPath())));
		maps.values().forEach(map -> VolumeFiles.checkOutput(map, input.toPath()));
		final VolumeSeries series = VolumeFiles.read(input.toPath(), monitor);
		enlarge(monitor, enlargement -> {
			monitor.status(enlargement.estimate(series).toString());
			final Volume first = series.first();
			final PixelType stored = type.equals("input") ? first.pixelType() : PixelType.FLOAT32;
			final Consistency figures = enlargement.run(series, ResultSinks.files(enlargement, series, output.toPath(), stored, maps,
				monitor), monitor);
			report(output + ": " + Descriptions.of(enlargement.dimensions(first), enlargement.geometry(first), stored));
			reportTrust(figures);
			maps.forEach((map, path) -> report(path + ": " + map.description()));
		});
	}
}
