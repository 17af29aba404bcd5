package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.comparison.Demonstration;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.SimulatedScan;
import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.superresolution.InvalidVoxels;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.NonFinite;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Shows on a brain phantom, or on the user's scan, what a method makes of a coarse scan. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Demo...", initializer = "initChoices", description = "Enlarges a " +
	"coarse brain phantom, or your own scan, by cubic interpolation and by a model, writes all images and a picture of " +
	"them side by side, and prints how near each came to the truth.")
public class Demo extends EnlargementCommand {

	private static final String INTERPOLATION = "cubic";
	private static final String DOWNSAMPLING = "k-space";
	private static final int SEED = 1;

	/** A slab through the middle of the head: 20 slices of 256 × 256 pixels. */
	private static final int[] SIZE = { 256, 256, 20 };
	private static final double[] SPACING = { 0.86, 0.86, 1 };
	private static final double[] CENTRE = { 0, 0, 10 };

	@Parameter(label = "Simulate a coarse scan", description = "Whether your own scan is made coarse first and serves as the truth. " +
		"Without a scan of your own the phantom always does.", persist = false)
	private boolean simulate;

	@Parameter(label = "Input scan (optional)", description = "Your own scan; without one a brain phantom is made by formula.",
		style = FileWidget.OPEN_STYLE, required = false, persist = false)
	private File input;

	@Parameter(label = "Output folder", description = "Folder for the images and the picture; files of the same names are replaced.",
		style = FileWidget.DIRECTORY_STYLE + "," + FileWidget.SAVE_STYLE, persist = false)
	private File output = new File("ddasr-demo");

	@Override
	List<Section> sections() {
		return List.of(Section.main("model", "scale", "axis", "simulate", "input", "output"), rare());
	}

	@Override
	List<String> example() {
		return List.of("model=srn-x2-small", "output=ddasr-demo");
	}

	@Override
	protected void execute(final Monitor monitor) {
		refuseOverwriting();
		monitor.status(input == null ? "making the phantom" : "reading " + input.getName());
		final Volume scan = input == null ? Phantom.block(SIZE, SPACING, CENTRE) : sound(read(monitor), monitor);
		final boolean truthIsKnown = simulate || input == null;
		final SimulatedScan scanner = new SimulatedScan(axis(), factor(), Downsamplers.of(DOWNSAMPLING), 0, SEED);
		final Volume coarse = truthIsKnown ? scanner.of(scan, monitor) : scan;
		final Volume truth = truthIsKnown ? scanner.wholeCells(scan) : null;
		final Demonstration demonstration = new Demonstration(coarse, truth, axis(), factor(), monitor);
		enlarge(INTERPOLATION, monitor, method -> demonstration.enlarge(INTERPOLATION, method, monitor));
		final String name = Descriptions.withoutFolder(model());
		if (!name.equals(INTERPOLATION)) enlarge(monitor, method -> demonstration.enlarge(name, method, monitor));
		write(demonstration, coarse, monitor);
	}

	/** The scan may lie in the folder, perhaps under the very name of a result. */
	private void refuseOverwriting() {
		if (input == null || !output.isDirectory()) return;
		for (final String name : List.of(Demonstration.COARSE, INTERPOLATION, Descriptions.withoutFolder(model()),
			Demonstration.TRUTH))
		{
			VolumeFiles.checkOutput(file(name), input.toPath());
		}
	}

	private Path file(final String name) {
		return output.toPath().resolve(name.replace(' ', '-') + ".nii.gz");
	}

	private Volume read(final Monitor monitor) {
		final VolumeSeries series = VolumeFiles.read(input.toPath(), monitor);
		if (series.size() > 1) monitor.warn(Messages.firstOf(input.getPath(), series.size()));
		return series.first();
	}

	/** One invalid voxel would spread over its whole slice when the scan is made coarse. */
	private Volume sound(final Volume scan, final Monitor monitor) {
		return NonFinite.handled(scan, Foreground.of(scan.voxels(), monitor), invalid() == InvalidVoxels.REPLACE, monitor);
	}

	private void write(final Demonstration demonstration, final Volume coarse, final Monitor monitor) {
		final Map<String, Volume> images = demonstration.images();
		final ComparisonPicture picture = new ComparisonPicture(images.size()).magnify(0.18, 0.3, 0.22, 0.22);
		for (final String name : images.keySet()) {
			final String caption = demonstration.caption(name, monitor);
			picture.add(caption.replace("PSNR ", ""), demonstration.plane(name));
			if (!caption.equals(name)) report(caption);
		}
		monitor.checkCanceled("comparing");
		if (!output.isDirectory() && !output.mkdir()) throw new DdasrException(Messages.noNewFolder(output.getPath()));
		images.put(Demonstration.COARSE, coarse);
		images.forEach(this::write);
		final Path png = output.toPath().resolve("comparison.png");
		picture.write(png);
		report("wrote " + png);
	}

	private void write(final String name, final Volume volume) {
		final Path file = file(name);
		final VolumeSeries series = VolumeSeries.of(volume);
		VolumeFiles.write(file, series, volume.pixelType(), Monitor.NONE);
		report("wrote " + file + ": " + Descriptions.of(series));
	}
}
