package io.github.ddasr.engine;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

import ai.djl.Device;

/**
 * The C library's heap, where the engine's arrays live. On Linux (glibc) it keeps freed pieces of up to 32 MB for later, in a heap per
 * thread: work that frees many such pieces of ever different sizes leaves holes behind that belong to the process and serve nobody.
 */
public final class NativeHeap {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand", TRIM = "systemTrimNativeHeap";

	/** Between two times of trimming. */
	private static final long INTERVAL_NANOS = 2_000_000_000;

	private final boolean used;
	private long trimmed = System.nanoTime();

	/** @param device where the work runs; on a graphics card the heap holds no arrays */
	public NativeHeap(final Device device) {
		used = !device.isGpu();
	}

	/** To be called often during long work: trims every other second. */
	public void trimNowAndThen() {
		if (!used || System.nanoTime() - trimmed < INTERVAL_NANOS) return;
		trim();
		trimmed = System.nanoTime();
	}

	/**
	 * Gives free memory back to the system. The next arrays must take it again, which costs time: it is for moments after seconds of work.
	 *
	 * @return false where the Java runtime has no such command or refuses it, and nothing was done
	 */
	public static boolean trim() {
		try {
			ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(COMMANDS), TRIM, new Object[0], new String[0]);
			return true;
		}
		catch (final JMException | JMRuntimeException | SecurityException e) {
			return false;
		}
	}
}
