package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.comparison.Competitor;
import io.github.ddasr.comparison.SimulationStudy;
import io.github.ddasr.comparison.StudyOptions;
import io.github.ddasr.comparison.StudyReport;
import io.github.ddasr.comparison.Subject;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.SliceEnlarger;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/** Measures on coarsened scans how near each method comes to the scan itself. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Compare Methods...", initializer = "initChoices",
	description = "Makes fine scans coarse, enlarges them with every method, and prints PSNR and SSIM against the scan " +
		"itself, inside the brain.")
public class CompareMethods extends DdasrCommand {

	private static final String ALL = "all";

	@Parameter(label = "Models", description = "Networks and interpolations to compare, separated by semicolons; all takes " +
		"every one of the scale. Gains are counted from zero-filling.", persist = false)
	private String models = ALL;

	@Parameter(label = "Scale", description = "Fine pixels per coarse pixel along both sides of a slice.",
		choices = { "2", "3", "4" }, persist = false)
	private String scale = "2";

	@Parameter(label = "Axis of the slices", description = "Direction of the slices, found from the scan's orientation.",
		choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Downsampling", description = "How the scans are made coarse: names of methods, separated by " +
		"semicolons, or all.", persist = false)
	private String downsampling = "area;cubic;k-space";

	@Parameter(label = "Noise levels (shares)", description = "Levels of Rician noise on the coarse scan, separated by semicolons, each a " +
		"share (0 to 1) of the upper end of the scan's intensity window; 0.03 is 3 %.", persist = false)
	private String noise = "0;0.03";

	@Parameter(label = "Seed (number)", description = "Start of everything that is drawn by chance.", min = "0",
		max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Device", description = "Where networks run: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Input scans", description = "Fine NIfTI scans, or folders of them. On the command line PATH@0.667-1 " +
		"reports on that share of the slices only.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Output table (optional)", description = "A file for the table, ending in .csv or .md; without it the table is " +
		"only printed.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Comparison of methods")
	private String table;

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") ? TextLists.isPart(text) : key.equals("device") && text.matches("gpu:\\d{1,3}");
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("models", "scale", "axis", "downsampling", "noise", "input", "output"), Section.rare("seed", "device"));
	}

	@Override
	List<String> example() {
		return List.of("models=srn-x2-small;cubic;zero-filling", "scale=2", "input=scans", "output=table.csv");
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !isTable(output.getName())) throw new UsageException(Messages.notATable(output.getPath()));
		final int factor = Integer.parseInt(scale);
		final StudyOptions options = new StudyOptions(Axis.valueOf(axis.toUpperCase(Locale.ROOT)), factor, //
			TextLists.names("downsampling", downsampling, Downsamplers.simpleNames()), //
			TextLists.numbers("noise", noise, 0, 1), StudyOptions.Fit.CROP, 1, StudyOptions.BASELINE, seed);
		final List<String> names = TextLists.names("models", models, Models.names(factor));
		final List<Competitor> competitors = new ArrayList<>();
		try {
			for (final String name : names) competitors.add(open(name, options));
			final StudyReport report = new SimulationStudy(subjects(monitor), competitors, options).run(monitor);
			table = report.toMarkdown();
			table.lines().forEach(this::report);
			if (output != null) save(hasSuffix(output.getName(), ".csv") ? report.toCsv() : table);
		}
		finally {
			competitors.forEach(c -> c.method().close());
		}
	}

	private static boolean isTable(final String name) {
		return hasSuffix(name, ".csv") || hasSuffix(name, ".md");
	}

	private static boolean hasSuffix(final String name, final String suffix) {
		return name.toLowerCase(Locale.ROOT).endsWith(suffix);
	}

	private Competitor open(final String name, final StudyOptions options) {
		final SuperResolutionOptions how = SuperResolutionOptions.of(options.axis(), options.factor());
		final SliceEnlarger method = Models.methods(name, device).open(name, how, MemoryBudget.ofThisMachine());
		return new Competitor(name, Models.provenance(name), method);
	}

	private List<Subject> subjects(final Monitor monitor) {
		final String paths = Arrays.stream(input).map(File::getPath).collect(Collectors.joining(";"));
		final List<Subject> subjects = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final TrainingSource source : TrainingSource.parse(paths)) {
			final List<Volume> volumes = Nifti.read(source.file(), monitor).volumes();
			// Files of one name in several folders are told apart by their paths, volumes of one file by their numbers.
			final String name = names.add(source.toString()) ? source.toString() : source.file().toString();
			for (int v = 0; v < volumes.size(); v++) {
				final String own = volumes.size() == 1 ? name : name + ", volume " + (v + 1);
				subjects.add(new Subject(own, volumes.get(v), source.from(), source.to()));
			}
		}
		return subjects;
	}

	private void save(final String text) {
		AtomicFile.write(output.toPath(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
