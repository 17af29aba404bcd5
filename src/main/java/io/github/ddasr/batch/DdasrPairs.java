package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.LostAnatomy;
import io.github.ddasr.downsampling.PairMaker;
import io.github.ddasr.downsampling.PairTable;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.downsampling.TextureFiles;
import io.github.ddasr.training.PairFolder;
import io.github.ddasr.training.TrainingSource;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** The pairs of a training from two folders: each good scan made poor, once for each draw. */
final class DdasrPairs {

	private final DdasrRequest request;
	private final DdasrFiles files;
	private final String method;
	private final String checksum;
	private final List<SynthesisTask> tasks = new ArrayList<>();

	DdasrPairs(final DdasrRequest request, final DdasrFiles files) {
		this.request = request;
		this.files = files;
		method = request.trainsDsn() ? files.dsn().toString() : request.method();
		checksum = request.methods().checksum(method);
		for (int draw = 1; draw <= request.draws(); draw++) tasks.add(new SynthesisTask(parameters(draw), files.pairs(draw), request.grid(),
			true));
	}

	/** What decides the pairs, apart from a network that is trained for them. */
	static Map<String, String> settings(final DdasrRequest request) {
		final Map<String, String> settings = new LinkedHashMap<>();
		settings.put("method", request.trainsDsn() ? "train" : request.method());
		if (!request.trainsDsn()) settings.put("sha256", request.methods().checksum(request.method()));
		settings.put("factor", Integer.toString(request.plain().scale()));
		settings.put("axis", request.grid().axis().name().toLowerCase(Locale.ROOT));
		settings.put("seed", Long.toString(request.plain().seed()));
		if (request.needsTexture()) settings.put("texture", SynthesisTask.stampOf(request.texture()));
		return settings;
	}

	private Map<String, String> parameters(final int draw) {
		final Map<String, String> parameters = settings(request);
		parameters.put("sha256", checksum);
		parameters.put("seed", Long.toString(seed(draw)));
		return parameters;
	}

	private long seed(final int draw) {
		return request.plain().seed() + draw - 1;
	}

	/** Whether all of them are there. */
	boolean areDone() {
		for (int draw = 1; draw <= tasks.size(); draw++) {
			if (run(draw).preview(request.input()).in(CaseState.THERE).size() < request.input().size()) return false;
		}
		return true;
	}

	private BatchRun run(final int draw) {
		return new BatchRun(tasks.get(draw - 1), new BatchOptions(files.pairs(draw), Shard.WHOLE, false));
	}

	/** Makes those that are not there yet. */
	void make(final Monitor monitor) {
		if (areDone()) return;
		final TextureFiles.Domain domain = request.needsTexture() ? TextureFiles.read(request.texture().stream().map(BatchCase::input)
			.toList(), request.grid().axis(), monitor) : null;
		final Texture texture = domain == null ? Texture.NONE : domain.texture();
		final DownsamplingSetup setup = new DownsamplingSetup(request.plain().scale(), Scanner.USUAL, texture, request.device(), request
			.plain().seed());
		try (Downsampler open = request.methods().open(method, setup, monitor)) {
			for (int draw = 1; draw <= tasks.size(); draw++) make(draw, open, domain, texture, monitor);
		}
	}

	private void make(final int draw, final Downsampler open, final TextureFiles.Domain domain, final Texture texture,
		final Monitor monitor)
	{
		if (tasks.size() > 1) monitor.milestone("draw " + draw + " of " + tasks.size());
		final SynthesisTask task = tasks.get(draw - 1);
		task.open(new PairMaker(open, request.grid(), seed(draw)), new PairTable.Run(Path.of(method).getFileName().toString(), checksum, request
			.plain().scale(), seed(draw), texture), domain);
		DdasrFiles.makeFolder(files.pairs(draw));
		try {
			final List<CaseResult> failed = run(draw).run(request.input(), monitor).in(CaseState.FAILED, CaseState.ELSEWHERE);
			if (!failed.isEmpty()) throw new DdasrException(failed.get(0).file().name() + " could not be made coarse: " + failed.get(0)
				.message());
		}
		finally {
			task.writeTable();
		}
	}

	/** Deletes all of them. */
	void delete() {
		for (int draw = 1; draw <= tasks.size(); draw++) files.deleteFolder(files.pairs(draw));
	}

	/** The pairs of a draw, in the order of the good scans. */
	List<TrainingSource> sources(final int draw) {
		final Map<Path, TrainingSource> byFile = PairFolder.sources(files.pairs(draw), request.plain().scale()).stream().collect(Collectors
			.toMap(TrainingSource::file, Function.identity()));
		return request.input().stream().map(c -> byFile.get(tasks.get(draw - 1).outputs(c).get(1))).toList();
	}

	/** What came of them, for the record. */
	String fingerprint() {
		return Long.toHexString(Ledger.hash(tasks.stream().map(SynthesisTask::parameters).collect(Collectors.joining("\n")) + SynthesisTask
			.stampOf(request.input())));
	}

	/** How well the anatomy was kept, from the lists of the pairs. */
	Anatomy anatomy() {
		final List<Double> all = new ArrayList<>();
		for (int draw = 1; draw <= tasks.size(); draw++) all.addAll(PairTable.correlations(files.pairs(draw).resolve(PairTable.NAME)));
		return new Anatomy((int) all.stream().filter(c -> c < LostAnatomy.LEAST).count(), all.size(), all.stream().mapToDouble(c -> c).min()
			.orElse(Double.NaN));
	}

	/**
	 * Whether what was made coarse still shows the anatomy.
	 *
	 * @param lost slices that may not
	 * @param judged slices with enough head in them to say so
	 * @param lowest the lowest correlation with the good slice
	 */
	record Anatomy(int lost, int judged, double lowest) {

		@Override
		public String toString() {
			if (judged == 0) return "no slice had enough head in it to say whether its anatomy was kept";
			return String.format(Locale.ROOT, "%d of %d slices may have lost their anatomy (correlation with the good slice below %s; lowest " +
				"%.2f)", lost, judged, LostAnatomy.LEAST, lowest);
		}
	}
}
