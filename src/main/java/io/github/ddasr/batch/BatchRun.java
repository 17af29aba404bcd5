package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Runs a task over many cases:
 *
 * <pre>
 * final BatchSummary summary = new BatchRun(task, options).run(cases, monitor);
 * </pre>
 *
 * A case is claimed before it is begun, so that processes share a folder; one that fails does not end the run; one that is
 * done is not done again. What a process that was killed left behind is removed when its case is begun anew.
 */
public final class BatchRun {

	private final BatchTask task;
	private final BatchOptions options;
	private final BatchPlan plan;

	/**
	 * @param task what is done to each case
	 * @param options output folder, share, what may be replaced
	 */
	public BatchRun(final BatchTask task, final BatchOptions options) {
		this.task = task;
		this.options = options;
		this.plan = new BatchPlan(task, options);
	}

	/**
	 * Says where each case stands, and touches nothing; one that failed before would be tried again.
	 *
	 * @param cases all cases, in an order that is the same for every process
	 * @return where each stands
	 * @throws DdasrException if the run would be refused as a whole
	 */
	public BatchSummary preview(final List<BatchCase> cases) {
		plan.check(cases);
		final Map<String, LedgerEntry> ledger = Ledger.peek(options.output());
		final List<CaseResult> results = new ArrayList<>();
		for (final BatchCase c : options.shard().of(cases)) results.add(standing(c, plan.last(ledger, c)));
		return new BatchSummary(results);
	}

	private CaseResult standing(final BatchCase file, final LedgerEntry entry) {
		final CaseState state = plan.judge(file, entry);
		if (state == CaseState.BLOCKED) return result(file, state, 0, plan.obstacle(1, file, entry).getMessage());
		final boolean failed = state == CaseState.OPEN && plan.isOurs(file, entry) && entry.state() == LedgerEntry.State.FAILED;
		return failed ? result(file, CaseState.FAILED, 0, entry.message()) : result(file, state, 0, "");
	}

	/**
	 * Refuses what a run would refuse as a whole; touches nothing.
	 *
	 * @param cases all cases
	 * @throws DdasrException if an output is an input, two cases have one output, or files would be replaced
	 */
	public void check(final List<BatchCase> cases) {
		checked(cases);
	}

	/** The same; gives what the ledger says before the run. */
	private Map<String, LedgerEntry> checked(final List<BatchCase> cases) {
		plan.check(cases);
		final Map<String, LedgerEntry> before = Ledger.peek(options.output());
		plan.refuseReplacing(options.shard().of(cases), before);
		return before;
	}

	/**
	 * Runs the task over the cases of the share.
	 *
	 * @param cases all cases, in an order that is the same for every process
	 * @param monitor progress and cancel; of each case, too
	 * @return what came of each
	 * @throws CanceledException if the user stopped the run; what was done stays
	 * @throws DdasrException if nothing was begun, or the ledger cannot be written
	 */
	public BatchSummary run(final List<BatchCase> cases, final Monitor monitor) {
		// Asked before the ledger is made, so that a run that is refused leaves nothing.
		final Map<String, LedgerEntry> before = checked(cases);
		final List<BatchCase> own = options.shard().of(cases);
		final List<CaseResult> results = new ArrayList<>();
		try (Ledger ledger = Ledger.open(options.output(), monitor)) {
			final CaseMonitor each = new CaseMonitor(monitor, own.stream().map(BatchCase::input).toList());
			final List<BatchCase> later = new ArrayList<>();
			for (final BatchCase c : own) {
				final CaseResult r = visit(c, ledger, before, each);
				if (r.state() == CaseState.ELSEWHERE) later.add(c);
				else results.add(r);
			}
			// A process that had claimed some may have been killed since.
			for (final BatchCase c : later) results.add(visit(c, ledger, before, each));
			each.finish();
			return new BatchSummary(results);
		}
		catch (final CanceledException e) {
			final long done = results.stream().filter(r -> r.state() == CaseState.DONE || r.state() == CaseState.THERE).count();
			throw CanceledException.saying(BatchErrors.canceled(done, own.size()));
		}
	}

	private CaseResult visit(final BatchCase file, final Ledger ledger, final Map<String, LedgerEntry> before,
		final CaseMonitor monitor)
	{
		monitor.checkCanceled("waiting for the next file");
		ledger.requireFolder();
		final String output = plan.output(file);
		try (Ledger.Claim claim = ledger.claim(output)) {
			if (claim == null) return result(file, CaseState.ELSEWHERE, 0, "another process is at it");
			final LedgerEntry entry = ledger.last(output);
			if (failedSince(file, entry, plan.last(before, file))) {
				monitor.skip(file);
				return result(file, CaseState.FAILED, 0, entry.message());
			}
			switch (plan.judge(file, entry)) {
				case THERE:
					monitor.skip(file);
					return result(file, CaseState.THERE, 0, "");
				case BLOCKED:
					// Another run, or the user, has put a file there since this run began.
					final String obstacle = plan.obstacle(1, file, entry).getMessage();
					monitor.skip(file);
					monitor.failed(file, obstacle);
					return result(file, CaseState.FAILED, 0, obstacle);
				default:
					return execute(file, ledger, monitor);
			}
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(options.output().resolve(Ledger.NAME), e);
		}
	}

	/** Another process tried in vain while this one ran: it would fail here, too. */
	private boolean failedSince(final BatchCase file, final LedgerEntry entry, final LedgerEntry before) {
		return plan.isOurs(file, entry) && entry.state() == LedgerEntry.State.FAILED && !entry.equals(before);
	}

	private CaseResult execute(final BatchCase file, final Ledger ledger, final CaseMonitor monitor) {
		final String stamp = task.stamp(file);
		final long start = System.nanoTime();
		ledger.append(entry(file, LedgerEntry.State.BEGUN, stamp, start, ""));
		monitor.begin(file.name(), file.input());
		final String failure = attempt(file, monitor);
		monitor.end();
		final boolean done = failure.isEmpty();
		ledger.append(entry(file, done ? LedgerEntry.State.DONE : LedgerEntry.State.FAILED, stamp, start, done ? task.remark(
			file) : failure));
		if (!done) monitor.failed(file, failure);
		return result(file, done ? CaseState.DONE : CaseState.FAILED, (System.nanoTime() - start) / 1e9, failure);
	}

	/** @return why it failed; empty if it did not */
	private String attempt(final BatchCase file, final Monitor monitor) {
		try {
			task.outputs(file).forEach(AtomicFile::removeRemains);
			task.run(file, monitor);
			return BatchPlan.size(task.outputs(file)) < 0 ? "Nothing was written." : "";
		}
		catch (final CanceledException e) {
			throw e;
		}
		catch (final DdasrException e) {
			return e.getMessage();
		}
		catch (final OutOfMemoryError e) {
			return BatchErrors.outOfMemory();
		}
		catch (final RuntimeException | StackOverflowError e) {
			return BatchErrors.unexpected(e);
		}
	}

	private LedgerEntry entry(final BatchCase file, final LedgerEntry.State state, final String stamp, final long start,
		final String message)
	{
		final List<Path> outputs = task.outputs(file);
		final boolean done = state == LedgerEntry.State.DONE;
		final double seconds = state == LedgerEntry.State.BEGUN ? 0 : (System.nanoTime() - start) / 1e9;
		return new LedgerEntry(LedgerEntry.now(), file.name(), state, seconds, plan.output(file), done ? BatchPlan.size(outputs) : 0,
			BatchPlan.source(file), stamp, task.parameters(), ProcessName.OWN, message);
	}

	private CaseResult result(final BatchCase file, final CaseState state, final double seconds, final String message) {
		return new CaseResult(file, task.outputs(file).get(0), state, seconds, message);
	}
}
