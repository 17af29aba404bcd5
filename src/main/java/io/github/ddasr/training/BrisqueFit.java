package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "fit BRISQUE-MR": degrades slices of good scans, learns from the features of BRISQUE to predict
 * how much worse they got, says how well that works on other subjects, and writes one model file.
 * <p>
 * What is predicted is 100 · GMSD inside the foreground: 0 for a slice as it was, about 14 for one blurred by
 * σ = 2.5 pixels or with 15 % of noise.
 *
 * @param scans scans of two subjects or more to learn from, of others to report on, and the output
 * @param images images to learn from at most; each makes at most one support vector of 296 bytes
 * @param seed decides what is drawn
 */
public record BrisqueFit(FitInput scans, int images, long seed) {

	private static final int MOST_FOLDS = 5, LEAST_SAMPLES = 50;
	/** Slices of a validation scan; each is degraded in every grade. */
	private static final int VALIDATION_SLICES = 40;
	private static final String CITATION =
		"Mittal, Moorthy, Bovik: No-Reference Image Quality Assessment in the Spatial Domain, IEEE TIP 2012; " +
			"Xue, Zhang, Mou, Bovik: Gradient Magnitude Similarity Deviation, IEEE TIP 2014; " +
			"Chang, Lin: LIBSVM, ACM TIST 2011";

	/**
	 * What was fitted.
	 *
	 * @param model the model
	 * @param lines what there is to say, in words
	 */
	public record Result(BrisqueModel model, List<String> lines) {}

	/** Checks the subjects. */
	public BrisqueFit {
		if (scans.subjects() < 2) {
			throw new DdasrException("BRISQUE-MR is fitted on some subjects and checked on others, so scans of two subjects " +
				"at least are needed. Give more files with input=.");
		}
	}

	/**
	 * Fits and writes the model.
	 *
	 * @param monitor progress and cancel
	 * @return the model, and how it did
	 * @throws DdasrException if there is too little to learn from, or the file cannot be written
	 */
	public Result run(final Monitor monitor) {
		scans.checkOutput();
		final DegradedSlices plan = new DegradedSlices(1, false, seed);
		final int perScan = Math.max(1, images / (plan.versions() * scans.input().size()));
		final List<FeatureSample> learned = samples(scans.input(), new DegradedSlices(perScan, false, seed),
			monitor);
		if (learned.size() < LEAST_SAMPLES) {
			throw new DdasrException("Only " + learned.size() + " images can be learned from, but " + LEAST_SAMPLES +
				" are needed. Give more scans, larger ones, or a greater number of images.");
		}
		final List<FeatureSample> judged = samples(scans.validation(), new DegradedSlices(VALIDATION_SLICES, true,
			seed + 1), monitor);
		monitor.note("choosing C, γ and ε by cross-validation over " + scans.subjects() + " subjects");
		final int folds = Math.min(MOST_FOLDS, scans.subjects());
		final GroupedSearch.Choice choice = new GroupedSearch(learned, folds).best(monitor);
		monitor.checkCanceled("fitting");
		final BrisqueModel model = FeatureSample.fit(choice.regression(), learned);
		final Map<String, String> findings = findings(model, learned, judged, choice, folds);
		model.write(scans.output(), scans.header("BRISQUE-MR: predicts 100 GMSD from the features of BRISQUE; " +
			"not comparable with the original BRISQUE", CITATION, provenance(findings)));
		final List<String> lines = new ArrayList<>();
		findings.forEach((what, finding) -> lines.add(what + ": " + finding));
		return new Result(model, lines);
	}

	private static List<FeatureSample> samples(final List<TrainingSource> sources, final DegradedSlices plan,
		final Monitor monitor)
	{
		final List<FeatureSample> samples = new ArrayList<>();
		final List<String> subjects = new ArrayList<>();
		FitInput.eachScan(sources, monitor, (scan, number) -> {
			if (!subjects.contains(scan.subject())) subjects.add(scan.subject());
			final int group = subjects.indexOf(scan.subject());
			final List<FeatureSample> own = plan.map(scan, number, slice -> FeatureSample.of(group, slice), monitor);
			own.stream().filter(FeatureSample::usable).forEach(samples::add);
		});
		return samples;
	}

	private Map<String, String> findings(final BrisqueModel model, final List<FeatureSample> learned,
		final List<FeatureSample> judged, final GroupedSearch.Choice choice, final int folds)
	{
		final Map<String, String> findings = new LinkedHashMap<>();
		findings.put("fitted", String.format(Locale.ROOT, "%d subjects, %d images, %d support vectors, %s", scans.subjects(),
			learned.size(), model.coefficients().length, choice.regression()));
		findings.put("cross-validation over subjects", String.format(Locale.ROOT, "%d folds, root mean squared error %.2f",
			folds, choice.error()));
		RankCorrelation.of(IntStream.range(0, learned.size()).mapToObj(i -> learned.get(i).judged(choice.predictions()[i]))
			.toList()).forEach(row -> findings.put("held-out subjects, " + row.kind(), row.figures()));
		RankCorrelation.of(judged.stream().map(s -> s.judged(model.score(s.features()))).toList()).stream() //
			.filter(row -> row.images() > 0).forEach(row -> findings.put("validation, " + row.kind(), row.figures()));
		return findings;
	}

	private Map<String, String> provenance(final Map<String, String> findings) {
		final Map<String, String> provenance = new LinkedHashMap<>(findings);
		provenance.put("target", DegradedSlice.TARGET);
		provenance.put("degradations", FitInput.degradations() + "; half of the slices with the air set to 0 afterwards");
		provenance.put("options", "images " + images + ", seed " + seed);
		provenance.put("tried", "C " + text(GroupedSearch.COSTS) + "; γ " + text(GroupedSearch.GAMMAS) + "; ε " + text(
			GroupedSearch.EPSILONS));
		return provenance;
	}

	private static String text(final double[] values) {
		return Arrays.toString(values).replaceAll("[\\[\\]]", "");
	}
}
