package io.github.ddasr.engine;

/** For tests of loops: fails as soon as a scope holds more native memory than the loop may need. */
public final class NativeMemoryCap {

	private final Scope scope;
	private final int arrays;
	private final long bytes;

	/**
	 * @param scope the outermost scope of what is tested
	 * @param arrays native arrays allowed at a time
	 * @param bytes bytes of values allowed at a time
	 */
	public NativeMemoryCap(final Scope scope, final int arrays, final long bytes) {
		this.scope = scope;
		this.arrays = arrays;
		this.bytes = bytes;
	}

	/** @param where step of the loop, for the message */
	public void check(final String where) {
		final int liveArrays = scope.liveArrays();
		final long liveBytes = scope.liveBytes();
		if (liveArrays > arrays || liveBytes > bytes) throw new AssertionError(where + ": " + liveArrays +
			" native arrays of " + liveBytes + " bytes are alive; allowed are " + arrays + " of " + bytes);
	}
}
