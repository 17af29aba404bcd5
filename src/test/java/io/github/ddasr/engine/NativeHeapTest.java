package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import javax.management.JMException;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;

class NativeHeapTest {

	/** Done where the runtime lists the command, and nothing is thrown where it does not. */
	@Test
	void isTrimmedWhereTheRuntimeCan() throws JMException {
		final boolean offered = Arrays.stream(ManagementFactory.getPlatformMBeanServer().getMBeanInfo(new ObjectName(
			"com.sun.management:type=DiagnosticCommand")).getOperations()).anyMatch(o -> o.getName().equals("systemTrimNativeHeap"));
		assertEquals(offered, NativeHeap.trim());
	}
}
