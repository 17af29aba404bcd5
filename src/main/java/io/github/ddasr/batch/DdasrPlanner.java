package io.github.ddasr.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Fills the record of a training from two folders with what is planned, and refuses what belongs to another run. */
final class DdasrPlanner {

	/** A stage whose number of steps is given is not timed if it is as short as this. */
	private static final long SHORT = 200;

	private final DdasrRequest request;
	private final DdasrScans scans;
	private final DdasrFiles files;
	private final DdasrRecord record;

	DdasrPlanner(final DdasrRequest request, final DdasrScans scans, final DdasrFiles files, final DdasrRecord record) {
		this.request = request;
		this.scans = scans;
		this.files = files;
		this.record = record;
	}

	/** Refuses to go on with, or to replace, what was made with other settings, or by somebody else. */
	void refuseOthers() {
		if (!request.overwrite()) request.stages().forEach(this::refuse);
	}

	/** Plans what is not planned yet, or, where the user agreed, is planned differently. */
	void plan(final Monitor monitor) {
		final Map<DdasrStage, Long> given = new EnumMap<>(DdasrStage.class);
		final Map<DdasrStage, Double> pace = new EnumMap<>(DdasrStage.class);
		for (final DdasrStage s : request.stages()) {
			final boolean kept = record.request(s).equals(wanted(s));
			if (s == DdasrStage.PAIRS || s == DdasrStage.REPORT) {
				if (!kept) record.plan(s, wanted(s), 1, Double.NaN);
				continue;
			}
			given.put(s, kept ? record.steps(s) : request.steps().of(s));
			if (kept) pace.put(s, record.pace(s));
		}
		time(given, pace, monitor);
		final Map<DdasrStage, Long> steps = DdasrPlan.steps(request.hours(), given, pace);
		steps.forEach((s, n) -> {
			if (!record.request(s).equals(wanted(s))) record.plan(s, wanted(s), n, pace.getOrDefault(s, Double.NaN));
		});
		DdasrFiles.makeFolder(files.work());
		record.save();
	}

	/** How long a step takes, where somebody has to know. */
	private void time(final Map<DdasrStage, Long> given, final Map<DdasrStage, Double> pace, final Monitor monitor) {
		final boolean planned = given.containsValue(0L);
		final Path folder = files.work().resolve("timing");
		for (final DdasrStage s : given.keySet()) {
			if (pace.containsKey(s) && !(planned && Double.isNaN(pace.get(s))) || !planned && given.get(s) <= SHORT) continue;
			monitor.milestone("measuring how long a step takes: " + s.words());
			try {
				files.deleteFolder(folder);
				DdasrFiles.makeFolder(folder);
				pace.put(s, DdasrPace.of(s, request, scans, folder, monitor));
			}
			finally {
				files.deleteFolder(folder);
				files.deleteEmptyWork();
			}
		}
	}

	/** All that decides what comes of a stage, apart from its length where that is planned, and from what it is made of. */
	private String wanted(final DdasrStage stage) {
		final long steps = request.steps().of(stage);
		final String length = steps > 0 ? lengthKey(stage) + "=" + steps : "hours=" + request.hours();
		final String bits = "precision=" + (request.half() ? 16 : 32);
		return switch (stage) {
			case DSN -> String.join(", ", length, request.dsn().withSteps(1).toString(), bits, "input=" + SynthesisTask.stampOf(request
				.input()), "texture=" + SynthesisTask.stampOf(request.texture()));
			case PAIRS -> pairs().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", ")) +
				", draws=" + request.draws();
			case PLAIN -> String.join(", ", length, request.plain().withSteps(1).toString(), request.plainMethod().toString(), start(), bits);
			case SHARP -> String.join(", ", length, request.plain().withSteps(1).toString(), request.sharp().toString(), bits);
			case REPORT -> "metrics";
		};
	}

	private static String lengthKey(final DdasrStage stage) {
		return stage == DdasrStage.DSN ? "dsnsteps" : stage == DdasrStage.PLAIN ? "plainsteps" : "gansteps";
	}

	/** What decides the pairs, apart from the network that makes them. */
	private Map<String, String> pairs() {
		final Map<String, String> settings = DdasrPairs.settings(request);
		settings.put("input", SynthesisTask.stampOf(request.input()));
		return settings;
	}

	private void refuse(final DdasrStage stage) {
		if (!files.holds(stage) && stage != DdasrStage.REPORT) return;
		if (!record.has(stage)) {
			final Path there = files.result(stage);
			if (there != null && Files.exists(there)) throw new DdasrException(there + " is there already, and this command did not make it. " +
				"Give output= another name, or set overwrite=true.");
			return;
		}
		final Set<String> before = words(record.request(stage)), now = words(wanted(stage));
		if (before.equals(now)) return;
		throw new DdasrException(files.work() + " holds another run: " + stage.words() + ", made with " + without(before, now) + " instead of " +
			without(now, before) + ". Repeat its parameters to go on with it, give output= another name, or set overwrite=true to do anew what " +
			"differs.");
	}

	private static Set<String> words(final String request) {
		return new LinkedHashSet<>(Arrays.asList(request.split("[,\\[\\]]\\s*")));
	}

	private static String without(final Set<String> some, final Set<String> others) {
		final List<String> left = some.stream().filter(w -> !others.contains(w) && !w.isBlank()).toList();
		return left.isEmpty() ? "other settings" : String.join(", ", left);
	}

	private String start() {
		return request.start() == null ? "random start" : "start=" + request.start().sha256();
	}
}
