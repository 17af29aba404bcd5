package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.Monitor;

class CaseMonitorTest {

	@TempDir
	Path folder;

	private final StringBuilder said = new StringBuilder();
	private final Monitor monitor = new Monitor() {

		@Override
		public void status(final String message) {
			said.append(message).append('|');
		}

		@Override
		public void progress(final long done, final long total) {
			said.append(done).append('/').append(total).append('|');
		}
	};

	private Path file(final String name, final int bytes) throws IOException {
		return Files.write(folder.resolve(name), new byte[bytes]);
	}

	@Test
	void ofOneFileEverythingIsPassedOn() throws IOException {
		final Path a = file("a.nii", 10);
		final CaseMonitor one = new CaseMonitor(monitor, List.of(a));
		one.begin("a.nii", a);
		one.status("reading a.nii");
		one.progress(3, 7);
		one.warn("a.nii is odd");
		one.warn("a.nii is odd");
		one.end();
		one.finish();
		assertEquals("reading a.nii|3/7|a.nii is odd|a.nii is odd|", said.toString());
	}

	@Test
	void remarksOfManyFilesAreMadeOnceAndProgressCountsBytes() throws IOException {
		final List<Path> files = List.of(file("a.nii", 10), file("b.nii", 30));
		final CaseMonitor two = new CaseMonitor(monitor, files);
		for (final Path f : files) {
			two.begin("x/" + f.getFileName(), f);
			two.status("reading");
			two.note("running on cpu");
			two.progress(1, 2);
			two.warn(f.getFileName() + " is odd");
			two.end();
		}
		two.finish();
		assertEquals("file 1 of 2: x/a.nii|running on cpu|1/40|a.nii is odd|10/40|file 2 of 2: x/b.nii|13/40|40/40|" +
			"The same of 1 more file: … is odd|", said.toString());
	}

	@Test
	void progressNeverFalls() throws IOException {
		final List<Path> files = List.of(file("a.nii", 1000), file("b.nii", 1000));
		final CaseMonitor two = new CaseMonitor(monitor, files);
		two.begin("a.nii", files.get(0));
		// Reading, enlarging, saving.
		for (int phase = 0; phase < 3; phase++) for (int i = 0; i <= 2; i++) two.progress(i, 2);
		two.end();
		final long[] done = said.toString().lines().flatMap(l -> java.util.Arrays.stream(l.split("\\|"))).filter(l -> l.endsWith("/2000"))
			.mapToLong(l -> Long.parseLong(l.replace("/2000", ""))).toArray();
		assertEquals("[0, 100, 200, 200, 520, 840, 840, 904, 968, 1000]", java.util.Arrays.toString(done));
	}

	@Test
	void theTimeThatRemainsFollowsFromTheBytes() throws IOException {
		final AtomicLong clock = new AtomicLong();
		final List<Path> files = List.of(file("a.nii", 100), file("b.nii", 50), file("c.nii", 350));
		final CaseMonitor three = new CaseMonitor(monitor, files, clock::get);
		three.begin("a.nii", files.get(0));
		clock.set(20_000_000_000L);
		three.end();
		three.failed(new BatchCase("a.nii", files.get(0)), "cut");
		three.skip(new BatchCase("b.nii", files.get(1)));
		three.begin("c.nii", files.get(2));
		// 20 s for 100 bytes; 350 are left.
		assertEquals("file 1 of 3: a.nii|100/500|a.nii failed: cut|150/500|file 3 of 3: c.nii (1 failed, about 70 s left)|", said
			.toString());
	}

	@Test
	void timesAreRounded() {
		assertEquals("1 s", CaseMonitor.duration(0));
		assertEquals("99 s", CaseMonitor.duration(99));
		assertEquals("2 min", CaseMonitor.duration(100));
		assertEquals("99 min", CaseMonitor.duration(5960));
		assertEquals("3 h", CaseMonitor.duration(10000));
	}
}
