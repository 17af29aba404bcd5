package io.github.ddasr.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a run over many files.
 *
 * @param results one for each case of the share
 */
public record BatchSummary(List<CaseResult> results) {

	/** So many cases are listed one by one. */
	private static final int FEW = 50;

	/**
	 * @param states some states
	 * @return the cases in them
	 */
	public List<CaseResult> in(final CaseState... states) {
		final List<CaseState> wanted = List.of(states);
		return results.stream().filter(r -> wanted.contains(r.state())).toList();
	}

	/** @return a table, one line for each case (of many those that are not done), and a line that counts them */
	public List<String> lines() {
		final List<CaseResult> shown = results.size() <= FEW ? results : results.stream().filter(r -> r.state() != CaseState.DONE &&
			r.state() != CaseState.THERE).toList();
		final int width = shown.stream().mapToInt(r -> r.file().name().length()).max().orElse(0);
		final List<String> lines = new ArrayList<>();
		for (final CaseResult r : shown) lines.add(line(r, width));
		lines.add(count());
		return lines;
	}

	private static String line(final CaseResult r, final int width) {
		final String seconds = r.state() == CaseState.DONE ? String.format(Locale.ROOT, "%9.1f s", r.seconds()) : " ".repeat(11);
		final boolean result = r.state() == CaseState.DONE || r.state() == CaseState.THERE || r.state() == CaseState.OPEN;
		return String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  %-9s%s  %s", r.file().name(), r.state(), seconds, result ? r
			.output() : r.message().replaceAll("\\R", " "));
	}

	/** @return how many cases are in each state, in one line */
	public String count() {
		return results.size() + (results.size() == 1 ? " file: " : " files: ") + Stream.of(CaseState.values()).filter(s -> !in(s)
			.isEmpty()).map(s -> in(s).size() + " " + words(s)).collect(Collectors.joining(", "));
	}

	private static String words(final CaseState state) {
		return switch (state) {
			case DONE -> "done";
			case THERE -> "already there";
			case OPEN -> "to do";
			case FAILED -> "failed";
			case ELSEWHERE -> "being done by another process";
			case BLOCKED -> "blocked by a file that would be replaced";
		};
	}
}
