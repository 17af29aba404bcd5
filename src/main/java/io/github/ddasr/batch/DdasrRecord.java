package io.github.ddasr.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.volume.DdasrException;

/**
 * What a training from two folders has done so far, in a file of its working folder: for each stage what it was asked for, how many
 * steps it has, what it was made of, what came of it, and how long that took.
 */
final class DdasrRecord {

	/** Its name in the working folder. */
	static final String NAME = "stages.properties";

	private final Path file;
	private final Properties entries = new Properties();

	private DdasrRecord(final Path file) {
		this.file = file;
	}

	/** Reads the record of a working folder; an empty one if there is none. */
	static DdasrRecord in(final Path folder) {
		final DdasrRecord record = new DdasrRecord(folder.resolve(NAME));
		if (!Files.exists(record.file)) return record;
		try (InputStream in = Files.newInputStream(record.file)) {
			record.entries.load(in);
			return record;
		}
		catch (final IOException | IllegalArgumentException e) {
			throw new DdasrException("The record " + record.file + " cannot be read (" + e.getMessage() + "). Give output= another name, or " +
				"delete it and set overwrite=true to begin anew.", e);
		}
	}

	private String get(final DdasrStage stage, final String key) {
		return entries.getProperty(stage.key() + "." + key, "");
	}

	private void set(final DdasrStage stage, final String key, final String value) {
		entries.setProperty(stage.key() + "." + key, value);
	}

	/** Whether the stage was planned before. */
	boolean has(final DdasrStage stage) {
		return !request(stage).isEmpty();
	}

	/** What was asked for, in words; empty if the stage was never planned. */
	String request(final DdasrStage stage) {
		return get(stage, "request");
	}

	/** Steps of a stage that was planned before. */
	long steps(final DdasrStage stage) {
		return Long.parseLong(get(stage, "steps"));
	}

	/** Seconds per step that were expected; NaN if nothing was measured. */
	double pace(final DdasrStage stage) {
		final String pace = get(stage, "pace");
		return pace.isEmpty() ? Double.NaN : Double.parseDouble(pace);
	}

	/** Seconds spent on it, over all parts of a run. */
	double seconds(final DdasrStage stage) {
		final String seconds = get(stage, "seconds");
		return seconds.isEmpty() ? 0 : Double.parseDouble(seconds);
	}

	/** Checksum of what came of it; empty unless it is finished. */
	String result(final DdasrStage stage) {
		return get(stage, "result");
	}

	/** What it was made of, as of when it was begun. */
	String source(final DdasrStage stage) {
		return get(stage, "source");
	}

	/** Says what is planned; whatever was known of the stage before is forgotten. */
	void plan(final DdasrStage stage, final String request, final long steps, final double pace) {
		forget(stage);
		set(stage, "request", request);
		set(stage, "steps", Long.toString(steps));
		if (!Double.isNaN(pace)) set(stage, "pace", String.format(Locale.ROOT, "%.4f", pace));
	}

	/** Says what it is made of, and that it is not finished. */
	void begin(final DdasrStage stage, final String source) {
		set(stage, "source", source);
		entries.remove(stage.key() + ".result");
		save();
	}

	/** Says that it took so much longer. */
	void addSeconds(final DdasrStage stage, final double more) {
		set(stage, "seconds", String.format(Locale.ROOT, "%.1f", seconds(stage) + more));
		save();
	}

	/** Says what came of it. */
	void finish(final DdasrStage stage, final String result) {
		set(stage, "result", result);
		save();
	}

	/** Forgets what was done, not what was planned. */
	void undo(final DdasrStage stage) {
		for (final String key : new String[] { "source", "result", "seconds" }) entries.remove(stage.key() + "." + key);
	}

	private void forget(final DdasrStage stage) {
		entries.keySet().removeIf(key -> key.toString().startsWith(stage.key() + "."));
	}

	/** Writes the file anew. */
	void save() {
		AtomicFile.write(file, out -> entries.store(out, null));
	}
}
