package io.github.ddasr.downsampling;

import java.util.List;
import java.util.Optional;

/** Counts made slices that hardly show the anatomy of those that they were made of. */
public final class LostAnatomy {

	/** Correlation below which anatomy counts as lost. */
	public static final double LEAST = 0.5;

	/**
	 * What was found.
	 *
	 * @param lost how many have a correlation below {@link #LEAST}
	 * @param judged how many have enough head to be judged
	 * @param whole whether these are volumes that were made in one piece instead of slices
	 * @param lowest the lowest correlation
	 * @param where file and slice that have it, in words
	 */
	public record Finding(int lost, int judged, boolean whole, double lowest, String where) {}

	private int lost, judged;
	private boolean whole;
	private double lowest = Double.POSITIVE_INFINITY;
	private String where = "";

	/**
	 * @param file what the slices are from
	 * @param lines all slices of that file
	 */
	public void add(final String file, final List<PairLine> lines) {
		final boolean series = lines.stream().anyMatch(l -> l.volume() > 0);
		for (final PairLine line : lines) {
			if (Double.isNaN(line.correlation())) continue;
			judged++;
			if (line.correlation() < LEAST) lost++;
			whole = line.slice() == PairLine.WHOLE;
			if (!(line.correlation() < lowest)) continue;
			lowest = line.correlation();
			where = (whole ? "" : "slice " + (line.slice() + 1) + " of ") + (series ? "volume " + (line.volume() + 1) + " of " : "") + file;
		}
	}

	/** @return what is to be told; empty if the anatomy is everywhere */
	public Optional<Finding> finding() {
		return lost == 0 ? Optional.empty() : Optional.of(new Finding(lost, judged, whole, lowest, where));
	}
}
