package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.comparison.DegradationFindings;
import io.github.ddasr.comparison.DegradationOptions;
import io.github.ddasr.comparison.DegradationStudy;
import io.github.ddasr.comparison.NamedDownsampler;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.ui.DegradationPlot;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/** Says how near methods of making low-resolution slices come to the look of real ones. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Degradation Report...", description = "Makes low-resolution slices from fine scans " +
	"with several methods, and compares their noise, power spectrum, grey values and texture with those of real low-resolution scans.")
public class DegradationReport extends DdasrCommand {

	private static final String NATIVE = "native", AUTOMATIC = "auto";

	@Parameter(label = "Methods", description = "Names of down-sampling methods, separated by semicolons; usual takes every trained " +
		"model and, where they are there, cubic, k-space, realsr and real-esrgan. Tests are about the first one.", persist = false)
	private String methods = DegradationMethods.USUAL;

	@Parameter(label = "Factor (fine pixels per coarse pixel)", description = "By how much slices are made coarser along both sides.",
		min = "2", max = "8", persist = false)
	private int factor = 2;

	@Parameter(label = "Axis of the slices", description = "Direction in which scans are cut into slices: native takes the slices as " +
		"they lie in the file, the others are found from the orientation.", choices = { NATIVE, "axial", "coronal", "sagittal" },
		persist = false)
	private String axis = NATIVE;

	@Parameter(label = "Seeds (number)", description = "How often each method is run, each time with other random numbers.", min = "1",
		max = "100", persist = false)
	private int seeds = 3;

	@Parameter(label = "Slices of a volume (number)", description = "So many slices are taken of each volume, evenly spread over " +
		"those that show enough of the head; 0 takes all of these.", min = "0", max = "10000", persist = false)
	private int slices = 16;

	@Parameter(label = "Blocksize of the statistics", description = "Side in pixels of the blocks whose natural-scene statistics are " +
		"compared; auto takes 48 where the shortest side of all coarse slices holds four, else 24.", choices = { AUTOMATIC, "96", "48",
			"24" }, persist = false)
	private String blocksize = AUTOMATIC;

	@Parameter(label = "Subjects (pattern, optional)", description = "A regular expression that finds the subject in a file name, such " +
		"as sub-\\d+; its first group if it has one. Empty takes each file for a subject.", required = false, persist = false)
	private String subjects = "";

	@Parameter(label = "Device", description = "Where networks run: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Input scans", description = "Fine scans, or folders of them, of which low-resolution slices are made.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Texture scans", description = "Real low-resolution scans, or folders of them, that the methods are given to " +
		"imitate.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] texture;

	@Parameter(label = "Real scans to compare with (optional)", description = "Real low-resolution scans of other subjects, or folders of " +
		"them. Without any, those to imitate are compared with, and the report says so.", style = FileListWidget.FILES_AND_DIRECTORIES,
		required = false, persist = false)
	private File[] real;

	@Parameter(label = "Truth (optional)", description = "A folder with the true low-resolution scan of each fine one, under the same " +
		"name and on the coarse grid. PSNR and SSIM against it are then measured and tested.", style = FileWidget.DIRECTORY_STYLE,
		required = false, persist = false)
	private File truth;

	@Parameter(label = "Output report", description = "A file for the report, ending in .md. Beside it come the figures as .csv, " +
		"everything as .json, and two pictures, -slices.png and -curves.png.", style = FileWidget.SAVE_STYLE, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Degradation report")
	private String summary;

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return Set.of("input", "texture", "real").contains(key) && !InputFiles.matching(text).isEmpty();
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("input", "texture", "real", "truth", "methods", "factor", "axis", "seeds", "output"), Section.rare(
			"slices", "blocksize", "subjects", "device"));
	}

	@Override
	List<String> example() {
		return List.of("input=fine-scans", "texture=coarse-scans", "real=other-coarse-scans", "methods=cubic;k-space", "output=report.md");
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (!output.getName().toLowerCase(Locale.ROOT).endsWith(".md")) throw new UsageException(DegradationMessages.notAReport(output
			.getPath()));
		final List<NamedDownsampler> opened = DegradationMethods.open(methods);
		final Pattern pattern = pattern();
		final QualityFiles fine = new QualityFiles(input, truth), imitated = new QualityFiles(texture, null);
		final List<QualityFiles> sets = new ArrayList<>(List.of(fine, imitated));
		final DegradationStudy study = new DegradationStudy(new DegradationOptions(factor, axis.equals(NATIVE) ? null : Axis.valueOf(axis
			.toUpperCase(Locale.ROOT)), seeds, slices, blocksize.equals(AUTOMATIC) ? 0 : Integer.parseInt(blocksize), DeviceChoice.parse(device)));
		final boolean split = real != null && real.length > 0;
		if (split) sets.add(new QualityFiles(real, null));
		for (final QualityFiles set : sets) for (final Path file : outputs()) set.refuseOverwriting(file.toFile());
		for (final BatchCase file : fine.entries()) addFine(study, file, fine, pattern, monitor);
		each(imitated, pattern, monitor, study::addTexture);
		if (split) each(sets.get(2), pattern, monitor, study::addReal);
		finish(study.run(opened, monitor));
	}

	/** Takes a volume of a subject. */
	@FunctionalInterface
	private interface Receiver {

		void add(String subject, Volume volume, Monitor monitor);
	}

	private void each(final QualityFiles files, final Pattern pattern, final Monitor monitor, final Receiver receiver) {
		for (final BatchCase file : files.entries()) {
			monitor.status("reading " + file.name());
			for (final Volume volume : VolumeFiles.read(file.input(), monitor).volumes()) receiver.add(subject(file, pattern), volume, monitor);
		}
	}

	private void addFine(final DegradationStudy study, final BatchCase file, final QualityFiles files, final Pattern pattern,
		final Monitor monitor)
	{
		monitor.status("reading " + file.name());
		final List<Volume> volumes = VolumeFiles.read(file.input(), monitor).volumes();
		final List<Volume> truths = truth == null ? null : VolumeFiles.read(files.reference(file), monitor).volumes();
		if (truths != null && truths.size() != volumes.size()) throw new UsageException(QualityMessages.seriesDiffer(file.name(), volumes
			.size(), truths.size()));
		for (int v = 0; v < volumes.size(); v++) study.addHigh(subject(file, pattern), volumes.get(v), truths == null ? null : truths
			.get(v), monitor);
	}

	private Pattern pattern() {
		try {
			return subjects.isEmpty() ? null : Pattern.compile(subjects);
		}
		catch (final PatternSyntaxException e) {
			throw new UsageException(QualityMessages.notAPattern(subjects, e.getDescription()));
		}
	}

	private static String subject(final BatchCase file, final Pattern pattern) {
		if (pattern == null) return file.name();
		final Matcher m = pattern.matcher(file.name());
		if (!m.find()) throw new UsageException(DegradationMessages.noSubject(pattern.pattern(), file.name()));
		return m.groupCount() > 0 && m.group(1) != null ? m.group(1) : m.group();
	}

	/** The report and what comes beside it. */
	private List<Path> outputs() {
		final Path path = output.toPath().toAbsolutePath();
		final String name = path.getFileName().toString(), base = name.substring(0, name.length() - 3);
		final List<Path> all = new ArrayList<>(List.of(path));
		for (final String end : List.of(".csv", ".json", "-slices.png", "-curves.png")) all.add(path.resolveSibling(base + end));
		return all;
	}

	private void finish(final DegradationFindings report) {
		final List<Path> files = outputs();
		report.writeSlices(files.get(3));
		DegradationPlot.write(report, files.get(4));
		save(files.get(1), report.rows().toCsv());
		save(files.get(2), report.toJson());
		save(files.get(0), report.toMarkdown(files.get(3).getFileName().toString(), files.get(4).getFileName().toString()));
		DegradationPlot.show(report);
		final List<String> lines = new ArrayList<>(report.header());
		lines.addAll(report.summary());
		lines.forEach(this::report);
		summary = String.join("\n", lines);
	}

	private static void save(final Path file, final String text) {
		AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
