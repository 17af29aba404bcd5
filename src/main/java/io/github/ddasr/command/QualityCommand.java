package io.github.ddasr.command;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.plugin.Parameter;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.Downloader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.ForegroundUse;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.MetricChoice;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualityTable;
import io.github.ddasr.quality.WindowRule;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** The parameters that every measuring command shares, and how they become a run. */
abstract class QualityCommand extends DdasrCommand {

	private static final String AUTOMATIC = "auto";
	private static final String ALL = "all";
	private static final String NATIVE = "native";

	@Parameter(label = "Metrics", description = "Names of metrics, separated by commas or semicolons, such as niqe-mr, snr. " +
		"auto takes those that need no download, and with a reference all that compare; all takes every one that is ready, or " +
		"with download=true every one.", persist = false)
	private String metrics = AUTOMATIC;

	@Parameter(label = "Axis of the slices", description = "Direction in which an image is cut into slices: native takes the " +
		"slices as they lie in the stack, the others are found from the orientation.", choices = { NATIVE, "axial",
			"coronal", "sagittal" }, persist = false)
	private String axis = NATIVE;

	@Parameter(label = "First slice (0 = first)", description = "First slice that is measured, counted from 1.", min = "0",
		max = "1000000", persist = false)
	private int first;

	@Parameter(label = "Last slice (0 = last)", description = "Last slice that is measured, counted from 1.", min = "0",
		max = "1000000", persist = false)
	private int last;

	@Parameter(label = "Window", description = "Values that become black and white, one window for the whole image. auto: 0 " +
		"to the 99.5th percentile of the foreground, 8-bit images as they are; none: as they are; full: smallest to largest; " +
		"basicsr: auto, then 16 to 235, as in papers whose figures BasicSR made of pictures with three " +
		"channels; or two numbers such as 0:4095. Metrics that compare use the reference's window for both images.", persist = false)
	private String window = AUTOMATIC;

	// Before "foreground", which ends in the same letters: ImageJ's recorder would take it for a repetition.
	@Parameter(label = "Round to 8 bit", description = "Rounds grey values to whole numbers from 0 to 255, as programs do " +
		"that measure 8-bit files.", persist = false)
	private boolean round;

	@Parameter(label = "Foreground", description = "none measures whole slices, box crops them to the rectangle around the " +
		"head, mask counts pixels of the head only (BRISQUE sees them all, NIQE unless blocks=valid; NIQE-MR never leaves the " +
		"head). Where there is a reference, its head decides.", choices = { "none", "box",
			"mask" }, persist = false)
	private String foreground = "none";

	@Parameter(label = "Skip slices below (share of foreground)", description = "Slices of a volume with a smaller share of " +
		"foreground (0 to 1) are left out; 0 leaves out none. An image of one slice is always measured.", min = "0",
		max = "1", stepSize = "0.05", persist = false)
	private double skip = QualityOptions.USUAL_SKIP;

	@Parameter(label = "Invalid voxels", description = "What to do with voxels that are not numbers (NaN) or infinite: " +
		"refuse stops and counts them, mask leaves them out; BRISQUE, and NIQE with blocks=live, see the background in their " +
		"place.", choices = { "refuse", "mask" }, persist = false)
	private String invalid = "refuse";

	@Parameter(label = "Blocks that count", description = "Blocks of NIQE that enter the mean: live as in the LIVE release, for " +
		"comparable numbers; valid only those whose features are all numbers, better for images with an empty background.",
		choices = { "live", "valid" }, persist = false)
	private String blocks = "live";

	@Parameter(label = "Blocksize of NIQE", description = "Side of NIQE's blocks in pixels. The published parameters belong to " +
		"96; smaller blocks serve small images and give other numbers. NIQE-MR has a size of its own.", choices = { "96", "48", "24" }, persist = false)
	private String blocksize = "96";

	@Parameter(label = "Zerocovariance of single blocks", description = "Whether NIQE gives a figure for an image of a single " +
		"block, whose covariance is taken for 0.", persist = false)
	private boolean zerocovariance;

	@Parameter(label = "Clamp BRISQUE", description = "Whether BRISQUE is clamped to 0 to 100, as in OpenCV.", persist = false)
	private boolean clamp;

	@Parameter(label = "Textrounding of BRISQUE", description = "Whether BRISQUE rounds features as the text files of the LIVE " +
		"release do, for its numbers to the last digit.", persist = false)
	private boolean textrounding;

	@Parameter(label = "Rayleigh factor of air noise", description = "Whether SNR and CNR take the noise of air for its standard " +
		"deviation over 0.655, which holds for magnitude images of one coil; parallel imaging and filters break it, and false " +
		"takes the deviation itself.", persist = false)
	private boolean rayleigh = true;

	@Parameter(label = "Download missing parameters (I accept their licences)", description = "Fetches published parameters " +
		"that the metrics need (with all, every metric's) and that are not in the models folder; licence and address are " +
		"printed first. Download Models shows each licence as a whole.", persist = false)
	private boolean download;

	@Parameter(label = "Niqemodel (name or file)", description = "Fitted model of NIQE-MR: a name from the models folder, or a " +
		"file. Empty takes the one that comes with the suite.", required = false, persist = false)
	private String niqemodel = "";

	@Parameter(label = "Brisquemodel (name or file)", description = "Fitted model of BRISQUE-MR: a name from the models folder, " +
		"or a file. Empty takes the one that comes with the suite.", required = false, persist = false)
	private String brisquemodel = "";

	/** @return the group of what is looked at */
	static Section seen() {
		return Section.of("What is measured", "foreground", "window", "axis", "first", "last", "skip");
	}

	/** @return the group of what is good as it is nearly always */
	static Section rare() {
		return Section.rare("download", "invalid", "round", "rayleigh", "blocks", "blocksize", "zerocovariance", "clamp",
			"textrounding", "niqemodel", "brisquemodel");
	}

	/** @return what can be downloaded; tests have their own */
	DownloadIndex index() {
		return DownloadIndex.standard();
	}

	/** @return where models are found, and published parameters are kept; tests have their own */
	ModelStore models() {
		return ModelStore.standard(null);
	}

	/**
	 * Checks the parameters, fetches what is missing if the user agreed, and loads the metrics.
	 *
	 * @param reference whether there is a reference
	 * @param monitor told of metrics that are left out
	 */
	final QualityRun prepare(final boolean reference, final Monitor monitor) {
		final ModelStore models = models();
		final MetricSettings settings = new MetricSettings(BlockRule.valueOf(upper(blocks)), Integer.parseInt(blocksize),
			zerocovariance, clamp, textrounding, rayleigh, niqemodel, brisquemodel, models);
		final QualityOptions options = new QualityOptions(keys(reference), axis.equals(NATIVE) ? null : Axis.valueOf(upper(axis)),
			first, last, windowRule(), ForegroundUse.valueOf(upper(foreground)), skip, round, invalid.equals("mask"), settings);
		final boolean named = !List.of(AUTOMATIC, ALL).contains(chosen());
		if (download) fetchMissing(options.metrics(), models.folder(), monitor);
		return new QualityRun(options, !named, monitor);
	}

	private void fetchMissing(final List<String> keys, final Path folder, final Monitor monitor) {
		final DownloadIndex index = index();
		final Downloader downloader = new Downloader();
		for (final String name : MetricChoice.downloads(keys)) for (final DownloadEntry entry : index.select(name)) {
			downloader.download(entry, folder, missing -> {
				DownloadTexts.description(missing).forEach(this::report);
				return true;
			}, monitor);
		}
	}

	private String chosen() {
		return metrics.trim().toLowerCase(Locale.ROOT);
	}

	private static String upper(final String choice) {
		return choice.toUpperCase(Locale.ROOT);
	}

	private List<String> keys(final boolean reference) {
		final String text = chosen();
		if (text.equals(AUTOMATIC)) return MetricChoice.usual(reference);
		if (text.equals(ALL)) return MetricChoice.all(reference);
		final List<String> keys = TextLists.names("metrics", text.replace(',', ';'), MetricChoice.all(true)).stream().distinct()
			.toList();
		for (final String key : MetricChoice.comparing()) {
			if (!reference && keys.contains(key)) throw new UsageException(QualityMessages.needsReference(key));
		}
		return keys;
	}

	private WindowRule windowRule() {
		return windowRule(window);
	}

	/** The rule that the text of a parameter window stands for. */
	static WindowRule windowRule(final String window) {
		switch (window.trim()) {
			case AUTOMATIC:
				return WindowRule.AUTO;
			case "none":
				return WindowRule.NONE;
			case "full":
				return WindowRule.FULL;
			case "basicsr":
				return WindowRule.BASICSR;
			default:
				final String[] ends = window.trim().split(":", -1);
				if (ends.length != 2) throw new UsageException(QualityMessages.notAWindow(window));
				return WindowRule.of(new IntensityWindow(end(ends[0]), end(ends[1])));
		}
	}

	private static double end(final String text) {
		return ParameterParser.decimal("window", text.trim(), "on each side of the colon, such as 0:4095");
	}

	/**
	 * Measures every volume of an image.
	 *
	 * @param run what is measured, and how
	 * @param name name of the image in the table
	 * @param series its volumes
	 * @param truth one reference for all of them, or one for each; null for none
	 * @param chosen what the user marked
	 * @param monitor progress and cancel
	 */
	static List<MeasuredVolume> measure(final QualityRun run, final String name, final VolumeSeries series,
		final VolumeSeries truth, final ChosenPixels chosen, final Monitor monitor)
	{
		if (truth != null && truth.size() > 1 && truth.size() != series.size()) {
			throw new DdasrException(QualityMessages.seriesDiffer(name, series.size(), truth.size()));
		}
		final List<MeasuredVolume> measured = new ArrayList<>();
		for (int i = 0; i < series.size(); i++) {
			final String own = series.size() == 1 ? name : name + ", volume " + (i + 1);
			final VolumeSeries t = truth;
			measured.add(run.measure(own, series.volumes().get(i), t == null ? null : t.volumes().get(Math.min(i, t.size() - 1)),
				chosen, monitor));
		}
		return measured;
	}

	/** Refuses an output of a kind that is not written, before long work begins. */
	static void checkTable(final File output) {
		if (output != null && !isJson(output) && !hasSuffix(output, ".csv")) {
			throw new UsageException(QualityMessages.notCsvOrJson(output.getPath()));
		}
	}

	static void save(final QualityTable table, final File output) {
		final String text = isJson(output) ? table.toJson() : table.toCsv();
		AtomicFile.write(output.toPath(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static boolean isJson(final File file) {
		return hasSuffix(file, ".json");
	}

	private static boolean hasSuffix(final File file, final String suffix) {
		return file.getName().toLowerCase(Locale.ROOT).endsWith(suffix);
	}
}
