package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.comparison.AnyScaleInterpolation;
import io.github.ddasr.comparison.AnyScaleMethod;
import io.github.ddasr.comparison.AnyScaleOptions;
import io.github.ddasr.comparison.AnyScalePicture;
import io.github.ddasr.comparison.AnyScaleReport;
import io.github.ddasr.comparison.AnyScaleStudy;
import io.github.ddasr.comparison.StudyScale;
import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Measures on coarsened scans how near each method comes to the scan itself, at any scale along each axis. */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Compare at Any Scale...", initializer = "initChoices",
	description = "Makes fine scans coarse by any scale, enlarges them with every method, and prints PSNR, SSIM and HFEN against the scan " +
		"itself, with statistical tests.")
public class CompareAtAnyScale extends DdasrCommand {

	private static final String AUTOMATIC = "auto", TABLE = ".csv", PAGE = ".md";
	private static final double PERCENT = 100;

	@Parameter(label = "Methods", description = "Networks and interpolations to compare, separated by semicolons, by name or path; all takes " +
		"every one. The first is tested against each of the others. Zero-filling takes part in any case, since gains are counted from it.",
		persist = false)
	private String methods = "bspline;cubic;lanczos;linear;zero-filling";

	@Parameter(label = "Scales", description = "Enlargements, separated by semicolons: each a number such as 2.5, or three for x, y and z such " +
		"as 1,1,5.", persist = false)
	private String scales = "2;2.5;3;4";

	@Parameter(label = "Dimensions of a single number", description = "3: a scale of one number is meant for all axes. 2: for both sides of " +
		"each slice, as networks for slices need it.", choices = { "2", "3" }, persist = false)
	private String dimensions = "3";

	@Parameter(label = "Axis of the slices", description = "Direction of the slices: of those that are enlarged where dimensions is 2, and of " +
		"the one in the picture.", choices = { "axial", "coronal", "sagittal" }, persist = false)
	private String axis = "axial";

	@Parameter(label = "Downsampling", description = "How the scans are made coarse, separated by semicolons, or all: blur (a Gaussian slice " +
		"profile), k-space, area, spline.", persist = false)
	private String downsampling = "blur;k-space";

	@Parameter(label = "Noise (% of white)", description = "Rician noise on the coarse scan in percent of the upper end of the window.",
		min = "0", max = "50", persist = false)
	private double noise;

	@Parameter(label = "Window of grey values", description = "auto: from the scan's foreground, before anything is enlarged. Or two numbers " +
		"such as 0:4095 for all scans.", persist = false)
	private String window = AUTOMATIC;

	@Parameter(label = "Metrics", description = "What is measured, separated by semicolons, or all: psnr, ssim, hfen.", persist = false)
	private String metrics = "psnr;ssim;hfen";

	@Parameter(label = "Seed (number)", description = "Start of the noise.", min = "0", max = "1000000000", persist = false)
	private long seed = 1;

	@Parameter(label = "Device", description = "Where networks run: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = AUTOMATIC;

	@Parameter(label = "Input scans", description = "Fine scans, or folders of them; each file is a subject. Names may hold * and ?.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] input;

	@Parameter(label = "Output (optional)", description = "A report ending in .md, or a table of all figures ending in .csv; the report is " +
		"printed in any case.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(label = "Picture (optional)", description = "A .png file with the middle slice of the first scan at the first scale by all " +
		"methods, and their differences from the truth.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File picture;

	@Parameter(type = ItemIO.OUTPUT, label = "Methods at any scale")
	private String report;

	@Override
	protected boolean accepts(final String key, final String text) {
		return key.equals("input") ? !InputFiles.matching(text).isEmpty() : key.equals("device") && text.matches("gpu:\\d{1,3}");
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("methods", "scales", "dimensions", "downsampling", "metrics", "input", "output", "picture"), Section.rare(
			"axis", "noise", "window", "seed", "device"));
	}

	@Override
	List<String> example() {
		return List.of("methods=bspline;cubic;zero-filling", "scales=2;2.5;1,1,5", "input=scans", "output=report.md");
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !has(output, TABLE) && !has(output, PAGE)) throw new UsageException(Messages.notATable(output.getPath()));
		if (picture != null && !has(picture, ".png")) throw new UsageException(Messages.notPng("picture", picture.getPath()));
		final AnyScaleOptions options = options();
		final Set<String> names = new LinkedHashSet<>(TextLists.names("methods", methods, AnyScaleMethods.names()));
		names.add(AnyScaleInterpolation.BASELINE);
		final List<BatchCase> files = InputFiles.find(input, folder -> VolumeFiles.list(folder, true));
		final List<AnyScaleMethod> opened = new ArrayList<>();
		try {
			CompareOnRealScans.named(List.copyOf(names)).forEach((name, model) -> opened.add(AnyScaleMethods.open(name, model, device)));
			final AnyScalePicture shown = picture == null ? null : new AnyScalePicture();
			final AnyScaleReport found = measure(new AnyScaleStudy(opened, options, shown), files, monitor);
			report = found.toMarkdown();
			report.lines().forEach(this::report);
			if (output != null) save(has(output, PAGE) ? report : found.toCsv());
			if (picture != null) shown.write(picture.toPath());
		}
		finally {
			opened.forEach(AnyScaleMethod::close);
		}
	}

	private AnyScaleOptions options() {
		final List<StudyScale> factors = TextLists.items(scales).stream().map(text -> StudyScale.parse(text).orElseThrow(
			() -> new UsageException(QualityMessages.notAScale(text)))).toList();
		if (factors.isEmpty()) throw new UsageException(Messages.noValue("scales"));
		final List<VolumeDownsampling> ways = TextLists.names("downsampling", downsampling, VolumeDownsampling.names()).stream().map(
			VolumeDownsampling::named).toList();
		final List<String> known = AnyScaleOptions.METRICS.stream().map(m -> m.toLowerCase(Locale.ROOT)).toList();
		final List<String> chosen = TextLists.names("metrics", metrics, known).stream().map(m -> m.toUpperCase(Locale.ROOT)).toList();
		return new AnyScaleOptions(factors, dimensions.equals("2"), Axis.valueOf(axis.toUpperCase(Locale.ROOT)), ways, noise / PERCENT, window
			.equals(AUTOMATIC) ? null : DisplayRange.parse(window), chosen, seed);
	}

	private static AnyScaleReport measure(final AnyScaleStudy study, final List<BatchCase> files, final Monitor monitor) {
		int done = 0;
		for (final BatchCase file : files) {
			final VolumeSeries series = VolumeFiles.read(file.input(), monitor);
			for (int v = 0; v < series.size(); v++) study.add(file.name(), series.size() == 1 ? file.name() : file.name() + ", volume " + (v + 1),
				series.volumes().get(v), monitor);
			monitor.progress(++done, files.size());
		}
		return study.report();
	}

	private static boolean has(final File file, final String suffix) {
		return file.getName().toLowerCase(Locale.ROOT).endsWith(suffix);
	}

	private void save(final String text) {
		AtomicFile.write(output.toPath(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
