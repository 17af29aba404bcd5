package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.ddasr.io.ComparisonPicture;
import io.github.ddasr.quality.ChosenPixels;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityRun;
import io.github.ddasr.quality.VolumeNoise;
import io.github.ddasr.superresolution.Enlarged;
import io.github.ddasr.superresolution.InvalidVoxels;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.Redegradation;
import io.github.ddasr.superresolution.SuperResolution;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.superresolution.TrustOptions;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
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
	 * Measures all scans as they are, then enlarges and measures.
	 *
	 * @param scans name of each scan
	 * @param subjectOf name of a scan → who it shows
	 * @param picture a .png file for one slice of the first scan by all methods, or null
	 * @param monitor progress and cancel, and told of scans that are left out
	 * @return the figures
	 * @throws DdasrException if no scan can be measured
	 */
	public ScanStudyReport run(final Map<String, Volume> scans, final UnaryOperator<String> subjectOf, final Path picture,
		final Monitor monitor)
	{
		final Map<String, MeasuredVolume> before = measured(scans, monitor);
		final Map<String, List<SliceTable.Row>> rows = new LinkedHashMap<>();
		final Map<String, List<Agreement>> agreements = new LinkedHashMap<>();
		boolean draws = picture != null;
		for (final Map.Entry<String, MeasuredVolume> entry : before.entrySet()) {
			final String name = entry.getKey(), subject = subjectOf.apply(name);
			final Volume scan = scans.get(name);
			add(rows, SCAN, subject, entry.getValue().rows());
			final Demonstration shown = draws ? new Demonstration(scan, null, axis, factor, monitor) : null;
			for (final Competitor method : methods) {
				final Enlarged enlarged = enlarge(scan, method, monitor);
				agreements.computeIfAbsent(method.name(), n -> new ArrayList<>()).add(Agreement.of(scan, enlarged, monitor));
				add(rows, method.name(), subject, sameSlices(name, enlarged.fine().first(), entry.getValue(), monitor));
				if (draws) shown.put(method.name(), enlarged.fine().first());
			}
			if (draws) draw(shown, picture);
			draws = false;
		}
		final List<String> keys = run.columns().stream().map(c -> c.key()).toList();
		final Map<String, SliceTable> tables = new LinkedHashMap<>();
		rows.forEach((name, own) -> tables.put(name, new SliceTable(name, keys, own)));
		return new ScanStudyReport(run.columns(), tables, agreements, methods, before.values().stream().map(MeasuredVolume::description)
			.toList());
	}

	/** The scans themselves, before anything takes long: those that cannot be measured are left out. */
	private Map<String, MeasuredVolume> measured(final Map<String, Volume> scans, final Monitor monitor) {
		final Map<String, MeasuredVolume> before = new LinkedHashMap<>();
		DdasrException last = null;
		for (final Map.Entry<String, Volume> scan : scans.entrySet()) {
			try {
				before.put(scan.getKey(), run.measure(scan.getKey(), scan.getValue(), null, ChosenPixels.NONE, monitor));
			}
			catch (final CanceledException e) {
				throw e;
			}
			catch (final DdasrException e) {
				last = e;
				if (scans.size() > 1) monitor.warn(scan.getKey() + " is left out: " + e.getMessage());
			}
		}
		if (before.isEmpty() && last != null) throw last;
		return before;
	}

	/** The slices that were measured of the scan, through its window. */
	private List<QualityRow> sameSlices(final String name, final Volume fine, final MeasuredVolume scan, final Monitor monitor) {
		final Set<Integer> slices = scan.rows().stream().map(QualityRow::slice).collect(Collectors.toSet());
		final MeasuredVolume measured = run.through(scan.window().window()).measure(name, fine, null, ChosenPixels.NONE, monitor);
		final List<QualityRow> same = measured.rows().stream().filter(r -> slices.contains(r.slice())).toList();
		if (measured.slices() != scan.slices() || same.size() != slices.size()) throw new IllegalStateException(name + ": " + scan
			.slices() + " slices became " + measured.slices());
		return same;
	}

	private Enlarged enlarge(final Volume scan, final Competitor method, final Monitor monitor) {
		monitor.status("enlarging " + scan.name() + " by " + method.name());
		final TrustOptions trust = new TrustOptions(corrected.contains(method.name()), true, false, Redegradation.AREA,
			TrustOptions.USUAL_TOLERANCE, v -> VolumeNoise.of(v, v.geometry().dimensionOf(axis), monitor));
		final SuperResolutionOptions options = SuperResolutionOptions.of(axis, factor).withInvalid(run.options().maskInvalid()
			? InvalidVoxels.REPLACE : InvalidVoxels.REFUSE);
		return new SuperResolution(method.method(), options, trust, MemoryBudget.ofThisMachine()).runWithMaps(VolumeSeries.of(scan),
			monitor);
	}

	private static void add(final Map<String, List<SliceTable.Row>> rows, final String method, final String subject,
		final List<QualityRow> more)
	{
		final List<SliceTable.Row> own = rows.computeIfAbsent(method, n -> new ArrayList<>());
		for (final QualityRow r : more) own.add(new SliceTable.Row(r.file(), Integer.toString(r.slice()), subject, r.values().stream()
			.mapToDouble(MetricValue::value).toArray()));
	}

	private static void draw(final Demonstration shown, final Path target) {
		final ComparisonPicture picture = new ComparisonPicture((shown.images().size() + 1) / 2).magnify(0.35, 0.35, 0.3, 0.3);
		for (final String name : shown.images().keySet()) picture.add(name, shown.plane(name));
		picture.write(target);
	}
}
