package io.github.ddasr.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Enlarges the active image into a new one. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Super-Resolve...", initializer = "initChoices",
	description = "Makes the slices of the active MR scan finer with a trained network or an interpolation.")
public class SuperResolve extends EnlargementCommand {

	@Parameter(label = "Input", description = "The scan: a grey image or stack, with its voxel size in Image > Properties. " +
		"It is only read.", persist = false)
	private ImagePlus input;

	@Parameter(type = ItemIO.OUTPUT, label = "Super-resolved image")
	private ImagePlus enlarged;

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "scale", "axis", "input"), rare());
	}

	@Override
	List<String> example() {
		return List.of("model=srn-x2-small", "scale=auto", "axis=axial");
	}

	/** The slices are those that the scan was taken in. */
	@Override
	Map<String, Object> proposals(final ImagePlus active) {
		return active == null ? Map.of() : Map.of("axis", ImagePlusAdapter.sliceAxis(active).name().toLowerCase(Locale.ROOT));
	}

	@Override
	protected void execute(final Monitor monitor) {
		final VolumeSeries series = ImagePlusAdapter.toVolumes(input, monitor);
		enlarge(monitor, enlargement -> {
			monitor.status(enlargement.estimate(series).toString());
			final VolumeSeries fine = enlargement.run(series, monitor);
			final String title = Descriptions.withoutSuffix(input.getTitle()) + " (" + model() + ")";
			enlarged = ImagePlusAdapter.toImagePlus(fine, title, ImagePlusAdapter.displayRange(input), input.getNChannels());
			report(enlarged.getTitle() + ": " + Descriptions.of(fine));
		});
		// Shown here as well as handed back: without windows only this makes it the macro's active image.
		ImageFiles.show(enlarged);
	}
}
