package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.ForegroundUse;
import io.github.ddasr.quality.MetricColumn;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.QualitySummary;
import io.github.ddasr.quality.WindowRule;
import io.github.ddasr.superresolution.EnlargementMethods;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.SliceEnlarger;
import io.github.ddasr.superresolution.StoredNetworks;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;

/**
 * How near networks come to the truth on pairs that they did not learn from, beside interpolation: figures over the slices, and a
 * picture of one of them.
 *
 * @param axis direction of the slices
 * @param scale fine pixels per coarse pixel
 * @param networks name in the table → model file
 * @param device where the networks run
 */
public record HeldOutPairs(Axis axis, int scale, Map<String, Path> networks, DeviceChoice device) {

	private static final List<String> INTERPOLATIONS = List.of("cubic", "zero-filling");
	private static final List<String> METRICS = List.of("psnr", "ssim", "niqe-mr", "brisque-mr");

	/** Copies the map, in its order. */
	public HeldOutPairs {
		networks = new LinkedHashMap<>(networks);
	}

	/**
	 * Enlarges, measures, and writes the picture.
	 *
	 * @param pairs what to judge on; at least one
	 * @param picture a .png file: the middle slice of the first pair
	 * @param monitor progress and cancel
	 * @return a table in Markdown, and under it what it is made of
	 */
	public String table(final List<TrainingSource> pairs, final Path picture, final Monitor monitor) {
		final ModelStore store = ModelStore.standard(null);
		final QualityRun run = new QualityRun(new QualityOptions(METRICS, axis, 0, 0, WindowRule.AUTO, ForegroundUse.NONE,
			QualityOptions.USUAL_SKIP, false, false, MetricSettings.defaults(store)), true, monitor);
		final Map<String, List<QualityRow>> rows = new LinkedHashMap<>();
		final Map<String, SliceEnlarger> methods = new LinkedHashMap<>();
		try {
			open(store, methods);
			boolean first = true;
			for (final TrainingSource pair : pairs) {
				for (final TrainingSource.Halves halves : pair.halves(monitor)) {
					final Demonstration shown = enlarged(halves, methods, monitor);
					shown.images().forEach((name, image) -> {
						if (!name.equals(Demonstration.COARSE)) rows.computeIfAbsent(name, n -> new ArrayList<>()).addAll(run.measure(pair.file()
							.getFileName().toString(), image, halves.high(), ChosenPixels.NONE, monitor).rows());
					});
					if (first) draw(shown, picture);
					first = false;
				}
			}
			return page(run.columns(), rows);
		}
		finally {
			methods.values().forEach(SliceEnlarger::close);
		}
	}

	private void open(final ModelStore store, final Map<String, SliceEnlarger> methods) {
		StoredNetworks known = new StoredNetworks(store, device);
		for (final Path model : networks.values()) known = known.withFile(model.toString());
		final EnlargementMethods all = new EnlargementMethods(known);
		for (final String name : INTERPOLATIONS) methods.put(name, all.open(name, options(), MemoryBudget.ofThisMachine()));
		networks.forEach((name, model) -> methods.put(name, all.open(model.toString(), options(), MemoryBudget.ofThisMachine())));
	}

	private SuperResolutionOptions options() {
		return SuperResolutionOptions.of(axis, scale);
	}

	private Demonstration enlarged(final TrainingSource.Halves halves, final Map<String, SliceEnlarger> methods, final Monitor monitor) {
		final Demonstration shown = new Demonstration(halves.low(), halves.high(), axis, scale, monitor);
		methods.forEach((name, method) -> {
			monitor.status("enlarging " + halves.low().name() + " by " + name);
			shown.enlarge(name, new SuperResolution(method, options(), MemoryBudget.ofThisMachine()), monitor);
		});
		return shown;
	}

	private static void draw(final Demonstration shown, final Path target) {
		final ComparisonPicture picture = new ComparisonPicture((shown.images().size() + 1) / 2).magnify(0.35, 0.35, 0.3, 0.3);
		for (final String name : shown.images().keySet()) picture.add(name, shown.plane(name));
		picture.write(target);
	}

	private static String page(final List<MetricColumn> columns, final Map<String, List<QualityRow>> rows) {
		final MarkdownPage page = new MarkdownPage();
		final List<String> heading = new ArrayList<>(List.of("method"));
		columns.forEach(c -> heading.add(c.heading()));
		page.heading(heading);
		rows.forEach((name, own) -> {
			final List<String> cells = new ArrayList<>(List.of(name));
			for (int c = 0; c < columns.size(); c++) cells.add(name.equals(Demonstration.TRUTH) && columns.get(c).comparing() ? "–" : cell(
				columns.get(c), own, c));
			page.line(cells);
		});
		final int slices = rows.values().stream().mapToInt(List::size).max().orElse(0);
		page.text("\nMean ± standard deviation over " + slices + (slices == 1 ? " slice" : " slices") + " of pairs that were set aside, each " +
			"compared with the good scan that it was made of, through the window of that scan.\n");
		return page.toString();
	}

	private static String cell(final MetricColumn column, final List<QualityRow> rows, final int index) {
		final List<MetricValue> values = rows.stream().map(r -> r.values().get(index)).toList();
		final QualitySummary summary = QualitySummary.of(column, values);
		if (summary.n() == 0) return "–";
		final String digits = column.key().equals("ssim") ? "%.4f" : "%.2f";
		final String mean = String.format(Locale.ROOT, digits, summary.mean());
		return Double.isNaN(summary.deviation()) ? mean : mean + String.format(Locale.ROOT, " ± " + digits, summary.deviation());
	}
}
