package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.Utils;
import io.github.ddasr.volume.DdasrException;

/** The real engine on this platform. */
class EnginesTest {

	@Test
	void startsOnceAndComputes() {
		final Engine engine = Engines.start();
		assertSame(engine, Engines.start());
		assertEquals("PyTorch", engine.getEngineName());
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray a = scope.manager().create(new float[] { 1, 2, 3, 4 }, new Shape(2, 2));
			// [1 2; 3 4]² = [7 10; 15 22]
			assertArrayEquals(new float[] { 7, 10, 15, 22 }, a.matMul(a).toFloatArray());
		}
	}

	@Test
	void usesNoNetwork() throws IOException {
		Engines.start();
		assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
		assertTrue(Utils.isOfflineMode());
		// The engine refuses before it opens a connection; the address belongs to nobody (RFC 2606).
		final URL address = new URL("https://ddasr.invalid/file");
		final IOException error = assertThrows(IOException.class, () -> Utils.openUrl(address));
		assertEquals("Offline mode is enabled.", error.getMessage());
	}

	@Test
	void allocationBeyondTheMachineIsADeviceMemoryException() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final RuntimeException error = assertThrows(RuntimeException.class,
				() -> scope.manager().zeros(new Shape(1L << 24, 1L << 24), DataType.FLOAT32));
			final DdasrException translated = EngineErrors.translate(error);
			assertEquals(DeviceMemoryException.class, translated.getClass(), () -> String.valueOf(error));
			// 2^48 values of 4 bytes
			assertTrue(translated.getMessage().contains("1125899.91 GB"), translated.getMessage());
			// and the engine goes on
			assertEquals(4f, scope.manager().ones(new Shape(2, 2)).sum().getFloat());
		}
	}

	@Test
	void shapesThatDoNotFitGiveASentence() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray a = scope.manager().ones(new Shape(2, 3));
			final RuntimeException error = assertThrows(RuntimeException.class, () -> a.matMul(a));
			final String message = EngineErrors.translate(error).getMessage();
			assertTrue(message.startsWith("The engine stopped with an error: mat1 and mat2"), message);
			assertEquals(1, message.lines().count());
		}
	}

	@Test
	void informationNamesEngineDevicesAndFolders() {
		final String text = EngineInformation.text();
		for (final String name : new String[] { "Engine: PyTorch ", "through DJL 0.", "Natives: ", "Devices: cpu",
			"Threads: ", "Cache folder: ", "Memory of the machine: ", "running on " })
			assertTrue(text.contains(name), text);
	}

	@Test
	void freeMemoryLiesWithinTheMachine() {
		final long free = DeviceMemory.free(Device.cpu());
		assertTrue(free > 0 && free <= DeviceMemory.totalOfHost(), free + " of " + DeviceMemory.totalOfHost());
	}

	@Test
	void memInfoIsReadInKibibytes() {
		assertEquals(3L * 1024 * 1024, DeviceMemory.available("MemTotal: 9000 kB\nMemAvailable:    3072 kB\nBuffers: 1 kB\n"));
		assertEquals(-1, DeviceMemory.available("MemTotal: 9000 kB\n"));
	}
}
