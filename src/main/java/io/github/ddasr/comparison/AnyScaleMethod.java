package io.github.ddasr.comparison;

import io.github.ddasr.volume.Monitor;

/** A way of enlarging volumes that takes part in an {@link AnyScaleStudy}. Not thread-safe; closed by whoever opened it. */
public interface AnyScaleMethod extends AutoCloseable {

	/** @return name in tables */
	String name();

	/** @return one line for the user: the method, and for a network the device and why */
	String description();

	/** @return where its weights come from; empty for an interpolation */
	default String provenance() {
		return "";
	}

	/**
	 * @param grid from which size to which
	 * @return whether it can do that
	 */
	default boolean suits(final AnyScaleGrid grid) {
		return true;
	}

	/**
	 * @param block normalised coarse values, row major, axes z, y, x; not changed
	 * @param grid from which size to which
	 * @param monitor asked for cancel
	 * @return the enlarged block, not clamped
	 */
	float[] enlarge(float[] block, AnyScaleGrid grid, Monitor monitor);

	@Override
	default void close() {}
}
