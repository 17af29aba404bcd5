package io.github.ddasr.superresolution;

import java.lang.management.ManagementFactory;

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
	 * 70 % of the free physical memory, of which at least 1 GiB is assumed
	 * (operating systems count their file cache as taken).
	 *
	 * @return the budget
	 */
	public static MemoryBudget ofThisMachine() {
		final Runtime runtime = Runtime.getRuntime();
		final long heapFree = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		long physicalFree = 2 * GIBI;
		if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os) {
			physicalFree = os.getFreeMemorySize();
		}
		return new MemoryBudget(heapFree / 2, Math.max(GIBI, physicalFree / 10 * 7));
	}
}
