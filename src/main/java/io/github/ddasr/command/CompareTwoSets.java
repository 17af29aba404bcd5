package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileListWidget;
import org.scijava.widget.FileWidget;

import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.comparison.SetComparison;
import io.github.ddasr.comparison.SetReport;
import io.github.ddasr.comparison.SliceTable;
import io.github.ddasr.comparison.SliceTableFile;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.FeatureInput;
import io.github.ddasr.network.FeatureNetwork;
import io.github.ddasr.quality.FeatureExtractor;
import io.github.ddasr.quality.FeatureFiles;
import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.quality.ForegroundUse;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.NssFeatures;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.ui.ComparisonResults;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/**
 * Says whether two sets differ. Two tables of figures (their heading begins with {@code file}) are compared by tests,
 * metric by metric; images and files of features by the distance between their distributions.
 */
@Plugin(type = Command.class, menuPath = "Plugins>DDASR>Compare Two Sets...", initializer = "initChoices",
	description = "Compares two tables of Image Quality of Files by statistical tests, or two sets of images (or of features " +
		"in files) by the Fréchet and the kernel distance.")
public class CompareTwoSets extends DdasrCommand {

	private static final String SUBJECT = "subject", NSS = "nss", NETWORK = "network", NATIVE = "native", NONE = "none";

	@Parameter(label = "Names of the sets (optional)", description = "Names of the first and the second set in results, separated " +
		"by a semicolon. Empty takes the names of the files or folders.", required = false, persist = false)
	private String names = "";

	@Parameter(label = "Unit of the tests", description = "What counts as one observation where tables are compared: subject " +
		"takes the mean of each subject's slices, as slices of one subject are not independent; slice takes each slice.",
		choices = { SUBJECT, "slice" }, persist = false)
	private String unit = SUBJECT;

	@Parameter(label = "Subjects (pattern, optional)", description = "A regular expression that finds the subject in a file name " +
		"of the tables, such as sub-\\d+; its first group if it has one. Empty takes each file for a subject.", required = false,
		persist = false)
	private String subjects = "";

	@Parameter(label = "Comparisons in all (number)", description = "How many comparisons of two tables your study makes, this " +
		"one included: with k methods compared in pairs k(k-1)/2. Each p, after Holm's correction over the metrics, is multiplied " +
		"by it (at most 1).", min = "1", max = "1000", persist = false)
	private int comparisons = 1;

	@Parameter(label = "Features of images", description = "What the distance between sets of images is computed on: nss takes " +
		"the statistics of NIQE for each block, nss-slice those of BRISQUE for each slice, network what your network gives.",
		persist = false)
	private String features = NSS;

	@Parameter(label = "Blocksize of nss", description = "Side of the blocks of nss in pixels; smaller blocks serve small images " +
		"and give other numbers.", choices = { "96", "48", "24" }, persist = false)
	private String blocksize = "96";

	@Parameter(label = "Axis of the slices", description = "Direction in which images are cut into slices: native takes the " +
		"slices as they lie in the file, the others are found from the orientation.", choices = { NATIVE, "axial", "coronal",
			"sagittal" }, persist = false)
	private String axis = NATIVE;

	@Parameter(label = "Window", description = "Values of an image that become black and white. auto: 0 to the 99.5th percentile " +
		"of the foreground, 8-bit images as they are; none: as they are; full: smallest to largest; or two numbers such as " +
		"0:4095.", persist = false)
	private String window = "auto";

	@Parameter(label = "Foreground", description = "none takes whole slices, box crops them to the rectangle around the head, mask " +
		"takes those blocks of nss that show the head by half or more.", choices = { NONE, "box", "mask" }, persist = false)
	private String foreground = NONE;

	@Parameter(label = "Skip slices below (share of foreground)", description = "Slices of a volume with a smaller share of " +
		"foreground (0 to 1) are left out; 0 leaves out none. An image of one slice is always taken.", min = "0", max = "1",
		stepSize = "0.05", persist = false)
	private double skip = QualityOptions.USUAL_SKIP;

	@Parameter(label = "Invalid voxels", description = "What to do with voxels of images that are not numbers (NaN) or infinite: " +
		"refuse stops and counts them, mask puts the background in their place.", choices = { "refuse", "mask" }, persist = false)
	private String invalid = "refuse";

	@Parameter(label = "Inception features", description = "Whether you state that the features, or those of the network, are the " +
		"2048 of Inception's pool3. Only then are the distances called FID and KID.", persist = false)
	private boolean inception;

	@Parameter(label = "Sha256 of the network (optional)", description = "SHA-256 of the network's file as its author publishes " +
		"it. TorchScript is code, so it is run only with this or with trusted.", required = false, persist = false)
	private String sha256 = "";

	@Parameter(label = "Trusted network", description = "Whether you trust the network's file without its SHA-256.",
		persist = false)
	private boolean trusted;

	@Parameter(label = "Side of the network's input (pixels)", description = "Slices are resized to a square of this side.",
		min = "1", max = "4096", persist = false)
	private int side = FeatureInput.INCEPTION.side();

	@Parameter(label = "Channels of the network's input (number)", description = "The grey values are repeated in so many " +
		"channels.", min = "1", max = "64", persist = false)
	private int channels = FeatureInput.INCEPTION.channels();

	@Parameter(label = "Device", description = "Where the network runs: auto takes a graphics card if one can be used, else the " +
		"processor (cpu).", choices = { "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3" }, persist = false)
	private String device = "auto";

	@Parameter(label = "Array in .npz files (optional)", description = "Name of the array with the features where a .npz file " +
		"holds several.", required = false, persist = false)
	private String array = "";

	@Parameter(label = "Network (optional)", description = "Network for features=network, as TorchScript (.pt). It sees slices " +
		"with black as -1 and white as 1; its first output is the features.", style = FileWidget.OPEN_STYLE, required = false,
		persist = false)
	private File network;

	@Parameter(label = "First set", description = "A table of figures (.csv with the columns file, slice and one for each metric, " +
		"as Image Quality of Files writes it); a file of features (.npy, .npz, or .csv of numbers); or image files and folders. " +
		"Names may hold * and ?.", style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] first;

	@Parameter(label = "Second set", description = "The other set, of the same sort as the first.",
		style = FileListWidget.FILES_AND_DIRECTORIES, persist = false)
	private File[] second;

	@Parameter(label = "Output table (optional)", description = "A file for the results, ending in .csv (one row for each metric " +
		"and test, or for each distance), .json, or .md.", style = FileWidget.SAVE_STYLE, required = false, persist = false)
	private File output;

	@Parameter(type = ItemIO.OUTPUT, label = "Comparison of two sets")
	private String summary;

	@Override
	protected List<String> choicesOf(final String key) {
		if (!key.equals("features")) return super.choicesOf(key);
		final List<String> choices = new ArrayList<>(FeatureExtractor.all().keySet().stream().map(Metrics::key).toList());
		choices.add(NETWORK);
		return choices;
	}

	@Override
	protected boolean accepts(final String key, final String text) {
		if (key.equals("device")) return text.matches("gpu:\\d{1,3}");
		return (key.equals("first") || key.equals("second")) && !InputFiles.matching(text).isEmpty();
	}

	@Override
	List<Section> sections() {
		return List.of(Section.main("first", "second", "output", "names"), //
			Section.of("Tables of figures", "unit", "subjects", "comparisons"), //
			Section.of("Images", "features", "axis", "window", "foreground", "skip", "invalid", "blocksize"), //
			Section.of("Features by a network", "network", "inception", "sha256", "trusted", "side", "channels",
				"device"), Section.rare("array"));
	}

	@Override
	List<String> example() {
		return List.of("first=cubic.csv", "second=network.csv", "output=comparison.md");
	}

	@Override
	protected void execute(final Monitor monitor) {
		if (output != null && !output.getName().matches("(?i).*\\.(csv|json|md)")) throw new UsageException(QualityMessages
			.notAComparison(output.getPath()));
		final ComparedSet a = ComparedSet.of("first", first), b = ComparedSet.of("second", second);
		if (a.kind() != b.kind()) throw new UsageException(QualityMessages.setsDiffer(a.kind().toString(), b.kind().toString()));
		final List<String> called = ComparedSet.names(names, a, b);
		final SetReport report = switch (a.kind()) {
			case FIGURES -> SetComparison.of(figures(a, called.get(0)), figures(b, called.get(1)), SetComparison.Unit.valueOf(upper(
				unit)), comparisons);
			case FEATURES -> SetComparison.of(stored(a, called.get(0)), stored(b, called.get(1)));
			case IMAGES -> images(called, monitor);
		};
		finish(report);
	}

	private static String upper(final String choice) {
		return choice.toUpperCase(Locale.ROOT);
	}

	private SliceTable figures(final ComparedSet set, final String name) {
		final SliceTable table = SliceTableFile.read(set.file(), name);
		if (subjects.isEmpty()) return table;
		try {
			return table.withSubjects(Pattern.compile(subjects));
		}
		catch (final PatternSyntaxException e) {
			throw new UsageException(QualityMessages.notAPattern(subjects, e.getDescription()));
		}
	}

	private FeatureMatrix stored(final ComparedSet set, final String name) {
		return FeatureFiles.read(set.file(), array, inception, "").named(name);
	}

	private SetReport images(final List<String> called, final Monitor monitor) {
		checkFeatures();
		final QualityFiles a = new QualityFiles(first, null), b = new QualityFiles(second, null);
		final QualityOptions options = new QualityOptions(List.of(), axis.equals(NATIVE) ? null : Axis.valueOf(upper(axis)), 0, 0,
			QualityCommand.windowRule(window), ForegroundUse.valueOf(upper(foreground)), skip, false, invalid.equals("mask"),
			MetricSettings.defaults(ModelStore.standard(null)));
		try (SetFeatures made = open(options, monitor)) {
			final FeatureMatrix x = made.matrix(called.get(0), a, monitor), y = made.matrix(called.get(1), b, monitor);
			return SetComparison.of(x, y).with(made.notes());
		}
	}

	/** Refuses what does not go together before anything is read. */
	private void checkFeatures() {
		final boolean byNetwork = features.equals(NETWORK);
		if (byNetwork && network == null) throw new UsageException(QualityMessages.needsNetwork());
		if (!byNetwork && network != null) throw new UsageException(QualityMessages.networkWithout(features));
		if (!byNetwork && inception) throw new UsageException(QualityMessages.notInception(features));
		if (inception && !input().equals(FeatureInput.INCEPTION)) throw new UsageException(QualityMessages.notInceptionsInput(side,
			channels));
		if (foreground.equals("mask") && !features.equals(NSS)) throw new UsageException(QualityMessages.maskNeedsBlocks(features));
	}

	private FeatureInput input() {
		return new FeatureInput(side, channels, FeatureInput.INCEPTION.lower(), FeatureInput.INCEPTION.upper());
	}

	private SetFeatures open(final QualityOptions options, final Monitor monitor) {
		if (features.equals(NSS)) return SetFeatures.of(new NssFeatures(Integer.parseInt(blocksize)), options);
		if (!features.equals(NETWORK)) {
			final Map<String, FeatureExtractor> all = FeatureExtractor.all();
			return SetFeatures.of(all.get(all.keySet().stream().filter(name -> Metrics.key(name).equals(features)).findFirst()
				.orElseThrow()), options);
		}
		final FeatureNetwork opened = FeatureNetwork.open(network.toPath(), sha256, trusted, input(), Devices.ofThisMachine()
			.resolve(DeviceChoice.parse(device)));
		monitor.note(opened.deviceLine());
		return SetFeatures.of(opened, input(), inception, options);
	}

	private void finish(final SetReport report) {
		if (output != null) save(report);
		ComparisonResults.show(report.rows());
		report.summary().forEach(this::report);
		if (output == null) report.details().forEach(this::report);
		summary = String.join("\n", report.summary());
	}

	private void save(final SetReport report) {
		final String name = output.getName().toLowerCase(Locale.ROOT);
		final String text = name.endsWith(".csv") ? report.rows().toCsv() : name.endsWith(".json") ? report.toJson() : report
			.toMarkdown();
		AtomicFile.write(output.toPath(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
