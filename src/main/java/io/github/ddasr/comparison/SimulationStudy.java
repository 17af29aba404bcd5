package io.github.ddasr.comparison;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.SlicePair;
import io.github.ddasr.quality.VolumeQuality;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The reference test: truth → simulated low resolution → each method → comparison
 * with the truth. Window, range and brain mask are fixed from the truth before
 * anything is enlarged; all methods get the very same low-resolution slices and
 * window, and nothing is clamped. The range is the distance from no signal (0) to
 * the upper end of the window.
 */
public final class SimulationStudy {

	/** Slices that go through the methods together. */
	private static final int CHUNK = 8;

	private final List<Subject> subjects;
	private final List<Competitor> competitors;
	private final StudyOptions options;
	private final Map<String, FullReferenceMetric> metrics = StudyMetrics.all();

	/**
	 * @param subjects the truths
	 * @param competitors open methods of the study's factor
	 * @param options what is simulated
	 * @throws DdasrException if a method has another factor
	 */
	public SimulationStudy(final List<Subject> subjects, final List<Competitor> competitors,
		final StudyOptions options)
	{
		this.subjects = List.copyOf(subjects);
		this.competitors = List.copyOf(competitors);
		this.options = options;
		for (final Competitor c : competitors) {
			if (c.method().factor() != options.factor()) {
				throw new DdasrException("Method " + c.name() + " enlarges by " + c.method().factor() + ", not by " + options
					.factor() + ". Leave it out, or compare at its factor.");
			}
		}
	}

	/**
	 * @param monitor progress and cancel
	 * @return the table
	 */
	public StudyReport run(final Monitor monitor) {
		final List<StudyRow> rows = new ArrayList<>();
		final Map<String, IntensityWindow> windows = new LinkedHashMap<>();
		final int cases = options.downsamplings().size() * options.noiseLevels().size();
		int done = 0;
		for (final Subject subject : subjects) {
			final TruthSlices truth = new TruthSlices(subject, options, monitor);
			windows.put(subject.name(), truth.window());
			for (final String downsampling : options.downsamplings()) {
				for (final double noise : options.noiseLevels()) {
					monitor.status(subject.name() + ", " + downsampling + ", noise " + noise);
					rows.addAll(measure(subject, truth, downsampling, noise, monitor));
					monitor.progress(++done, (long) cases * subjects.size());
				}
			}
		}
		return new StudyReport(options, competitors, windows, rows);
	}

	/**
	 * @param window a truth's window
	 * @return the data range for PSNR and SSIM
	 */
	static double range(final IntensityWindow window) {
		return Math.max(window.upper(), window.width());
	}

	private List<StudyRow> measure(final Subject subject, final TruthSlices truth, final String downsampling,
		final double noise, final Monitor monitor)
	{
		final VolumeQuality quality = new VolumeQuality(metrics, range(truth.window()));
		final List<VolumeQuality.Sums> sums = competitors.stream().map(c -> quality.sums()).toList();
		int slices = 0;
		for (int from = truth.firstSlice(); from < truth.endSlice(); from += CHUNK) {
			final Chunk chunk = new Chunk(truth, from, Math.min(truth.endSlice(), from + CHUNK));
			if (chunk.slices.isEmpty()) continue;
			final float[][] low = chunk.degraded(Downsamplers.of(downsampling), noise, subjects.indexOf(subject));
			for (int c = 0; c < competitors.size(); c++) {
				monitor.checkCanceled("comparing methods");
				sums.get(c).addAll(chunk.pairs(enlarge(competitors.get(c), low, truth, monitor)));
			}
			slices += chunk.slices.size();
		}
		return rows(subject, downsampling, noise, slices, sums.stream().map(VolumeQuality.Sums::values).toList());
	}

	/** Enlarges normalised slices and takes the result back to real-world values. */
	private float[][] enlarge(final Competitor competitor, final float[][] low, final TruthSlices truth,
		final Monitor monitor)
	{
		final float[][] copies = new float[low.length][];
		for (int i = 0; i < low.length; i++) copies[i] = low[i].clone();
		final Monitor cancelOnly = new Monitor() {

			@Override
			public boolean isCanceled() {
				return monitor.isCanceled();
			}
		};
		final float[][] high = competitor.method().enlarge(copies, truth.width() / options.factor(), truth.height() / options
			.factor(), cancelOnly);
		for (final float[] slice : high) {
			for (int i = 0; i < slice.length; i++) slice[i] = truth.window().denormalise(slice[i]);
		}
		return high;
	}

	private List<StudyRow> rows(final Subject subject, final String downsampling, final double noise,
		final int slices, final List<Map<String, MetricValue>> figures)
	{
		final int baseline = competitors.stream().map(Competitor::name).toList().indexOf(options.baseline());
		final List<StudyRow> rows = new ArrayList<>();
		for (int c = 0; c < competitors.size(); c++) {
			final Map<String, MetricValue> own = figures.get(c);
			final Map<String, Double> gains = new LinkedHashMap<>();
			own.forEach((metric, value) -> gains.put(metric, baseline < 0 ? Double.NaN : value.value() - figures.get(baseline)
				.get(metric).value()));
			rows.add(new StudyRow(subject.name(), downsampling, noise, competitors.get(c).name(), slices, own, gains));
		}
		return rows;
	}

	/** Some slices of a truth that hold brain. */
	private final class Chunk {

		final TruthSlices truth;
		final List<Integer> indices = new ArrayList<>();
		final List<float[]> slices = new ArrayList<>();
		final List<boolean[]> masks = new ArrayList<>();

		Chunk(final TruthSlices truth, final int from, final int end) {
			this.truth = truth;
			for (int k = from; k < end; k++) {
				final boolean[] mask = truth.mask(k);
				if (mask == null) continue;
				indices.add(k);
				masks.add(mask);
				slices.add(truth.slice(k));
			}
		}

		/** The low-resolution slices, normalised. Noise depends on seed, subject and slice only. */
		float[][] degraded(final Downsampler method, final double noise, final int subject) {
			final float[][] low = new float[slices.size()][];
			for (int i = 0; i < low.length; i++) {
				final SplittableRandom random = new SplittableRandom(options.seed() + 1_000_003L * subject + 7919L * indices.get(
					i));
				low[i] = method.shrink(slices.get(i), truth.width(), truth.height(), options.factor(), truth.window().upper(), random);
				RicianNoise.add(low[i], noise * truth.window().upper(), random);
				for (int p = 0; p < low[i].length; p++) low[i][p] = truth.window().normalise(low[i][p]);
			}
			return low;
		}

		List<SlicePair> pairs(final float[][] enlarged) {
			final List<SlicePair> pairs = new ArrayList<>();
			for (int i = 0; i < enlarged.length; i++) {
				pairs.add(new SlicePair(enlarged[i], slices.get(i), masks.get(i), truth.width(), truth.height()));
			}
			return pairs;
		}
	}
}
