package io.github.ddasr.superresolution;

import io.github.ddasr.engine.DeviceMemory;

/**
 * How much memory a task may take.
 *
 * @param heapBytes bytes of the Java heap
 * @param nativeBytes bytes outside the heap, for the network's tensors
 */
public record MemoryBudget(long heapBytes, long nativeBytes) {

	private static final long GIBI = 1L << 30;

	/**
	 * What this machine can spare now: half of the heap that is still free, and
	 * 70 % of the free physical memory, of which at least 1 GiB is assumed.
	 *
	 * @return the budget
	 */
	public static MemoryBudget ofThisMachine() {
		final Runtime runtime = Runtime.getRuntime();
		final long heapFree = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		return new MemoryBudget(heapFree / 2, Math.max(GIBI, DeviceMemory.freeOfHost() / 10 * 7));
	}
}
