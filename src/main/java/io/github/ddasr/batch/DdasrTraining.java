package io.github.ddasr.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.ddasr.comparison.HeldOutPairs;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.training.DsnTraining;
import io.github.ddasr.training.Keep;
import io.github.ddasr.training.SrnMethod;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainedNetwork;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * DDASR from beginning to end: from good scans and poor scans, which need not show the same people, to a network that makes such poor
 * scans finer.
 *
 * <pre>
 * new DdasrTraining(request, (what, steps) -&gt; TrainingListener.NONE).run(monitor);
 * </pre>
 *
 * A down-sampling network learns the look of the poor scans; with it the good ones are made poor; of these pairs the
 * super-resolution network learns, first by the distance from the truth alone, then against a discriminator; what was set aside says how
 * well. A run that was stopped goes on where it was; a stage that is finished is not done again, unless what it was made with or of differs.
 */
public final class DdasrTraining {

	/** Gives each network that is trained somebody who watches. */
	@FunctionalInterface
	public interface Watchers {

		/**
		 * @param what is trained, in a few words
		 * @param steps length of the training
		 * @return who watches
		 */
		TrainingListener watch(String what, long steps);
	}

	private final DdasrRequest request;
	private final Watchers watchers;
	private final DdasrFiles files;
	private DdasrRecord record;

	/**
	 * @param request what is asked for
	 * @param watchers who watches the trainings
	 */
	public DdasrTraining(final DdasrRequest request, final Watchers watchers) {
		this.request = request;
		this.watchers = watchers;
		files = new DdasrFiles(request.output());
	}

	/**
	 * Does what is not done yet.
	 *
	 * @param monitor told the plan first, then each stage
	 * @return how to use the network, its figures, and where the report is
	 * @throws CanceledException if canceled; what is done stays
	 * @throws DdasrException if something does not fit together, or belongs to another run
	 */
	public List<String> run(final Monitor monitor) {
		files.check();
		if (!request.trainsDsn()) request.methods().requireFactor(request.method(), request.plain().scale());
		if (request.needsTexture() && request.texture().isEmpty()) throw new DdasrException(
			"Training needs low-resolution scans whose look is learned. Give a folder or files with texture=.");
		record = DdasrRecord.in(files.work());
		final DdasrScans scans = DdasrScans.check(request, monitor);
		final DdasrPlanner planner = new DdasrPlanner(request, scans, files, record);
		planner.refuseOthers();
		planner.plan(monitor);
		monitor.note("the plan:\n  " + String.join("\n  ", DdasrPlan.lines(request, record)));
		monitor.note("set aside to judge the result: " + scans.words());
		return stages(scans, monitor);
	}

	private List<String> stages(final DdasrScans scans, final Monitor monitor) {
		final String dsn = request.trainsDsn() ? stage(DdasrStage.DSN, "scans", () -> trainDsn(scans, monitor), monitor) : "method";
		final DdasrPairs pairs = new DdasrPairs(request, files);
		final String made = stage(DdasrStage.PAIRS, dsn, () -> makePairs(pairs, monitor), monitor);
		if (pairs.anatomy().lost() > 0) monitor.warn(pairs.anatomy() + ". Look at them in " + files.work() +
			"; layers=all structure=3 keeps more of it.");
		final String plain = stage(DdasrStage.PLAIN, made, () -> train(DdasrStage.PLAIN, scans, pairs, monitor), monitor);
		final String sharp = stage(DdasrStage.SHARP, plain, () -> train(DdasrStage.SHARP, scans, pairs, monitor), monitor);
		stage(DdasrStage.REPORT, sharp, () -> report(scans, pairs, monitor), monitor);
		return DdasrReport.summary(files.report());
	}

	/** Does a stage, unless it is done; gives what came of it. */
	private String stage(final DdasrStage stage, final String source, final Supplier<String> work, final Monitor monitor) {
		final int number = request.stages().indexOf(stage) + 1, count = request.stages().size();
		final String where = "stage " + number + " of " + count + " (" + stage.words() + ")";
		if (isDone(stage, source)) return record.result(stage);
		prepare(stage, source);
		monitor.milestone(where);
		record.begin(stage, source);
		final long start = System.nanoTime();
		try {
			record.finish(stage, work.get());
		}
		catch (final CanceledException e) {
			throw CanceledException.saying("Canceled in " + where + ". What is done stays in " + files.work() + (stage == DdasrStage.DSN ||
				stage == DdasrStage.SHARP ? " and beside it" : "") + "; the same command goes on from there.");
		}
		finally {
			record.addSeconds(stage, (System.nanoTime() - start) / 1e9);
		}
		if (files.result(stage) != null && stage != DdasrStage.REPORT) files.deleteCheckpoint(stage);
		return record.result(stage);
	}

	private boolean isDone(final DdasrStage stage, final String source) {
		if (record.result(stage).isEmpty() || !record.source(stage).equals(source)) return false;
		if (stage == DdasrStage.PAIRS) return new DdasrPairs(request, files).areDone();
		if (stage == DdasrStage.REPORT || !Files.exists(files.result(stage))) return Files.exists(files.result(stage));
		if (DdasrFiles.checksum(files.result(stage)).equals(record.result(stage))) return true;
		if (request.overwrite()) return false;
		throw new DdasrException(files.result(stage) + " was changed since it was trained here. Put the file back, or set overwrite=true to train " +
			"it anew.");
	}

	/** Clears away what belongs to another state of things. */
	private void prepare(final DdasrStage stage, final String source) {
		final String before = record.source(stage);
		// Pairs that are there already, or a checkpoint.
		if (before.equals(source) && (stage == DdasrStage.PAIRS || record.result(stage).isEmpty())) return;
		if (!before.isEmpty() && !before.equals(source) && files.holds(stage) && !request.overwrite()) {
			throw new DdasrException("In " + files.work() + " " + stage.words() + " came of something that has changed since. Set " +
				"overwrite=true to do anew what differs.");
		}
		if (stage == DdasrStage.PAIRS) new DdasrPairs(request, files).delete();
		else files.delete(stage);
		record.undo(stage);
	}

	private String trainDsn(final DdasrScans scans, final Monitor monitor) {
		final List<TrainingSource> texture = request.texture().stream().map(c -> new TrainingSource(c.input(), 0, 1)).toList();
		final long steps = record.steps(DdasrStage.DSN);
		return finished(DdasrStage.DSN, new DsnTraining(scans.structure(), texture, files.dsn(), request.dsn().withSteps(steps), null, request
			.device(), request.origin(), request.half()).run(monitor, watchers.watch(DdasrStage.DSN.words(), steps)));
	}

	private String makePairs(final DdasrPairs pairs, final Monitor monitor) {
		pairs.make(monitor);
		return pairs.fingerprint();
	}

	private String train(final DdasrStage stage, final DdasrScans scans, final DdasrPairs pairs, final Monitor monitor) {
		final List<TrainingSource> learned = new ArrayList<>();
		for (int draw = 1; draw <= request.draws(); draw++) learned.addAll(scans.learned(pairs.sources(draw)));
		final boolean plain = stage == DdasrStage.PLAIN;
		final SrnMethod method = plain ? request.plainMethod() : request.sharp();
		final long steps = record.steps(stage);
		final SrnTraining training = new SrnTraining(learned, scans.judged(pairs.sources(1)), files.result(stage), request.plain().withSteps(
			steps), plain ? request.start() : ModelFile.open(files.plain()),
			plain ? Keep.BEST : Keep.LAST, request.device(), request.origin(), request.half() && !plain, 0,
			method, request.cards());
		return finished(stage, training.run(monitor, watchers.watch(stage.words(), steps)));
	}

	private String finished(final DdasrStage stage, final TrainedNetwork trained) {
		if (trained.interrupted()) throw new CanceledException(stage.words());
		return ModelFile.open(files.result(stage)).sha256();
	}

	private String report(final DdasrScans scans, final DdasrPairs pairs, final Monitor monitor) {
		final Map<String, Path> networks = new LinkedHashMap<>();
		networks.put("L1", files.plain());
		networks.put(files.name(), request.output());
		final String table = new HeldOutPairs(request.grid().axis(), request.plain().scale(), networks, request.device()).table(scans.judged(
			pairs.sources(1)), files.picture(), monitor);
		new DdasrReport(request, files, record, scans).write(pairs.anatomy(), table);
		return "written";
	}
}
