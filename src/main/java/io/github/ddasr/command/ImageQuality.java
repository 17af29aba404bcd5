package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.RegionMasks;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.MappedSlice;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualityTable;
import io.github.ddasr.ui.QualityMap;
import io.github.ddasr.ui.QualityPlot;
import io.github.ddasr.ui.QualityResults;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;

/** Measures the quality of the active image, slice by slice. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Image Quality...", initializer = "initChoices", description = "Measures the quality of the " +
	"slices of the active image, alone or against a reference, inside its area selection if it has one.")
public class ImageQuality extends QualityCommand {

	private static final String NO_REFERENCE = "none";

	@Parameter(label = "Plot along the slices", description = "Shows each metric along the slices.", persist = false)
	private boolean plot;

	@Parameter(label = "Map of the slice", description = "Shows where in the current slice the metrics that can say so are good " +
		"(blue) and bad (red).", persist = false)
	private boolean map;

	@Parameter(label = "Input", description = "The image: grey, a single slice or a stack. An area selection restricts the " +
		"metrics to its pixels (those of a single image to its rectangle); areas named signal, other and air in the ROI " +
		"Manager serve noise figures.", persist = false)
	private ImagePlus input;

	/** A title, not an image: Fiji's list of images has no entry for none, and would begin with the image itself. */
	@Parameter(label = "Reference (optional)", description = "What the image should be, on the same grid, for metrics that " +
		"compare: the title of an open image, or a file; none for no reference.", persist = false)
	private String reference = NO_REFERENCE;

	@Parameter(label = "Output table (optional)", description = "A file for the table, ending in .csv or .json.",
		style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Image quality")
	private String summary;

	@Override
	protected List<String> choicesOf(final String key) {
		if (!key.equals("reference")) return super.choicesOf(key);
		final List<String> titles = new ArrayList<>(List.of(NO_REFERENCE));
		Collections.addAll(titles, WindowManager.getImageTitles());
		return titles;
	}

	/** Files, and titles that are looked for when the command runs. */
	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("reference");
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("metrics", "reference", "plot", "map", "input", "output"), seen(), rare());
	}

	@Override
	List<String> example() {
		return List.of("metrics=niqe-mr,snr", "plot=true");
	}

	@Override
	protected void execute(final Monitor monitor) {
		checkTable(output);
		final ImagePlus other = reference.equals(NO_REFERENCE) ? null : ImageFiles.titledOrFile(reference);
		if (other != null) ParameterCheck.refuseOverwriting(output, other);
		final QualityRun run = prepare(other != null, monitor);
		final VolumeSeries series = ImagePlusAdapter.toVolumes(input, monitor);
		final VolumeSeries truth = other == null ? null : ImagePlusAdapter.toVolumes(other, monitor);
		final ChosenPixels chosen = chosen();
		final QualityTable table = new QualityTable(run.options(), run.columns(), measure(run, input.getTitle(), series, truth,
			chosen, monitor), Map.of());
		if (output != null) save(table, output);
		QualityResults.show(table);
		table.summary().forEach(this::report);
		summary = String.join("\n", table.summary());
		if (plot) QualityPlot.of(table).forEach(ImageFiles::show);
		if (map) showMap(run, series, truth, table, chosen, monitor);
		// A macro goes on with the image that was measured, not with a picture of its figures.
		if (plot || map) ImageFiles.reactivate(input);
	}

	private ChosenPixels chosen() {
		final Map<String, boolean[]> named = RegionMasks.named(input);
		final boolean[] signal = named.get("signal"), other = named.get("other"), air = named.get("air");
		final boolean none = signal == null && other == null && air == null;
		return new ChosenPixels(RegionMasks.selection(input), none ? null : new GreySlice.Regions(signal, other, air));
	}

	/** Of the slice that the user sees, or the middle one of those that were measured. */
	private void showMap(final QualityRun run, final VolumeSeries series, final VolumeSeries truth,
		final QualityTable table, final ChosenPixels chosen, final Monitor monitor)
	{
		final List<Integer> slices = table.volumes().get(0).rows().stream().map(QualityRow::slice).toList();
		final boolean seen = run.options().axis() == null && slices.contains(input.getZ());
		final int slice = seen ? input.getZ() : slices.get(slices.size() / 2);
		final MappedSlice maps = run.maps(series.first(), truth == null ? null : truth.first(), slice, chosen, monitor);
		if (maps.maps().isEmpty()) monitor.warn(QualityMessages.noMap());
		QualityMap.of(Descriptions.withoutSuffix(input.getTitle()), maps).forEach(ImageFiles::show);
	}
}
