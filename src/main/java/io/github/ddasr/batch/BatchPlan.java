package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/** Says of each case, from what lies in the output folder and what the ledger says, whether it has to be done. */
final class BatchPlan {

	private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");

	private final BatchTask task;
	private final BatchOptions options;

	BatchPlan(final BatchTask task, final BatchOptions options) {
		this.task = task;
		this.options = options;
	}

	/**
	 * Refuses what can be seen to go wrong before anything is begun.
	 *
	 * @param cases all cases, also those of other shards
	 * @throws DdasrException if an output is an input, or two cases have one output
	 */
	void check(final List<BatchCase> cases) {
		final Map<String, BatchCase> byOutput = new HashMap<>();
		final Path folder = absolute(options.output());
		final Set<Path> inputs = cases.stream().map(c -> absolute(c.input())).collect(Collectors.toSet());
		for (final BatchCase c : cases) {
			if (absolute(c.input()).getParent().equals(folder)) throw BatchErrors.outputIsInput(options.output());
			for (final Path output : task.outputs(c)) {
				if (inputs.contains(absolute(output))) throw BatchErrors.outputIsInput(options.output());
				final String name = absolute(output).toString();
				// Other systems than Linux do not tell capitals from small letters.
				final BatchCase other = byOutput.put(LINUX ? name : name.toLowerCase(Locale.ROOT), c);
				if (other != null) throw BatchErrors.oneOutput(other.name(), c.name(), output);
			}
		}
	}

	/**
	 * @param file a case
	 * @param entry what the ledger says of its output last, or null
	 * @return {@link CaseState#THERE}, {@link CaseState#OPEN} or {@link CaseState#BLOCKED}
	 */
	CaseState judge(final BatchCase file, final LedgerEntry entry) {
		final List<Path> outputs = task.outputs(file);
		final boolean ours = isOurs(file, entry);
		if (ours && entry.state() == LedgerEntry.State.DONE && entry.bytes() == size(outputs) && entry.input().equals(task.stamp(
			file))) return CaseState.THERE;
		return !ours && !options.overwrite() && outputs.stream().anyMatch(Files::exists) ? CaseState.BLOCKED : CaseState.OPEN;
	}

	/**
	 * @return whether a line of the ledger is of the same input and the same parameters; an input that has another path on
	 *         another machine is known by its size and date, one that was changed by its path
	 */
	boolean isOurs(final BatchCase file, final LedgerEntry entry) {
		return entry != null && entry.parameters().equals(LedgerEntry.oneLine(task.parameters())) && (entry.input().equals(task.stamp(
			file)) || entry.source().equals(source(file)));
	}

	/** @return where an input is, as the ledger has it */
	static String source(final BatchCase file) {
		return LedgerEntry.oneLine(absolute(file.input()).toString());
	}

	/** @return the first output of a case as the ledger has it */
	String output(final BatchCase file) {
		return InputFiles.slashes(absolute(options.output()).relativize(absolute(task.outputs(file).get(0))));
	}

	/**
	 * @param files number of cases that are blocked
	 * @param first the first of them
	 * @param entry what the ledger says of its output last, or null
	 * @return why
	 */
	DdasrException obstacle(final int files, final BatchCase first, final LedgerEntry entry) {
		final List<Path> outputs = task.outputs(first);
		final Path there = outputs.stream().filter(Files::exists).findFirst().orElse(outputs.get(0));
		return BatchErrors.wouldReplace(files, there, madeOf(entry));
	}

	private String madeOf(final LedgerEntry entry) {
		if (entry == null) return "not made by this command";
		final boolean otherInput = entry.parameters().equals(LedgerEntry.oneLine(task.parameters()));
		return otherInput ? "made of " + entry.source() : "made with " + entry.parameters();
	}

	/**
	 * @param cases cases of this shard
	 * @param ledger output → what the ledger says of it last
	 * @throws DdasrException if files would be replaced that this run did not make
	 */
	void refuseReplacing(final List<BatchCase> cases, final Map<String, LedgerEntry> ledger) {
		final List<BatchCase> blocked = cases.stream().filter(c -> judge(c, last(ledger, c)) == CaseState.BLOCKED).toList();
		if (!blocked.isEmpty()) throw obstacle(blocked.size(), blocked.get(0), last(ledger, blocked.get(0)));
	}

	/** @return what a ledger says of a case's output last, or null */
	LedgerEntry last(final Map<String, LedgerEntry> ledger, final BatchCase file) {
		return ledger.get(LedgerEntry.oneLine(output(file)));
	}

	/** @return bytes of all files together, or -1 if one is missing */
	static long size(final List<Path> files) {
		long sum = 0;
		try {
			for (final Path f : files) sum += Files.size(f);
		}
		catch (final IOException e) {
			return -1;
		}
		return sum;
	}

	/** Links followed as far as the path exists. */
	private static Path absolute(final Path path) {
		try {
			return path.toRealPath();
		}
		catch (final IOException e) {
			final Path whole = path.toAbsolutePath().normalize();
			return whole.getParent() == null ? whole : absolute(whole.getParent()).resolve(whole.getFileName());
		}
	}
}
