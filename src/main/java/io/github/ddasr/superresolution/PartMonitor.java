package io.github.ddasr.superresolution;

import io.github.ddasr.volume.ForwardingMonitor;
import io.github.ddasr.volume.Monitor;

/** Reports the progress of one part of a task as progress of the whole task. */
final class PartMonitor extends ForwardingMonitor {

	/** Steps per part, so that progress within a part is seen. */
	private static final long STEPS = 1000;

	private final double start;
	private final double length;
	private final double total;

	/**
	 * @param whole listener of the whole task
	 * @param part index of this part
	 * @param parts number of parts of equal length
	 */
	PartMonitor(final Monitor whole, final int part, final int parts) {
		this(whole, part, 1, parts);
	}

	/**
	 * @param whole listener of the whole task
	 * @param start units done before this part
	 * @param length units in this part
	 * @param total units in all
	 */
	PartMonitor(final Monitor whole, final double start, final double length, final double total) {
		super(whole);
		this.start = start;
		this.length = length;
		this.total = total;
	}

	@Override
	public void progress(final long done, final long of) {
		final double fraction = of > 0 ? (double) done / of : 1;
		super.progress(Math.round(STEPS * (start + length * fraction)), Math.round(STEPS * total));
	}
}
