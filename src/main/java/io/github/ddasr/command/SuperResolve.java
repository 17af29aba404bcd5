package io.github.ddasr.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;

import io.github.ddasr.comparison.CommonSpace;
import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.superresolution.Enlarged;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.ui.ComparisonWindow;
import io.github.ddasr.ui.SourceLook;
import io.github.ddasr.ui.TrustImage;
import io.github.ddasr.ui.Windows;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;

/** Enlarges the active image into a new one. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Super-Resolve...", initializer = "initChoices",
	description = "Makes the active MR scan finer with a trained network or an interpolation.")
public class SuperResolve extends ScalingCommand {

	@Parameter(label = "Compare with the input", description = "Opens a window in which the input and the result lie under a curtain, with " +
		"one slice, zoom and contrast. Without windows it does nothing.", persist = false)
	private boolean compare;

	@Parameter(label = "Preview one slice", description = "Enlarges the slice that the image shows (the middle one where slices are cut " +
		"in another direction) and shows it beside the input, as the whole run would make it; a method for volumes sees the slices near it alone.", callback = "previewSlice",
		required = false, persist = false)
	private Button preview;

	@Parameter(label = "Input", description = "The scan: a grey image or stack, with its voxel size in Image > Properties. " +
		"It is only read.", persist = false)
	private ImagePlus input;

	@Parameter(type = ItemIO.OUTPUT, label = "Super-resolved image")
	private ImagePlus enlarged;

	private final SlicePreview previews = new SlicePreview();

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "scale", "spacing", "size", "axis", "compare", "input"), trust(), rare());
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
			final Enlarged result = enlargement.runWithMaps(series, monitor);
			final VolumeSeries fine = result.fine();
			final String title = Descriptions.withoutSuffix(input.getTitle()) + " (" + method() + ")";
			enlarged = ImagePlusAdapter.toImagePlus(fine, title, ImagePlusAdapter.displayRange(input), input.getNChannels());
			SourceLook.give(input, enlarged);
			report(enlarged.getTitle() + ": " + Descriptions.of(fine));
			reportTrust(result.figures());
			maps().forEach(map -> ImageFiles.show(map(map, result.of(map), title)));
			// Shown here as well as handed back: without windows only this makes it the macro's active image.
			ImageFiles.show(enlarged);
			if (compare) compare(series, fine, monitor);
		});
	}

	private ImagePlus map(final TrustMap map, final VolumeSeries volumes, final String title) {
		final ImagePlus image = TrustImage.of(map, volumes, title + ", " + map.word(), input.getNChannels());
		SourceLook.givePlace(input, image);
		return image;
	}

	/** Called by the button of the dialog, in the thread of the windows. */
	void previewSlice() {
		previews.start(this, context(), input);
	}

	private void compare(final VolumeSeries coarse, final VolumeSeries fine, final Monitor monitor) {
		if (!Windows.areThere()) {
			monitor.note(Messages.noWindows("compare=true"));
			return;
		}
		final Volume before = coarse.volumes().get(NamedImages.shownVolume(input));
		final Volume after = fine.volumes().get(NamedImages.shownVolume(input));
		final CommonSpace space = CommonSpace.of(List.of(Descriptions.withoutSuffix(input.getTitle()), enlarged.getTitle()), List.of(before,
			after), monitor);
		ComparisonWindow.open(ComparedImages.of(space, NamedImages.window(input, before, monitor), NamedImages.shownSlice(input)),
			Layout.CURTAIN);
	}
}
