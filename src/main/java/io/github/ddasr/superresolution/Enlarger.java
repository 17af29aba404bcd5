package io.github.ddasr.superresolution;

import java.util.List;

/**
 * A way of enlarging scans, made ready: slices by a whole number ({@link SliceEnlarger}), slices by any number
 * ({@link ScaleEnlarger}), or whole volumes to any finer grid ({@link VolumeEnlarger}). Not thread-safe; holds a network or caches
 * until it is closed.
 */
public interface Enlarger extends AutoCloseable {

	/** @return one line for the user: the method, and for a network the device and why */
	String description();

	/** @return the method's name, with which its description begins */
	default String name() {
		return description().replaceFirst(",.*", "");
	}

	/** @return what a user may choose where this method cannot do what was asked for; empty if that is not known */
	default List<String> others() {
		return List.of();
	}

	@Override
	default void close() {}
}
