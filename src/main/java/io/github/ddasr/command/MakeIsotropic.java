package io.github.ddasr.command;

import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.ui.SourceLook;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Makes the active image isotropic: a new one, with voxels as long as they are wide. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Make Isotropic...", initializer = "initChoices",
	description = "Makes the active MR scan of thick slices isotropic, with a trained network or an interpolation.")
public class MakeIsotropic extends IsotropyCommand {

	@Parameter(label = "Input", description = "The scan: a grey stack, with its voxel size in Image > Properties. It is only read.",
		persist = false)
	private ImagePlus input;

	@Parameter(type = ItemIO.OUTPUT, label = "Isotropic image")
	private ImagePlus isotropic;

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "spacing", "inplane", "input"), rare());
	}

	@Override
	List<String> example() {
		return List.of("model=auto", "spacing=0", "inplane=none");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final VolumeSeries series = ImagePlusAdapter.toVolumes(input, monitor);
		SliceGap.warn(input, series.first(), monitor);
		makeIsotropic(series, monitor, (step, slices) -> {
			final VolumeSeries fine = step.run(slices, monitor);
			final String title = Descriptions.withoutSuffix(input.getTitle()) + " (isotropic)";
			isotropic = ImagePlusAdapter.toImagePlus(fine, title, ImagePlusAdapter.displayRange(input), input.getNChannels());
			SourceLook.give(input, isotropic);
			report(title + ": " + Descriptions.of(fine));
			// Shown here as well as handed back: without windows only this makes it the macro's active image.
			ImageFiles.show(isotropic);
		});
	}
}
