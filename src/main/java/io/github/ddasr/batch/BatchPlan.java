package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.ddasr.volume.DdasrException;

/** Says of each case, from what lies in the output folder and what the ledger says, whether it has to be done. */
final class BatchPlan {

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
				// Some file systems do not tell capitals from small letters.
				final BatchCase other = byOutput.put(absolute(output).toString().toLowerCase(Locale.ROOT), c);
				if (other != null) throw BatchErrors.oneOutput(other.name(), c.name(), output);
			}
		}
	}

	/**
	 * @param file a case
	 * @param entry what the ledger says of it last, or null
	 * @return {@link CaseState#THERE}, {@link CaseState#OPEN} or {@link CaseState#BLOCKED}
	 */
	CaseState judge(final BatchCase file, final LedgerEntry entry) {
		final List<Path> outputs = task.outputs(file);
		final boolean ours = isOurs(entry);
		if (ours && entry.state() == LedgerEntry.State.DONE && entry.bytes() == size(outputs) && entry.input().equals(LedgerEntry
			.stampOf(file.input()))) return CaseState.THERE;
		return !ours && !options.overwrite() && outputs.stream().anyMatch(Files::exists) ? CaseState.BLOCKED : CaseState.OPEN;
	}

	/** @return whether a line of the ledger is of a run with the same parameters */
	boolean isOurs(final LedgerEntry entry) {
		return entry != null && entry.parameters().equals(task.parameters().strip());
	}

	/**
	 * @param cases cases of this shard
	 * @param ledger case → what the ledger says of it last
	 * @throws DdasrException if files would be replaced that this run did not make
	 */
	void refuseReplacing(final List<BatchCase> cases, final Function<BatchCase, LedgerEntry> ledger) {
		final List<BatchCase> blocked = cases.stream().filter(c -> judge(c, ledger.apply(c)) == CaseState.BLOCKED).toList();
		if (blocked.isEmpty()) return;
		final BatchCase first = blocked.get(0);
		final LedgerEntry entry = ledger.apply(first);
		throw BatchErrors.wouldReplace(blocked.size(), task.outputs(first).stream().filter(Files::exists).findFirst().orElseThrow(),
			entry == null ? "" : entry.parameters());
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
