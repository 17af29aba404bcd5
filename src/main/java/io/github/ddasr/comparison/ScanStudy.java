package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.VolumeNoise;
import io.github.ddasr.superresolution.Enlarged;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.Redegradation;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.superresolution.TrustOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Real low-resolution scans, enlarged by several methods and judged without a truth, as in Table I of the paper: the same slices, those
 * with enough foreground before anything is enlarged, through the same window, that of the scan as it was. Beside the figures of quality
 * stands how well each result agrees with its scan once it is made coarse again.
 */
public final class ScanStudy {

	/** Name of the scan as it is, in tables. */
	public static final String SCAN = "the scan itself";

	private final List<Competitor> methods;
	private final Set<String> corrected;
	private final QualityRun run;
	private final Axis axis;
	private final int factor;

	/**
	 * @param methods open methods; closed by whoever opened them
	 * @param corrected names of those whose results are projected back onto the scan
	 * @param run metrics without reference, and which slices are measured
	 * @param axis direction of the slices
	 * @param factor fine pixels per coarse pixel
	 */
	public ScanStudy(final List<Competitor> methods, final Set<String> corrected, final QualityRun run, final Axis axis,
		final int factor)
	{
		this.methods = List.copyOf(methods);
		this.corrected = Set.copyOf(corrected);
		this.run = run;
		this.axis = axis;
		this.factor = factor;
	}

	/**
	 * Enlarges and measures.
	 *
	 * @param scans name of the subject → scan
	 * @param picture a .png file for one slice of the first scan by all methods, or null
	 * @param monitor progress and cancel
	 * @return the figures
	 * @throws DdasrException if no slice can be measured
	 */
	public ScanStudyReport run(final Map<String, Volume> scans, final Path picture, final Monitor monitor) {
		final Map<String, List<SliceTable.Row>> rows = new LinkedHashMap<>();
		final Map<String, List<Agreement>> agreements = new LinkedHashMap<>();
		final List<String> windows = new ArrayList<>();
		Demonstration shown = null;
		for (final Map.Entry<String, Volume> entry : scans.entrySet()) {
			final String subject = entry.getKey();
			final Volume scan = entry.getValue();
			final MeasuredVolume before = run.measure(subject, scan, null, ChosenPixels.NONE, monitor);
			windows.add(before.description());
			add(rows, SCAN, before.rows());
			final Set<Integer> slices = before.rows().stream().map(QualityRow::slice).collect(Collectors.toSet());
			final QualityRun same = run.through(before.window().window());
			final boolean draws = picture != null && shown == null;
			if (draws) shown = new Demonstration(scan, null, axis, factor, monitor);
			for (final Competitor method : methods) {
				final Enlarged enlarged = enlarge(scan, method, monitor);
				agreements.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(Agreement.of(scan, enlarged, monitor));
				final Volume fine = enlarged.fine().first();
				add(rows, method.name(), same.measure(subject, fine, null, ChosenPixels.NONE, monitor).rows().stream().filter(r -> slices
					.contains(r.slice())).toList());
				if (draws) shown.put(method.name(), fine);
			}
		}
		if (shown != null) draw(shown, picture);
		if (rows.getOrDefault(SCAN, List.of()).isEmpty()) throw new DdasrException(
			"No slice has enough foreground to be measured. Lower skip=.");
		final List<String> keys = run.columns().stream().map(c -> c.key()).toList();
		final Map<String, SliceTable> tables = new LinkedHashMap<>();
		rows.forEach((name, own) -> tables.put(name, new SliceTable(name, keys, own)));
		return new ScanStudyReport(run.columns(), tables, agreements, methods, windows);
	}

	private Enlarged enlarge(final Volume scan, final Competitor method, final Monitor monitor) {
		monitor.status("enlarging " + scan.name() + " by " + method.name());
		final TrustOptions trust = new TrustOptions(corrected.contains(method.name()), true, false, Redegradation.AREA, TrustOptions.USUAL_TOLERANCE, v -> VolumeNoise.of(
			v, v.geometry().dimensionOf(axis), monitor));
		return new SuperResolution(method.method(), SuperResolutionOptions.of(axis, factor), trust, MemoryBudget.ofThisMachine())
			.runWithMaps(VolumeSeries.of(scan), monitor);
	}

	private static void add(final Map<String, List<SliceTable.Row>> rows, final String method, final List<QualityRow> more) {
		final List<SliceTable.Row> own = rows.computeIfAbsent(method, n -> new ArrayList<>());
		for (final QualityRow r : more) own.add(new SliceTable.Row(r.file(), Integer.toString(r.slice()), r.file(), r.values().stream()
			.mapToDouble(MetricValue::value).toArray()));
	}

	private static void draw(final Demonstration shown, final Path target) {
		final ComparisonPicture picture = new ComparisonPicture((shown.images().size() + 1) / 2).magnify(0.35, 0.35, 0.3, 0.3);
		for (final String name : shown.images().keySet()) picture.add(name, shown.plane(name));
		picture.write(target);
	}
}
