package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.quality.MetricSettings.BlockRule;
import io.github.ddasr.quality.NiqeBlocks;
import io.github.ddasr.quality.NiqeFeatures;
import io.github.ddasr.quality.NiqeModel;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The whole task "fit NIQE-MR": takes the features of the sharp blocks of good scans, writes their mean and
 * covariance into a model file, and says how well the distance to them orders degraded slices of other subjects.
 * <p>
 * Blocks of 24 pixels, wholly brain, serve best where each of five T1 subjects was left out in turn: the score's
 * mean correlation with the grade within slices was 0.99 for blur, 0.99 for noise, 0.97 for undersampling and 0.98
 * for JPEG, against 0.99, 0.96, 0.79 and 0.94 with blocks of 48 pixels; of blocks of 96 a head at 1 mm holds one or
 * two. Ghosts leave these statistics as they are: no size orders them.
 *
 * @param scans good scans to learn from, scans of other subjects to report on, and the output
 * @param axes directions of the slices
 * @param block side of the blocks in pixels, even
 * @param seed decides how validation slices are degraded
 */
public record NiqeFit(FitInput scans, List<Axis> axes, int block, long seed) {

	/**
	 * Least foreground of a block from which is learned. The rim of a brain that was cut out is the sharpest thing in a
	 * slice, and without this it would be what is learned.
	 */
	private static final double FOREGROUND = 0.9;
	/** Slices of a validation scan; each is degraded in every grade. */
	private static final int VALIDATION_SLICES = 40;
	private static final String CITATION =
		"Mittal, Soundararajan, Bovik: Making a Completely Blind Image Quality Analyzer, IEEE SPL 2013";

	/**
	 * What was fitted.
	 *
	 * @param model the model
	 * @param lines what there is to say, in words
	 */
	public record Result(NiqeModel model, List<String> lines) {}

	/**
	 * Fits and writes the model.
	 *
	 * @param monitor progress and cancel
	 * @return the model, and how it did
	 * @throws DdasrException if there is too little to learn from, or the file cannot be written
	 */
	public Result run(final Monitor monitor) {
		scans.checkOutput();
		final NiqeStatistics statistics = new NiqeStatistics();
		FitInput.eachScan(scans.input(), monitor, (scan, number) -> scan.places(axes).parallelStream().map(place -> {
			monitor.checkCanceled("measuring blocks");
			return sharp(scan.slice(place).wholeBlocks(block));
		}).toList().forEach(statistics::add));
		if (statistics.kept() < NiqeStatistics.LEAST_BLOCKS) {
			throw new DdasrException("Only " + statistics.kept() + " blocks of " + block + " × " + block +
				" pixels can be learned from, but " + NiqeStatistics.LEAST_BLOCKS +
				" are needed. Give more scans, larger ones, or a smaller block.");
		}
		final NiqeModel model = new NiqeModel(statistics.mean(), statistics.covariance().getData(), block, "NIQE-MR", "");
		final Map<String, String> findings = new LinkedHashMap<>();
		findings.put("fitted", String.format(Locale.ROOT,
			"%d subjects, %d slices, %d of %d foreground blocks kept, condition number of the covariance %.1e", scans
				.subjects(), statistics.slices(), statistics.kept(), statistics.seen(), statistics.condition()));
		RankCorrelation.of(judged(model, monitor)).stream().filter(row -> row.images() > 0) //
			.forEach(row -> findings.put("validation, " + row.kind(), row.figures()));
		model.write(scans.output(), scans.header("NIQE-MR: distance to the blocks of good MR slices, " + block + " pixels; " +
			"not comparable with the original NIQE", CITATION, provenance(findings)));
		final List<String> lines = new ArrayList<>();
		findings.forEach((what, finding) -> lines.add(what + ": " + finding));
		return new Result(model, lines);
	}

	private NiqeStatistics.Sharp sharp(final GreyCut cut) {
		return NiqeStatistics.Sharp.of(features(cut), cut.foregroundBlocks(block, FOREGROUND));
	}

	private NiqeBlocks features(final GreyCut cut) {
		return NiqeFeatures.of(cut.clipped(), cut.width(), cut.height(), block);
	}

	private List<RankCorrelation.Judged> judged(final NiqeModel model, final Monitor monitor) {
		final DegradedSlices plan = new DegradedSlices(VALIDATION_SLICES, true, seed);
		final List<RankCorrelation.Judged> judged = new ArrayList<>();
		FitInput.eachScan(scans.validation(), monitor, (scan, number) -> judged.addAll(plan.map(scan, number,
			slice -> RankCorrelation.Judged.of(slice, model.score(features(slice.cut()), slice.cut().foregroundBlocks(block,
				NiqeBlocks.JUDGED_SHARE), BlockRule.VALID, false).value()), monitor)));
		return judged;
	}

	private Map<String, String> provenance(final Map<String, String> findings) {
		final Map<String, String> provenance = new LinkedHashMap<>(findings);
		provenance.put("blocks", String.format(Locale.ROOT,
			"at least %.0f %% foreground, sharper than %.2f of the sharpest block of the slice", 100 * FOREGROUND,
			NiqeStatistics.SHARP));
		provenance.put("degradations", FitInput.degradations());
		provenance.put("options", "axes " + axes + ", block " + block + ", seed " + seed);
		return provenance;
	}
}
