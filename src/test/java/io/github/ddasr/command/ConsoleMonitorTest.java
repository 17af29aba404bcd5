package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import java.util.List;

import org.junit.jupiter.api.Test;

class ConsoleMonitorTest {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final AtomicLong clock = new AtomicLong();

	@Test
	void repetitionsAreThinnedAndNewsIsNot() {
		final ConsoleMonitor monitor = monitor(false);
		monitor.status("cubic, running on the CPU");
		monitor.status("slice 1 of 3");
		monitor.status("slice 2 of 3");
		monitor.progress(2, 3);
		clock.addAndGet(2_000_000_000L);
		monitor.status("slice 3 of 3");
		monitor.progress(3, 3);
		clock.addAndGet(2_000_000_000L);
		monitor.progress(3, 3);
		monitor.status("Saving out.nii");
		assertEquals("cubic, running on the CPU\nslice 1 of 3\nslice 3 of 3\n  100 %\nSaving out.nii\n", text());
	}

	@Test
	void quietKeepsWarnings() {
		final ConsoleMonitor monitor = monitor(true);
		monitor.status("slice 1 of 3");
		clock.addAndGet(10_000_000_000L);
		monitor.progress(1, 3);
		monitor.warn("The spacing is missing.");
		assertEquals("Note: The spacing is missing.\n", text());
	}

	private ConsoleMonitor monitor(final boolean quiet) {
		return new ConsoleMonitor(new PrintStream(bytes, true, StandardCharsets.UTF_8), quiet, () -> false, clock::get);
	}

	private String text() {
		return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
	}

	@Test
	void everyFileOfManyHasItsLine() throws java.io.IOException {
		final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		final ConsoleMonitor monitor = new ConsoleMonitor(new java.io.PrintStream(bytes, true), false, () -> false, () -> 0);
		for (int i = 1; i <= 3; i++) {
			monitor.milestone("file " + i + " of 3: v" + i);
			monitor.progress(i, 3);
		}
		org.junit.jupiter.api.Assertions.assertEquals(List.of("file 1 of 3: v1", "file 2 of 3: v2", "file 3 of 3: v3"), bytes.toString()
			.lines().toList());
	}
}
