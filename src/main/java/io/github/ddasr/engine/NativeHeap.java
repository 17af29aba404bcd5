package io.github.ddasr.engine;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/**
 * The C library's heap, where the engine's arrays live. On Linux (glibc) it keeps freed pieces of up to 32 MB for later, in a heap per
 * thread: convolutions of volumes, which free many such pieces of ever different sizes, leave half a gigabyte of holes behind.
 */
public final class NativeHeap {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand", TRIM = "systemTrimNativeHeap";

	private NativeHeap() {}

	/**
	 * Gives free memory back to the system, in milliseconds. It costs what the next arrays need to take it again, so that it is for times
	 * after seconds of work. Does nothing where the Java runtime or the system does not offer it (other systems; Java before 17.0.9).
	 *
	 * @return whether it was done
	 */
	public static boolean trim() {
		final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
		try {
			server.invoke(new ObjectName(COMMANDS), TRIM, new Object[0], new String[0]);
			return true;
		}
		catch (final JMException | RuntimeMBeanException e) {
			return false;
		}
	}
}
