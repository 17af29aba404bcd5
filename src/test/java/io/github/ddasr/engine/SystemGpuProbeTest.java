package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class SystemGpuProbeTest {

	@Test
	void theEngineIsAskedOnce() {
		final int first = new SystemGpuProbe(null).gpuCount();
		assertEquals(first, SystemGpuProbe.gpuCount(() -> fail("asked again")));
	}
}
