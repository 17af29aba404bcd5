package io.github.ddasr.engine;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * The C library's heap, where the engine's arrays live. On Linux (glibc) it keeps freed pieces of up to 32 MB for later, in a heap per
 * thread: work that frees many such pieces of ever different sizes leaves holes behind that belong to the process and serve nobody.
 */
public final class NativeHeap {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand", TRIM = "systemTrimNativeHeap";

	private NativeHeap() {}

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
