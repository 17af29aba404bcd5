package io.github.ddasr.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.comparison.Difference;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.ui.DifferenceImage;
import io.github.ddasr.ui.SourceLook;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Subtracts one image from another, voxel by voxel, and shows where they differ and in which direction. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Difference Map...", initializer = "initChoices", description = "Subtracts the " +
	"second image from the first, on the first one's grid, and shows the signed difference: blue below 0, red above.")
public class DifferenceMap extends NamedImagesCommand {

	@Parameter(label = "Range of the colours (grey values, 0 = automatic)", description = "Difference that has the strongest colour, on " +
		"either side of 0. 0 takes the 99.5th percentile of the absolute differences that are not 0.", min = "0", max = "1e30",
		persist = false)
	private double range;

	@Parameter(label = "Bar of the colours", description = "Lays a scale of the colours over the image, as an overlay.", persist = false)
	private boolean bar = true;

	@Parameter(label = "First image", description = "The title of an open image, or a file.", persist = false)
	private String first = NamedImages.active();

	@Parameter(label = "Second image, subtracted from it", description = "The image that is subtracted: a title, or a file. Where its voxels have " +
		"another size it is resampled by cubic convolution.", persist = false)
	private String second = NamedImages.other();

	@Parameter(label = "Output file (optional)", description = "A file for the differences as 32-bit numbers: .nii, .nii.gz, .hdr or .tif.",
		style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Override
	List<Section> sections() {
		return List.of(Section.main("first", "second", "output"), Section.rare("range", "bar"));
	}

	@Override
	protected void execute(final Monitor monitor) {
		final ImagePlus a = NamedImages.required(userName(), "first", first);
		final ImagePlus b = NamedImages.required(userName(), "second", second);
		if (output != null) {
			VolumeFiles.checkOutput(output.toPath());
			ParameterCheck.refuseOverwriting(output, a);
			ParameterCheck.refuseOverwriting(output, b);
		}
		final Difference difference = Difference.of(name(a), NamedImages.shown(a, monitor), name(b), NamedImages.shown(b,
			monitor), monitor);
		if (difference.resampled()) monitor.note(Messages.resampled(name(b), name(a)));
		report(difference.volume().description() + ": " + difference.summary());
		if (output != null) save(difference, monitor);
		final ImagePlus map = DifferenceImage.of(difference, range == 0 ? difference.displayRange() : range, bar);
		SourceLook.givePlace(a, map);
		ImageFiles.show(map);
	}

	private static String name(final ImagePlus image) {
		return Descriptions.withoutSuffix(image.getTitle());
	}

	private void save(final Difference difference, final Monitor monitor) {
		final VolumeSeries series = VolumeSeries.of(difference.volume());
		VolumeFiles.write(output.toPath(), series, PixelType.FLOAT32, monitor);
		report("wrote " + output + ": " + Descriptions.of(series));
	}
}
