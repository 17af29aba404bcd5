package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import io.github.ddasr.volume.ForwardingMonitor;
import io.github.ddasr.volume.Monitor;

/**
 * Listens to a run over many files: progress is counted in bytes of input, so that the time that remains can be told, and
 * a remark that each of them calls forth is passed on once, with the number of the others at the end. Of a single file
 * everything is passed on.
 */
public final class CaseMonitor extends ForwardingMonitor {

	private static final long SECOND = 1_000_000_000L;
	/** No guess before so much time has been spent. */
	private static final long EARLIEST = 2 * SECOND;
	private static final double FIRST_PHASE = 0.2, NEXT_PHASES = 0.8;

	private final Monitor monitor;
	private final int files;
	private final LongSupplier clock;
	private final Map<String, Integer> remarks = new HashMap<>();
	private final Set<String> notes = new HashSet<>();
	private final Map<String, Long> weights = new HashMap<>();
	private final long total;
	private String name = "";
	private long weight;
	private int next;
	private int failures;
	private long passed, worked, nanos, began;
	private double base, share = FIRST_PHASE, within;

	/**
	 * @param monitor is told
	 * @param inputs the files in order
	 */
	public CaseMonitor(final Monitor monitor, final List<Path> inputs) {
		this(monitor, inputs, System::nanoTime);
	}

	CaseMonitor(final Monitor monitor, final List<Path> inputs, final LongSupplier clock) {
		super(monitor);
		this.monitor = monitor;
		this.files = inputs.size();
		this.clock = clock;
		long sum = 0;
		for (final Path input : inputs) {
			final long w = weightOf(input);
			weights.put(input.toString(), w);
			sum += w;
		}
		total = sum;
	}

	/**
	 * @param file name of the file that comes next
	 * @param input where it is
	 */
	public void begin(final String file, final Path input) {
		name = file.substring(file.lastIndexOf('/') + 1);
		weight = weights.getOrDefault(input.toString(), 1L);
		began = clock.getAsLong();
		next++;
		base = 0;
		share = FIRST_PHASE;
		within = 0;
		if (files > 1) monitor.milestone("file " + next + " of " + files + ": " + file + remaining());
	}

	/** The file is done, well or not. */
	public void end() {
		worked += weight;
		nanos += clock.getAsLong() - began;
		pass();
	}

	/** The file that comes next needs nothing done. */
	void skip(final BatchCase file) {
		next++;
		weight = weights.getOrDefault(file.input().toString(), 1L);
		pass();
	}

	private void pass() {
		passed += weight;
		if (files > 1) monitor.progress(passed, total);
	}

	void failed(final BatchCase file, final String why) {
		failures++;
		if (files > 1) monitor.warn(file.name() + " failed: " + why);
	}

	/** Says how often remarks were kept back. */
	public void finish() {
		remarks.forEach((remark, times) -> {
			if (times > 1) monitor.warn("The same of " + (times - 1) + (times == 2 ? " more file: " : " more files: ") + remark.replace(
				"\0", "…"));
		});
	}

	private String remaining() {
		final String failed = failures == 0 ? "" : failures + " failed";
		if (nanos < EARLIEST || worked == 0) return failed.isEmpty() ? "" : " (" + failed + ")";
		final long left = Math.round((double) nanos / SECOND / worked * (total - passed));
		return " (" + failed + (failed.isEmpty() ? "" : ", ") + "about " + duration(left) + " left)";
	}

	/** @return a time in words, in two figures at most */
	static String duration(final long seconds) {
		if (seconds < 100) return Math.max(1, seconds) + " s";
		if (seconds < 100 * 60) return Math.round(seconds / 60.0) + " min";
		return Math.round(seconds / 3600.0) + " h";
	}

	private static long weightOf(final Path input) {
		try {
			return Math.max(1, Files.size(input));
		}
		catch (final IOException e) {
			return 1;
		}
	}

	@Override
	public void status(final String message) {
		if (files == 1) monitor.status(message);
	}

	/** Such as the device: said once, however many files there are. */
	@Override
	public void note(final String message) {
		if (files == 1 || notes.add(message.replace(name, "\0"))) monitor.note(message);
	}

	@Override
	public void warn(final String message) {
		if (files == 1 || remarks.merge(message.replace(name, "\0"), 1, Integer::sum) == 1) monitor.warn(message);
	}

	@Override
	public void progress(final long part, final long of) {
		if (files == 1) monitor.progress(part, of);
		else if (of > 0) monitor.progress(passed + (long) (weight * phased((double) part / of)), total);
	}

	/** A case has phases that each go from 0 to 1, such as reading and enlarging; nobody knows how many. It never falls. */
	private double phased(final double fraction) {
		if (fraction < within) {
			base += share;
			share = (1 - base) * NEXT_PHASES;
		}
		within = fraction;
		return base + share * fraction;
	}
}
