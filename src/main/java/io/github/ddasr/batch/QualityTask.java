package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Measures each file, and keeps its figures in a folder beside the table until the table can be made of all of them.
 */
public final class QualityTask implements BatchTask {

	/** Measures the volumes of one file. */
	@FunctionalInterface
	public interface Measurement {

		/**
		 * @param file a case
		 * @param monitor progress and cancel
		 * @return the figures of each volume in it
		 */
		List<MeasuredVolume> measure(BatchCase file, Monitor monitor);
	}

	private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

	private final Path folder;
	private final String parameters;
	private final Measurement measurement;
	private final Function<BatchCase, Path> references;

	/**
	 * @param folder where the figures of single files are kept
	 * @param parameters what decides them, in one line
	 * @param measurement measures one file
	 * @param references finds what a file is compared with; null where there is nothing
	 */
	public QualityTask(final Path folder, final String parameters, final Measurement measurement,
		final Function<BatchCase, Path> references)
	{
		this.references = references;
		this.folder = folder;
		this.parameters = parameters;
		this.measurement = measurement;
	}

	/** @return where the figures of single files are kept */
	public Path folder() {
		return folder;
	}

	@Override
	public String parameters() {
		return parameters;
	}

	@Override
	public List<Path> outputs(final BatchCase file) {
		return List.of(folder.resolve(file.name().replace("%", "%25").replaceAll("[/\\\\:]", "%2F") + ".json"));
	}

	/** A reference that has changed changes the figures, too. */
	@Override
	public String stamp(final BatchCase file) {
		final String own = LedgerEntry.stampOf(file.input());
		if (references == null) return own;
		try {
			return own + ", reference of " + LedgerEntry.stampOf(references.apply(file));
		}
		catch (final DdasrException e) {
			// The measurement will say that there is none.
			return own + ", no reference";
		}
	}

	@Override
	public void run(final BatchCase file, final Monitor monitor) {
		final String figures = JSON.toJson(measurement.measure(file, monitor).toArray(MeasuredVolume[]::new));
		AtomicFile.write(outputs(file).get(0), out -> out.write(figures.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * @param file a case that is done
	 * @return its figures
	 */
	public List<MeasuredVolume> figures(final BatchCase file) {
		final Path kept = outputs(file).get(0);
		try {
			return List.of(JSON.fromJson(Files.readString(kept), MeasuredVolume[].class));
		}
		catch (final IOException | JsonParseException e) {
			throw BatchErrors.lostFigures(kept, e);
		}
	}

	/** Removes the folder, once the table is made; what cannot be removed is found again by the next run, and does no harm. */
	public void removeFolder() {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (final Path file : files) Files.deleteIfExists(file);
			Files.deleteIfExists(folder);
		}
		catch (final IOException | DirectoryIteratorException e) {
			// Another process still has a file in it open, or is writing one.
		}
	}
}
