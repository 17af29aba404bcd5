package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.ddasr.training.DsnTraining;
import io.github.ddasr.training.Keep;
import io.github.ddasr.training.SrnMethod;
import io.github.ddasr.training.SrnTraining;
import io.github.ddasr.training.TrainingListener;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.Monitor;

/** Measures how long a step of each stage takes, by some steps on the first scans whose result is thrown away. */
final class DdasrPace implements TrainingListener {

	private static final int STEPS = 8;
	/** The first steps make room and choose algorithms. */
	private static final int IGNORED = 3;

	private final List<Long> times = new ArrayList<>();

	private DdasrPace() {}

	/**
	 * @param stage one that trains
	 * @param request what is asked for
	 * @param scans the good scans
	 * @param folder an empty folder, for files that are of no use afterwards
	 * @param monitor cancel
	 * @return seconds per step
	 */
	static double of(final DdasrStage stage, final DdasrRequest request, final DdasrScans scans, final Path folder,
		final Monitor monitor)
	{
		final Monitor quiet = new Monitor() {

			@Override
			public boolean isCanceled() {
				return monitor.isCanceled();
			}
		};
		final DdasrPace pace = new DdasrPace();
		final List<TrainingSource> first = List.of(new TrainingSource(scans.typical().input(), 0, 1));
		final Path model = folder.resolve(stage.key() + ".safetensors");
		if (stage == DdasrStage.DSN) new DsnTraining(first, List.of(new TrainingSource(request.texture().get(0).input(), 0, 1)), model,
			request.dsn().withSteps(STEPS), null, request.device(), request.origin(), false).run(quiet, pace);
		else new SrnTraining(first, List.of(), model, unpaired(request.plain()), null, Keep.LAST, request.device(), request.origin(),
			false, 0, stage == DdasrStage.SHARP ? request.sharp() : request.plainMethod(), request.cards()).run(quiet, pace);
		monitor.checkCanceled("measuring the time of a step");
		return pace.seconds();
	}

	/** The same work on scans that are made coarse in training, since the pairs are not there yet. */
	private static TrainingOptions unpaired(final TrainingOptions o) {
		return new TrainingOptions(o.preset(), o.scale(), o.skip(), STEPS, o.batch(), o.patch(), o.loss(), o.learningRate(), 1, "area", 0, o
			.background(), 0, 0, 0, o.seed(), STEPS);
	}

	@Override
	public void losses(final long step, final Map<String, Double> losses) {
		times.add(System.nanoTime());
	}

	private double seconds() {
		final double[] each = new double[times.size() - IGNORED];
		for (int i = 0; i < each.length; i++) each[i] = (times.get(i + IGNORED) - times.get(i + IGNORED - 1)) / 1e9;
		Arrays.sort(each);
		return each[each.length / 2];
	}
}
