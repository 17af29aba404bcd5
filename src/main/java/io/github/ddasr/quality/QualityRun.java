package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * Measures the slices of volumes with metrics of both kinds: they are read one after the other and measured in
 * parallel, a few at a time, so that the memory is bounded and the figures do not depend on the number of threads.
 *
 * <pre>
 * QualityRun run = new QualityRun(QualityOptions.defaults(List.of("niqe-mr", "psnr"), settings), false, monitor);
 * MeasuredVolume figures = run.measure("scan.nii", scan, truth, ChosenPixels.NONE, monitor);
 * </pre>
 */
public final class QualityRun {

	/** Slices in memory at a time, and what pixels they may have together. */
	private static final int CHUNK = 16, CHUNK_PIXELS = 1 << 23;

	private final QualityOptions options;
	private final List<Measure> measures;

	/**
	 * Finds the metrics and loads what they need.
	 *
	 * @param options what is measured, and how
	 * @param leaveOut whether a metric whose parameters are missing is left out with a note, instead of refused
	 * @param monitor told of metrics that are left out
	 * @throws DdasrException if there is no such metric, or it cannot be prepared
	 */
	public QualityRun(final QualityOptions options, final boolean leaveOut, final Monitor monitor) {
		this.options = options;
		measures = MetricChoice.prepare(options, leaveOut, monitor);
	}

	private QualityRun(final QualityOptions options, final List<Measure> measures) {
		this.options = options;
		this.measures = measures;
	}

	/**
	 * The same along another direction.
	 *
	 * @param axis direction of the slices, found from each image's orientation
	 * @return such a run
	 */
	public QualityRun along(final Axis axis) {
		final QualityOptions o = options;
		return new QualityRun(new QualityOptions(o.metrics(), axis, o.first(), o.last(), o.window(), o.foreground(), o.skip(), o.round(), o
			.maskInvalid(), o.settings()), measures);
	}

	/**
	 * The same metrics for images whose window and slices are decided elsewhere.
	 *
	 * @param window real-world values that become black and white; null where values are grey values already
	 * @return a run that leaves out no slice for little foreground
	 */
	public QualityRun through(final IntensityWindow window) {
		final QualityOptions o = options;
		return new QualityRun(new QualityOptions(o.metrics(), o.axis(), o.first(), o.last(), window == null ? WindowRule.NONE : WindowRule
			.of(window), o.foreground(), 0, o.round(), o.maskInvalid(), o.settings()), measures);
	}

	/** @return what is measured, and how */
	public QualityOptions options() {
		return options;
	}

	/** @return one column for each metric */
	public List<MetricColumn> columns() {
		return measures.stream().map(Measure::column).toList();
	}

	/**
	 * @param file name of the image in the table
	 * @param image the volume that is measured
	 * @param reference what it should be, on the same grid; null if no metric compares
	 * @param chosen what the user marked
	 * @param monitor progress and cancel
	 * @return its figures
	 * @throws DdasrException if the volumes or the options do not fit together
	 */
	public MeasuredVolume measure(final String file, final Volume image, final Volume reference,
		final ChosenPixels chosen, final Monitor monitor)
	{
		monitor.status("measuring " + file);
		final GreyVolume judged = new GreyVolume(image, options, monitor);
		final GreyVolume truth = truth(image, reference, monitor);
		final SliceReader reader = reader(judged, truth, chosen);
		final List<QualityRow> rows = new ArrayList<>();
		final List<double[]> totals = new ArrayList<>(measures.stream().map(m -> (double[]) null).toList());
		final List<Integer> slices = reader.measured();
		for (int from = 0, to; from < slices.size(); from = to) {
			final List<SliceInput> inputs = new ArrayList<>();
			for (to = from; to < slices.size() && (inputs.isEmpty() || inputs.size() < chunk(image)); to++) {
				monitor.checkCanceled("measuring " + file);
				inputs.add(reader.read(slices.get(to)));
			}
			final List<Measure.Outcome> outcomes = outcomes(inputs, file, monitor);
			for (int i = 0; i < inputs.size(); i++) {
				final List<Measure.Outcome> row = outcomes.subList(i * measures.size(), (i + 1) * measures.size());
				rows.add(new QualityRow(file, inputs.get(i).index() + 1, row.stream().map(Measure.Outcome::value).toList()));
				for (int m = 0; m < row.size(); m++) totals.set(m, sum(totals.get(m), row.get(m).sums()));
			}
			if (slices.size() > 1) monitor.progress(to, slices.size());
		}
		return new MeasuredVolume(file, reader.count(), reader.first(), reader.last(), List.copyOf(reader.skipped()), //
			single() ? judged.window() : null, comparing().isEmpty() ? null : truth.window(), rows, whole(totals, reader
				.range()), measures.stream().map(m -> m.remark(reader.sliceBox())).filter(r -> !r.isEmpty()).toList());
	}

	/**
	 * Where in one slice the metrics are good or bad.
	 *
	 * @param image the volume that is measured
	 * @param reference what it should be, on the same grid; null if no metric compares
	 * @param slice number of the slice, counted from 1
	 * @param chosen what the user marked
	 * @param monitor progress and cancel
	 * @return the slice, with maps of the metrics that can say
	 * @throws DdasrException if the volumes or the options do not fit together
	 */
	public MappedSlice maps(final Volume image, final Volume reference, final int slice, final ChosenPixels chosen,
		final Monitor monitor)
	{
		final SliceReader reader = reader(new GreyVolume(image, options, monitor), truth(image, reference, monitor), chosen);
		final SliceInput input = reader.read(slice - 1);
		final Map<MetricColumn, LocalMap> maps = new LinkedHashMap<>();
		for (final Measure m : measures) {
			final LocalMap map = m.map(input);
			if (map != null && map.values().length > 0) maps.put(m.column(), map);
		}
		return new MappedSlice(slice, reader.greys(slice - 1), reader.width(), reader.height(), maps);
	}

	private List<String> comparing() {
		return columns().stream().filter(MetricColumn::comparing).map(MetricColumn::key).toList();
	}

	private boolean single() {
		return measures.stream().anyMatch(m -> !m.column().comparing());
	}

	private SliceReader reader(final GreyVolume judged, final GreyVolume truth, final ChosenPixels chosen) {
		return new SliceReader(options, judged, truth, single(), measures.stream().anyMatch(Measure::needsHead), chosen);
	}

	private GreyVolume truth(final Volume image, final Volume reference, final Monitor monitor) {
		if (reference == null && !comparing().isEmpty()) {
			throw new DdasrException(String.join(", ", comparing()) + " compares with a reference, but " + image.name() +
				" has none. Give one, or leave the metric out.");
		}
		if (reference == null) return null;
		if (!Arrays.equals(image.dimensions(), reference.dimensions())) {
			throw new DdasrException(image.name() + " (" + size(image) + ") and its reference " + reference.name() + " (" + size(
				reference) + ") differ in size. Give a reference on the same grid.");
		}
		return new GreyVolume(reference, options, monitor);
	}

	private static String size(final Volume volume) {
		return Arrays.stream(volume.dimensions()).mapToObj(Long::toString).collect(Collectors.joining(" × "));
	}

	/** How many slices of a volume to hold at a time. */
	static int chunk(final Volume image) {
		final long[] size = image.dimensions();
		final long largestPlane = size[0] * size[1] * size[2] / Math.min(size[0], Math.min(size[1], size[2]));
		return (int) Math.max(1, Math.min(CHUNK, CHUNK_PIXELS / largestPlane));
	}

	/** Slice by slice, for each the metrics in order; which thread takes which does not matter. */
	private List<Measure.Outcome> outcomes(final List<SliceInput> inputs, final String file, final Monitor monitor) {
		final int n = measures.size();
		return IntStream.range(0, inputs.size() * n).parallel().mapToObj(i -> {
			monitor.checkCanceled("measuring " + file);
			return measures.get(i % n).of(inputs.get(i / n));
		}).toList();
	}

	private static double[] sum(final double[] total, final double[] sums) {
		if (total == null || sums == null) return sums == null ? total : sums.clone();
		for (int i = 0; i < total.length; i++) total[i] += sums[i];
		return total;
	}

	private Map<String, MetricValue> whole(final List<double[]> totals, final double range) {
		final Map<String, MetricValue> whole = new LinkedHashMap<>();
		for (int i = 0; i < measures.size(); i++) {
			final MetricValue value = totals.get(i) == null ? null : measures.get(i).whole(totals.get(i), range);
			if (value != null) whole.put(measures.get(i).column().key(), value);
		}
		return whole;
	}
}
