package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import io.github.ddasr.comparison.Competitor;
import io.github.ddasr.comparison.ScanStudy;
import io.github.ddasr.comparison.ScanStudyReport;
import io.github.ddasr.comparison.SliceTable;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.quality.ForegroundUse;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.WindowRule;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Judges methods on real low-resolution scans, of which nobody knows the truth. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Compare Methods on Real Scans...", initializer = "initChoices",
	description = "Enlarges real scans with every method and compares the results by metrics that need no truth, by their agreement with " +
		"the scans, and by statistical tests.")
public class CompareOnRealScans extends QualityCommand {

	private static final String TABLE = ".csv", PAGE = ".md";
	private static final String CORRECTED = " + back-projection";
	private static final String VOLUME = ", volume ";

	@Parameter(label = "Models", description = "Networks and interpolations to compare, separated by semicolons, by name or path; all takes " +
		"every one of the scale. The first is tested against each of the others.", persist = false)
	private String models = "srn-x2-small;cubic;zero-filling";

	@Parameter(label = "Baseline", description = "Method from whose means the differences in brackets are counted; it takes part in " +
		"any case.", persist = false)
	private String baseline = "cubic";

	@Parameter(label = "Scale", description = "Fine pixels per coarse pixel along both sides of a slice.", choices = { "2", "3", "4" },
		persist = false)
	private String scale = "2";

	@Parameter(label = "Backproject networks, too", description = "Adds each network once more with its results projected back onto the " +
		"scan, as Super-Resolve does with the same key.", persist = false)
	private boolean backproject;

	@Parameter(label = "Subjects (pattern, optional)", description = "A regular expression that finds the subject in a file name, such as " +
		"sub-\\d+; its first group if it has one. Empty takes each file for a subject.", required = false, persist = false)
	private String subjects = "";

	@Parameter(label = "Device", description = "Where networks run: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Input scans", description = "Low-resolution scans, or folders of them. Names may hold * and ?.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Output (optional)", description = "A report ending in .md, or a table of all slices ending in .csv, which has the figures " +
		"alone; the report is printed in any case.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(label = "Picture (optional)", description = "A .png file with the middle slice of the first scan by all methods.",
		style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File picture;

	@Parameter(type = ItemIO.OUTPUT, label = "Methods on real scans")
	private String report;

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") ? !InputFiles.matching(text).isEmpty() : key.equals("device") && text.matches("gpu:\\d{1,3}");
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("models", "baseline", "scale", "backproject", "metrics", "subjects", "input", "output", "picture"), seen(), //
			Section.rare("device"), rare());
	}

	@Override
	List<String> example() {
		return List.of("models=srn-x2-small;cubic;zero-filling", "axis=axial", "input=scans", "output=report.md");
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !has(output, TABLE) && !has(output, PAGE)) throw new UsageException(Messages.notATable(output.getPath()));
		if (picture != null && !has(picture, ".png")) throw new UsageException(Messages.notPng("picture", picture.getPath()));
		final int factor = Integer.parseInt(scale);
		final Map<String, String> names = named(TextLists.names("models", models, Models.names(factor)));
		if (!names.containsKey(baseline)) names.put(baseline, TextLists.names("baseline", baseline, Models.names(factor)).get(0));
		final Pattern pattern = pattern();
		final QualityRun given = prepare(false, monitor);
		check(given.options());
		final Map<String, Volume> scans = scans(monitor);
		final Axis across = axisOf(given, scans.values().iterator().next());
		// Along one direction in all scans, however they lie in their files.
		final QualityRun run = given.along(across);
		scans.keySet().forEach(name -> subjectOf(name, pattern));
		final List<Competitor> methods = new ArrayList<>();
		try {
			final Set<String> corrected = new HashSet<>();
			names.forEach((name, model) -> {
				methods.add(open(name, model, across, factor));
				if (!backproject || methods.get(methods.size() - 1).provenance().isEmpty()) return;
				corrected.add(name + CORRECTED);
				methods.add(open(name + CORRECTED, model, across, factor));
			});
			final ScanStudyReport found = new ScanStudy(methods, corrected, run, across, factor).run(scans, name -> subjectOf(name, pattern), picture == null
				? null : picture.toPath(), monitor);
			report = found.toMarkdown(baseline);
			report.lines().forEach(this::report);
			if (output != null) save(has(output, PAGE) ? report : found.toCsv());
		}
		finally {
			methods.forEach(m -> m.method().close());
		}
	}

	private Competitor open(final String name, final String model, final Axis across, final int factor) {
		return new Competitor(name, Models.provenance(model), Models.methods(model, device).open(model, SuperResolutionOptions.of(across,
			factor), MemoryBudget.ofThisMachine()));
	}

	/** Short name → model: the file's name where a path is given, unless two models would share it. */
	static Map<String, String> named(final List<String> models) {
		final List<String> brief = models.stream().map(model -> Models.isNetworkFile(model) ? new File(model).getName().replaceFirst(
			"\\.[^.]+$", "") : model).toList();
		final Map<String, String> named = new LinkedHashMap<>();
		for (int i = 0; i < models.size(); i++) {
			named.put(Collections.frequency(brief, brief.get(i)) > 1 ? models.get(i) : brief.get(i), models.get(i));
		}
		return named;
	}

	/** Refuses what would show methods other pixels, or other grey values, than the scan. */
	private static void check(final QualityOptions options) {
		if (options.foreground() != ForegroundUse.NONE) throw new UsageException(QualityMessages.wholeSlicesOnly(options.foreground()
			.toString().toLowerCase(Locale.ROOT)));
		if (options.window().kind() == WindowRule.Kind.BASICSR) throw new UsageException(QualityMessages.noVideoLevels());
	}

	private Pattern pattern() {
		try {
			return subjects.isBlank() ? null : Pattern.compile(subjects);
		}
		catch (final PatternSyntaxException e) {
			throw new UsageException(QualityMessages.notAPattern(subjects, e.getDescription()));
		}
	}

	/** Volumes of one file show one subject. */
	private String subjectOf(final String scan, final Pattern pattern) {
		final String file = scan.replaceFirst(VOLUME + "\\d+$", "");
		return pattern == null ? file : SliceTable.subjectIn(file, pattern).orElseThrow(() -> new UsageException(QualityMessages.noSubject(
			subjects, file)));
	}

	private Map<String, Volume> scans(final Monitor monitor) {
		final Map<String, Volume> scans = new LinkedHashMap<>();
		for (final BatchCase file : InputFiles.find(input, folder -> VolumeFiles.list(folder, true))) {
			final VolumeSeries series = VolumeFiles.read(file.input(), monitor);
			for (int v = 0; v < series.size(); v++) scans.put(series.size() == 1 ? file.name() : file.name() + VOLUME + (v + 1), series
				.volumes().get(v));
		}
		return scans;
	}

	/** The direction that was asked for, or the one along which the first scan lies in its file. */
	private static Axis axisOf(final QualityRun run, final Volume first) {
		if (run.options().axis() != null) return run.options().axis();
		return Arrays.stream(Axis.values()).filter(a -> first.geometry().dimensionOf(a) == 2).findFirst().orElse(Axis.AXIAL);
	}

	private static boolean has(final File file, final String suffix) {
		return file.getName().toLowerCase(Locale.ROOT).endsWith(suffix);
	}

	private void save(final String text) {
		final Path target = output.toPath();
		AtomicFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
