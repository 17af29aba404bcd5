package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.comparison.CommonSpace;
import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.Field;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.comparison.PlacedVolume;
import io.github.ddasr.io.PngWriter;
import io.github.ddasr.ui.ComparisonSnapshot;
import io.github.ddasr.ui.ComparisonWindow;
import io.github.ddasr.ui.Windows;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

import ij.ImagePlus;
import ij.gui.Roi;

/** Shows images of one place, such as a coarse scan, its enlargements and the truth, with one slice, zoom and contrast. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Compare Images...", initializer = "initChoices", description = "Shows two or " +
	"three images of one place, also of different pixel sizes, under a curtain or side by side: same part, same slice, same " +
	"contrast.")
public class CompareImages extends NamedImagesCommand {

	private static final String AUTOMATIC = "auto";

	@Parameter(label = "View", description = "curtain lays the images over each other, with lines to drag between them; montage " +
		"lays them side by side.", choices = { "curtain", "montage" }, persist = false)
	private String view = "curtain";

	@Parameter(label = "Slice (number, 0 = automatic)", description = "Slice of the first image to begin with, counted from 1. 0 takes " +
		"the one that it shows, or the middle one of a file.", min = "0", max = "100000", persist = false)
	private int slice;

	@Parameter(label = "Window", description = "Values that become black and white in all images. auto: what the first image " +
		"shows; of a file the foreground of its volume; or two numbers such as 0:4095.", persist = false)
	private String window = AUTOMATIC;

	@Parameter(label = "Snapshot instead of a window", description = "Makes an ordinary image of the comparison. Without windows this is " +
		"always done.", persist = false)
	private boolean snapshot;

	@Parameter(label = "Zoom of a snapshot (pixels, 0 = automatic)", description = "Pixels of a snapshot for each of the finest pixels.", min = "0",
		max = "32", persist = false)
	private int zoom;

	@Parameter(label = "Titles (optional)", description = "What stands above the images, separated by semicolons. Empty takes their own " +
		"titles.", required = false, persist = false)
	private String titles = "";

	@Parameter(label = "First image", description = "The title of an open image, or a file. A selection on it is the part that is seen first.",
		persist = false)
	private String first = NamedImages.active();

	@Parameter(label = "Second image", description = "Another image of the same place: a title, or a file.", persist = false)
	private String second = NamedImages.other();

	@Parameter(label = "Third image (optional)", description = "One more image of the same place, or none.", persist = false)
	private String third = NamedImages.NONE;

	@Parameter(label = "Output picture (optional)", description = "A .png file for the snapshot.", style = FileWidget.SAVE_STYLE,
		required = false, persist = false)
	private File output;

	@Override
	List<Section> sections() {
		return List.of(Section.main("first", "second", "third", "view"), Section.rare("slice", "window", "snapshot", "zoom", "titles",
			"output"));
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !output.getName().toLowerCase(Locale.ROOT).endsWith(".png")) throw new UsageException(Messages
			.notPng("output", output.getPath()));
		final List<ImagePlus> images = new ArrayList<>();
		images.add(NamedImages.required(userName(), "first", first));
		images.add(NamedImages.required(userName(), "second", second));
		if (!third.equals(NamedImages.NONE)) images.add(NamedImages.required(userName(), "third", third));
		for (final ImagePlus image : images) ParameterCheck.refuseOverwriting(output, image);
		final ComparedImages compared = compared(images, monitor);
		final Layout layout = Layout.valueOf(view.toUpperCase(Locale.ROOT));
		if (output == null && !snapshot && Windows.areThere()) ComparisonWindow.open(compared, layout);
		else finish(ComparisonSnapshot.of(compared, layout, zoom));
	}

	private ComparedImages compared(final List<ImagePlus> images, final Monitor monitor) {
		final List<String> names = names(images);
		final List<Volume> volumes = new ArrayList<>();
		for (final ImagePlus image : images) volumes.add(NamedImages.shown(image, monitor));
		final CommonSpace space = CommonSpace.of(names, volumes, monitor);
		final ImagePlus one = images.get(0);
		if (slice > one.getNSlices()) throw new UsageException(Messages.noSuchSlice(slice, one.getTitle(), one.getNSlices()));
		final IntensityWindow shown = window.equals(AUTOMATIC) ? NamedImages.window(one, volumes.get(0), monitor) : DisplayRange
			.parse(window);
		final ComparedImages all = ComparedImages.of(space, shown, slice == 0 ? NamedImages.shownSlice(one) : slice - 1);
		final Roi part = one.getRoi();
		return part != null && part.isArea() ? all.withField(field(part, space.volumes().get(0))) : all;
	}

	private static Field field(final Roi part, final PlacedVolume image) {
		final double x = image.spacing(0), y = image.spacing(1), left = part.getXBase(), top = part.getYBase();
		return new Field(left * x, top * y, (left + part.getFloatWidth()) * x, (top + part.getFloatHeight()) * y);
	}

	private List<String> names(final List<ImagePlus> images) {
		if (titles.isBlank()) return images.stream().map(ImagePlus::getTitle).map(Descriptions::withoutSuffix).toList();
		final List<String> names = Arrays.stream(titles.split(";")).map(String::trim).toList();
		if (names.size() != images.size()) throw new UsageException(Messages.notAsManyTitles(titles, images.size()));
		return names;
	}

	private void finish(final ImagePlus picture) {
		if (output != null) {
			PngWriter.write(output.toPath(), (byte[]) picture.getProcessor().getPixels(), picture.getWidth(), picture.getHeight());
			report("wrote " + output);
		}
		if (output == null || snapshot) ImageFiles.show(picture);
	}
}
