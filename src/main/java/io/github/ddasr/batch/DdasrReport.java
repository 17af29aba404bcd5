package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.ddasr.comparison.MarkdownPage;
import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.DdasrException;

/** Says in a page of Markdown what a training from two folders did, and what came of it. */
final class DdasrReport {

	private static final String USE = "To use it: ", FIGURES = "## How near it comes to the truth";

	private final DdasrRequest request;
	private final DdasrFiles files;
	private final DdasrRecord record;
	private final DdasrScans scans;
	private final MarkdownPage page = new MarkdownPage();

	DdasrReport(final DdasrRequest request, final DdasrFiles files, final DdasrRecord record, final DdasrScans scans) {
		this.request = request;
		this.files = files;
		this.record = record;
		this.scans = scans;
	}

	/** Of a page that was written: how to use the network, its figures, where the page is. */
	static List<String> summary(final Path file) {
		try {
			final List<String> lines = Files.readAllLines(file);
			final List<String> figures = lines.subList(lines.indexOf(FIGURES) + 1, lines.size());
			final List<String> summary = new ArrayList<>(lines.stream().filter(l -> l.startsWith(USE)).toList());
			figures.stream().dropWhile(String::isBlank).takeWhile(l -> l.startsWith("|")).forEach(summary::add);
			summary.add("report: " + file);
			return summary;
		}
		catch (final IOException e) {
			throw new DdasrException(file + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
		}
	}

	/**
	 * Writes the page.
	 *
	 * @param anatomy what the pairs show
	 * @param figures the table of what was set aside
	 */
	void write(final DdasrPairs.Anatomy anatomy, final String figures) {
		page.text("# " + files.name() + "\n\n" + USE + use() + "\n\n");
		page.text("## What was done\n\n");
		stages();
		page.text("\n## What it was made of\n\n");
		data(anatomy);
		page.text("\n" + FIGURES + "\n\n" + figures + "\n");
		page.text("L1 is the network before the discriminator. The discriminator buys sharpness and costs PSNR, and what looks like detail may be " +
			"invented. Before you trust the network, look at what it makes of lesions, and at the maps of consistency and uncertainty of " +
			"Super-Resolve.\n\n");
		picture(files.picture(), "A slice that was set aside: low resolution, the methods, the truth");
		picture(files.beside(".png"), "Patches at low resolution, what the network makes of them, the truth");
		picture(files.beside("-dsn.png"), "Good slices, poor slices, the good ones in the look of the poor, and both in their own look");
		page.text("## Settings\n");
		settings();
		AtomicFile.write(files.report(), out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
	}

	/** By name where Super-Resolve lists it. */
	private String use() {
		final Path folder = ModelStore.standard(null).folder();
		final Path parent = files.output().toAbsolutePath().normalize().getParent();
		final boolean listed = folder != null && parent.equals(folder.toAbsolutePath().normalize());
		final String model = listed ? files.name() : files.output().toString();
		final String argument = model.contains(" ") ? "'model=" + model + "'" : "model=" + model;
		return "`super-resolve " + argument + " input=scan.nii.gz output=fine.nii.gz`" + (listed ? ", or choose it as the model of " +
			"Super-Resolve." : "; copied into the models folder, Super-Resolve lists it.");
	}

	private void stages() {
		page.heading(List.of("stage", "steps", "time", "SHA-256", "file"));
		for (final DdasrStage s : request.stages()) {
			final Path model = files.result(s);
			if (s == DdasrStage.REPORT) continue;
			final boolean trained = model != null;
			page.line(List.of(s.words(), trained ? Long.toString(record.steps(s)) : "", DdasrPlan.duration(record.seconds(s)), trained ? record
				.result(s) : "", trained ? files.output().toAbsolutePath().getParent().relativize(model.toAbsolutePath()).toString() : files.work()
					.getFileName() + "/pairs-1" + (request.draws() > 1 ? " to " + request.draws() : "")));
		}
		page.text("\nThe course of each training stands beside its model (.csv).\n");
	}

	private void data(final DdasrPairs.Anatomy anatomy) {
		page.note("Good scans: " + names(request.input()) + ".");
		page.note("Poor scans: " + (request.texture().isEmpty() ? "none" : names(request.texture())) + ".");
		page.note("Set aside, learned from in no stage: " + scans.words() + ".");
		page.note("Pairs: " + (request.trainsDsn() ? "made by the down-sampling network that was trained here" : "made by " + request
			.method()) + ", draws: " + request.draws() + ", seeds from " + request.plain().seed() + "; " + anatomy + ".");
		final ModelHeader header = ModelFile.open(request.output()).header();
		if (!header.trainingData().isEmpty()) page.note("Data: " + header.trainingData());
		page.note("Device: " + header.provenance().getOrDefault("device", "unknown") + "; suite: " + header.suiteVersion() + ".");
	}

	private static String names(final List<BatchCase> files) {
		return files.stream().map(BatchCase::name).collect(Collectors.joining(", "));
	}

	private void picture(final Path file, final String caption) {
		if (Files.exists(file)) page.text("![" + caption + "](<" + file.getFileName() + ">)\n\n" + caption + ".\n\n");
	}

	private void settings() {
		for (final DdasrStage s : request.stages()) {
			final Path model = files.result(s);
			if (s == DdasrStage.PAIRS) page.text("\nThe pairs:\n\n* " + record.request(s) + "\n");
			if (model == null || s == DdasrStage.REPORT) continue;
			page.text("\n" + model.getFileName() + ", as its header says:\n\n");
			for (final Map.Entry<String, String> e : ModelFile.open(model).header().provenance().entrySet()) page.note(e.getKey() + ": " + e
				.getValue());
		}
	}
}
