package io.github.ddasr.command;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.training.FitInput;
import io.github.ddasr.training.NiqeFit;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/** Makes a model of NIQE-MR from good scans. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Fit NIQE Model...",
	description = "Learns from your own good scans what their sharp blocks look like, for the metric NIQE-MR, and says how " +
		"well it orders degraded slices of other subjects.")
public class FitNiqeModel extends DdasrCommand {

	private static final String ALL = "all";

	@Parameter(label = "Axis of the slices", description = "Direction of the slices from which is learned, found from each " +
		"scan's orientation, or all three.", choices = { ALL, "axial", "coronal", "sagittal" }, persist = false)
	private String axis = ALL;

	@Parameter(label = "Blocksize (pixels)", description = "Side of NIQE's blocks. Small ones fit into a brain in greater numbers; 96 " +
		"is that of the published NIQE and leaves few.", choices = { "24", "48", "96" }, persist = false)
	private String blocksize = "24";

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance where the validation scans " +
		"are degraded.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Data named in the header", description = "Names and licences of the scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "Good NIfTI scans, or folders of them, one file per subject. On the " +
		"command line PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Validation scans (optional)", description = "Good scans of other subjects, which are degraded in five " +
		"ways and five grades to see how well the model orders them.", style = FileListWidget.FILES_AND_DIRECTORIES,
		required = false, persist = false)
	private File[] validation;

	@Parameter(label = "Output model", description = "The model file, ending in .safetensors.", style = FileWidget.SAVE_STYLE,
		persist = false)
	private File output;

	@Override
	protected boolean accepts(final String key, final String text) {
		return TextLists.isPart(text);
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("axis", "input", "validation", "output"), Section.of("The model's header", "data", "licence"), //
			Section.rare("blocksize", "seed"));
	}

	@Override
	List<String> example() {
		return List.of("input=good", "validation=others", "output=my-niqe.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final FitInput scans = new FitInput(TrainSrn.sources(input), TrainSrn.sources(validation), output.toPath(),
			new SrnTraining.Origin(data, licence));
		final List<Axis> axes = axis.equals(ALL) ? Arrays.asList(Axis.values()) : List.of(Axis.valueOf(axis.toUpperCase(
			Locale.ROOT)));
		new NiqeFit(scans, axes, Integer.parseInt(blocksize), seed).run(monitor).lines().forEach(line -> report(output + ", " +
			line));
	}
}
