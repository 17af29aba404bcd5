package io.github.ddasr.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.training.BrisqueFit;
import io.github.ddasr.training.FitInput;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.volume.Monitor;

/** Makes a model of BRISQUE-MR from good scans. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Fit BRISQUE Model...",
	description = "Degrades your own good scans and learns to tell from a slice alone how much worse it got, for the metric " +
		"BRISQUE-MR; says how well that works on subjects that it did not learn from.")
public class FitBrisqueModel extends DdasrCommand {

	@Parameter(label = "Images (number)", description = "Images to learn from at most, slices and their degraded versions " +
		"together. Each makes at most 296 bytes of the model.", min = "50", max = "100000", persist = false)
	private int images = 3000;

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance: the same seed gives the " +
		"same model.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Data named in the header", description = "Names and licences of the scans, for the model's header.",
		required = false, persist = false)
	private String data = "";

	@Parameter(label = "Licence for the header", description = "Terms under which the model may be used, for its header.",
		required = false, persist = false)
	private String licence = "";

	@Parameter(label = "Input scans", description = "Good NIfTI scans of two subjects or more, or folders of them, one file per " +
		"subject. On the command line PATH@0-0.667 takes only that share of the axial slices, counted from the feet.",
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
		return List.of(Section.main("images", "input", "validation", "output"), Section.of("The model's header", "data", "licence"), //
			Section.rare("seed"));
	}

	@Override
	List<String> example() {
		return List.of("input=good", "validation=others", "output=my-brisque.safetensors");
	}

	@Override
	protected void execute(final Monitor monitor) {
		final FitInput scans = new FitInput(TrainSrn.sources(input), TrainSrn.sources(validation), output.toPath(),
			new SrnTraining.Origin(data, licence));
		new BrisqueFit(scans, images, seed).run(monitor).lines().forEach(line -> report(output + ", " + line));
	}
}
