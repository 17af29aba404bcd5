package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

class BatchRunTest {

	@TempDir
	Path folder;

	private Path in, out;
	private CopyTask task;

	@BeforeEach
	void folders() throws IOException {
		in = Files.createDirectory(folder.resolve("in"));
		out = Files.createDirectory(folder.resolve("out"));
		task = new CopyTask(out);
	}

	private void input(final String name, final String text) throws IOException {
		Files.createDirectories(in.resolve(name).getParent());
		Files.writeString(in.resolve(name), text);
	}

	private List<BatchCase> cases() {
		return InputFiles.find(new File[] { in.toFile() }, f -> VolumeFiles.list(f, true));
	}

	private BatchSummary run() {
		return run(Shard.WHOLE, false);
	}

	private BatchSummary run(final Shard shard, final boolean overwrite) {
		task.done.clear();
		return new BatchRun(task, new BatchOptions(out, shard, overwrite)).run(cases(), Monitor.NONE);
	}

	private Set<String> files() throws IOException {
		try (Stream<Path> all = Files.walk(out)) {
			return new TreeSet<>(all.filter(Files::isRegularFile).map(f -> out.relativize(f).toString()).toList());
		}
	}

	private void makeFolders() {
		task.before = c -> task.outputs(c).get(0).getParent().toFile().mkdirs();
	}

	@Test
	void aSecondRunDoesOnlyWhatIsMissing() throws IOException {
		makeFolders();
		for (final String name : List.of("a.nii", "b.nii", "deep/a.nii")) input(name, name);
		assertEquals("3 files: 3 done", run().count());
		assertEquals("a.niia.nii", Files.readString(out.resolve("a.nii")));
		assertEquals(Set.of("a.nii", "b.nii", "deep/a.nii", Ledger.NAME), files());
		assertEquals("3 files: 3 already there", run().count());
		assertEquals(List.of(), task.done);
		Files.delete(out.resolve("b.nii"));
		input("c.nii", "c");
		assertEquals("4 files: 2 done, 2 already there", run().count());
		assertEquals(List.of("b.nii", "c.nii"), task.done);
	}

	@Test
	void whatHasChangedIsDoneAgain() throws IOException {
		input("a.nii", "one");
		input("b.nii", "two");
		run();
		Files.setLastModifiedTime(in.resolve("a.nii"), FileTime.fromMillis(1_000_000_000_000L));
		run();
		assertEquals(List.of("a.nii"), task.done);
		Files.writeString(out.resolve("b.nii"), "cut");
		run();
		assertEquals(List.of("b.nii"), task.done);
		assertEquals("twotwo", Files.readString(out.resolve("b.nii")));
	}

	@Test
	void badFilesDoNotEndTheRunAndAreTriedAgain() throws IOException {
		input("a.nii", "bad");
		input("b.nii", "odd");
		input("c.nii", "large");
		input("d.nii", "good");
		final BatchSummary summary = run();
		assertEquals("4 files: 1 done, 3 failed", summary.count());
		assertEquals(List.of("a.nii is bad,\nvery \"bad\". Mend it.", "An unexpected error (IllegalStateException: odd).", BatchErrors
			.outOfMemory()), summary.in(CaseState.FAILED).stream().map(CaseResult::message).toList());
		assertEquals(Set.of("d.nii", Ledger.NAME), files());
		// One line of the ledger stays one line.
		final String text = Files.readString(out.resolve(Ledger.NAME));
		assertEquals(1 + 2 * 4, text.lines().count());
		assertTrue(text.contains("\"a.nii is bad, very \"\"bad\"\". Mend it.\""), text);
		assertEquals("4 files: 1 already there, 3 failed", new BatchRun(task, new BatchOptions(out, Shard.WHOLE, false)).preview(
			cases()).count());
		input("a.nii", "mended");
		assertEquals("4 files: 1 done, 1 already there, 2 failed", run().count());
	}

	@Test
	void aRunThatWasKilledGoesOn() throws IOException {
		for (final String name : List.of("a.nii", "b.nii", "c.nii")) input(name, name);
		task.before = c -> {
			// As if the process ended here: the claim is gone, a hidden file and half a line are left.
			if (c.name().equals("b.nii")) throw new StopError();
		};
		assertThrows(StopError.class, this::run);
		final Path remains = out.resolve(".b.nii-01234567-89ab-cdef-0123-456789abcdef.tmp");
		final Path foreign = out.resolve(".b.nii-notes.tmp");
		Files.writeString(remains, "half");
		Files.writeString(foreign, "somebody's");
		Files.writeString(out.resolve(Ledger.NAME), Files.readString(out.resolve(Ledger.NAME)) + "2026-01-01T00:00:00Z,c.n");
		task.before = c -> {};
		assertEquals("3 files: 2 done, 1 already there", run().count());
		assertEquals(Set.of(".b.nii-notes.tmp", "a.nii", "b.nii", "c.nii", Ledger.NAME), files());
		assertEquals("3 files: 3 already there", run().count());
	}

	private static final class StopError extends Error {

		private static final long serialVersionUID = 1L;
	}

	@Test
	void anOutputThatGotItsNameBeforeTheKillIsMadeAgain() throws IOException {
		input("a.nii", "a");
		task.before = c -> {
			try {
				Files.writeString(out.resolve("a.nii"), "aa");
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
			throw new StopError();
		};
		assertThrows(StopError.class, this::run);
		task.before = c -> {};
		assertEquals("1 file: 1 done", run().count());
	}

	@Test
	void filesOfOthersAreNotReplaced() throws IOException {
		input("a.nii", "a");
		input("b.nii", "b");
		Files.writeString(out.resolve("b.nii"), "precious");
		assertEquals("1 file in the output folder would be replaced, " + out.resolve("b.nii") + " (not made by this command). Choose " +
			"another folder, or set overwrite=true.", assertThrows(DdasrException.class, this::run).getMessage());
		assertEquals(Set.of("b.nii"), files());
		assertEquals("2 files: 1 to do, 1 blocked by a file that would be replaced", new BatchRun(task, new BatchOptions(out,
			Shard.WHOLE, false)).preview(cases()).count());
		assertEquals("2 files: 2 done", run(Shard.WHOLE, true).count());
		task.parameters = "copies=2 and more";
		assertEquals("2 files in the output folder would be replaced, " + out.resolve("a.nii") + " first (made with copies=2). Choose " +
			"another folder, or set overwrite=true.", assertThrows(DdasrException.class, this::run).getMessage());
	}

	@Test
	void resultsOfAnotherInputAreNotReplaced() throws IOException {
		input("a.nii", "a");
		run();
		final Path other = Files.createDirectory(folder.resolve("other"));
		Files.writeString(other.resolve("a.nii"), "another");
		final List<BatchCase> cases = InputFiles.find(new File[] { other.toFile() }, f -> VolumeFiles.list(f, true));
		final BatchRun second = new BatchRun(task, new BatchOptions(out, Shard.WHOLE, false));
		assertEquals("1 file in the output folder would be replaced, " + out.resolve("a.nii") + " (made of " + in.toRealPath().resolve(
			"a.nii") + "). Choose another folder, or set overwrite=true.", assertThrows(DdasrException.class, () -> second.run(cases,
				Monitor.NONE)).getMessage());
		assertEquals("aa", Files.readString(out.resolve("a.nii")));
		assertEquals(1, second.preview(cases).in(CaseState.BLOCKED).size());
	}

	@Test
	void aFolderThatMovedIsTheSame() throws IOException {
		input("a.nii", "a");
		run();
		in = Files.move(in, folder.resolve("moved"));
		assertEquals("1 file: 1 already there", run().count());
	}

	@Test
	void aFileThatAppearsDuringTheRunIsNotReplaced() throws IOException {
		input("a.nii", "a");
		input("b.nii", "b");
		task.before = c -> {
			try {
				if (c.name().equals("a.nii")) Files.writeString(out.resolve("b.nii"), "precious");
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		};
		final BatchSummary summary = run();
		assertEquals("2 files: 1 done, 1 failed", summary.count());
		assertTrue(summary.in(CaseState.FAILED).get(0).message().startsWith("1 file in the output folder would be replaced, "), summary
			.lines().toString());
		assertEquals("precious", Files.readString(out.resolve("b.nii")));
	}

	@Test
	void anOutputFolderThatGoesEndsTheRun() throws IOException {
		input("a.nii", "a");
		input("b.nii", "b");
		task.before = c -> {
			try {
				Files.move(out, folder.resolve("gone"));
			}
			catch (final IOException e) {
				throw new IllegalStateException(e);
			}
		};
		assertEquals("The output folder " + out + " has gone, or its list of what is done. Bring it back (is the disk connected?), and " +
			"start the same run again; what was done stays.", assertThrows(DdasrException.class, this::run).getMessage());
		assertFalse(Files.exists(out));
	}

	@Test
	void oddNamesKeepTheirPlace() throws IOException {
		for (final String name : List.of("a=b scale=9.nii", "脳 [1].nii", "10:30.nii", "A.nii", "a.nii")) input(name, name);
		// Some file systems have no such names, or do not tell capitals from small letters.
		final int files = cases().size();
		assertEquals(files + " files: " + files + " done", run().count());
		assertEquals(files + " files: " + files + " already there", run().count());
		assertEquals("脳 [1].nii脳 [1].nii", Files.readString(out.resolve("脳 [1].nii")));
	}

	@Test
	void namesThatTheLocaleCannotCarryAreRefused() {
		assertEquals("The name m?rz.nii has letters that the locale of this shell cannot carry. Set LC_ALL=C.UTF-8 and try again.",
			assertThrows(DdasrException.class, () -> InputFiles.find(new File[] { in.toFile() }, f -> List.of(in.resolve(
				"m\uFFFDrz.nii")))).getMessage());
	}

	@Test
	void linksAreFollowedAndBrokenOnesFail() throws IOException {
		input("real/a.nii", "a");
		Files.createSymbolicLink(in.resolve("linked"), in.resolve("real"));
		Files.createSymbolicLink(in.resolve("real/loop"), in);
		Files.createSymbolicLink(in.resolve("real/b.nii"), in.resolve("nowhere.nii"));
		assertEquals(List.of("linked/a.nii", "linked/b.nii", "real/a.nii", "real/b.nii"), cases().stream().map(BatchCase::name).toList());
		final Path link = Files.createSymbolicLink(folder.resolve("link"), in);
		assertEquals(4, InputFiles.find(new File[] { link.toFile() }, f -> VolumeFiles.list(f, true)).size());
	}

	@Test
	void wildcardsMatchEveryPartAndOnlyStarsAreWild() throws IOException {
		for (final String name : List.of("sub-1/anat/x_T1w.nii", "sub-2/anat/x_T1w.nii", "sub-2/anat/x_T2w.nii", "s [4]/a [1]b.nii",
			"s [4]/a [1]c.hdr", "s [4]/a [1]c.img", "s [4]/a [1] notes.txt")) input(name, "x");
		assertEquals(List.of("sub-1", "sub-2"), InputFiles.matching(in + "/sub-*/anat/*_T1w.nii").stream().map(f -> f.getParent()
			.getParent().getFileName().toString()).toList());
		assertEquals(List.of("a [1]b.nii", "a [1]c.hdr"), InputFiles.matching(in + "/s [4]/a [1]*").stream().map(f -> f.getFileName()
			.toString()).toList());
		assertEquals(List.of(), InputFiles.matching(in + "/s [4]/x*"));
		assertEquals(1, InputFiles.matching(in + "/s ?4?/*.txt").size());
	}

	@Test
	void aFolderAndWhatLiesInItAreTheImagesOfTheFolder() throws IOException {
		input("a.nii", "a");
		input(Ledger.NAME, "x");
		input("readme.json", "x");
		final File[] added = { in.toFile(), in.resolve("a.nii").toFile(), in.resolve(Ledger.NAME).toFile(), in.resolve("readme.json")
			.toFile() };
		assertEquals(List.of("a.nii"), InputFiles.find(added, f -> VolumeFiles.list(f, true)).stream().map(BatchCase::name).toList());
	}

	@Test
	void inputsAreNeverOutputs() throws IOException {
		input("a.nii", "a");
		input("deep/a.nii", "a");
		out = in;
		task = new CopyTask(in);
		final String sentence = "output=" + in + " is the folder of an input. Give another folder; inputs are never overwritten.";
		assertEquals(sentence, assertThrows(DdasrException.class, this::run).getMessage());
		Files.delete(in.resolve("a.nii"));
		assertEquals(sentence, assertThrows(DdasrException.class, this::run).getMessage());
		assertEquals("a", Files.readString(in.resolve("deep/a.nii")));
	}

	@Test
	void twoInputsThatBecomeOneOutputAreRefused() throws IOException {
		input("a.dcm", "a");
		input("a.nii.gz", "b");
		assertEquals("a.dcm and a.nii.gz would both become " + out.resolve("a.nii.gz") + ". Give them different names, or run them " +
			"into different folders.", assertThrows(DdasrException.class, this::run).getMessage());
	}

	@Test
	void shardsShareTheFilesOut() throws IOException {
		final Set<String> all = new TreeSet<>();
		for (int i = 0; i < 7; i++) input("v" + i + ".nii", "x");
		for (int i = 1; i <= 3; i++) {
			run(Shard.parse(i + "/3"), false);
			all.addAll(task.done);
			assertEquals(i == 1 ? 3 : 2, task.done.size());
		}
		assertEquals(7, all.size());
		for (final String text : List.of("0/3", "4/3", "1", "1/0", "-1/3", "a/b", "1.0/2")) {
			assertEquals("shard=" + text + " is not a share of the files. Write i/n, such as shard=3/8 for the third of eight processes.",
				assertThrows(DdasrException.class, () -> Shard.parse(text)).getMessage());
		}
		assertEquals(Shard.WHOLE, Shard.parse(" "));
	}

	@Test
	void cancelStopsAndLeavesWhatIsDone() throws IOException {
		for (final String name : List.of("a.nii", "b.nii")) input(name, name);
		final Monitor stopped = new Monitor() {

			@Override
			public boolean isCanceled() {
				return !task.done.isEmpty();
			}
		};
		assertEquals("Canceled. 1 of 2 files are done and stay; the same run again goes on from here.", assertThrows(
			CanceledException.class, () -> new BatchRun(task, new BatchOptions(out, Shard.WHOLE, false)).run(cases(), stopped))
				.getMessage());
		assertEquals(Set.of("a.nii", Ledger.NAME), files());
		assertEquals("2 files: 1 done, 1 already there", run().count());
	}

	@Test
	void runsAtTheSameTimeDoEachCaseOnce() throws IOException, InterruptedException, ExecutionException {
		for (int i = 0; i < 40; i++) input("v" + i + ".nii", i % 10 == 7 ? "bad" : "x" + i);
		final List<CopyTask> tasks = new ArrayList<>();
		final List<Future<BatchSummary>> futures = new ArrayList<>();
		final CountDownLatch start = new CountDownLatch(1);
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		for (int i = 0; i < 4; i++) {
			final CopyTask own = new CopyTask(out);
			tasks.add(own);
			futures.add(threads.submit(() -> {
				start.await();
				return new BatchRun(own, new BatchOptions(out, Shard.WHOLE, false)).run(cases(), Monitor.NONE);
			}));
		}
		start.countDown();
		for (final Future<BatchSummary> f : futures) assertEquals(40, f.get().results().size());
		threads.shutdown();
		final List<String> done = new ArrayList<>(tasks.stream().flatMap(t -> t.done.stream()).toList());
		assertEquals(40, done.size(), done::toString);
		assertEquals(40, Set.copyOf(done).size());
		assertEquals(37, files().size());
	}

	@Test
	void runsOfDifferentSettingsDoNotReplaceEachOther() throws IOException, InterruptedException, ExecutionException {
		for (int i = 0; i < 30; i++) input("v" + i + ".nii", "x" + i);
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		final List<CopyTask> tasks = List.of(new CopyTask(out), new CopyTask(out));
		tasks.get(1).parameters = "other";
		final List<Future<Integer>> futures = new ArrayList<>();
		for (final CopyTask own : tasks) futures.add(threads.submit(() -> {
			try {
				return new BatchRun(own, new BatchOptions(out, Shard.WHOLE, false)).run(cases(), Monitor.NONE).in(CaseState.DONE).size();
			}
			catch (final DdasrException e) {
				// The other one was there before this one looked.
				return 0;
			}
		}));
		assertEquals(30, futures.get(0).get() + futures.get(1).get());
		threads.shutdown();
		assertEquals(30, tasks.get(0).done.size() + tasks.get(1).done.size());
	}

	/** On many systems closing one channel of a file gives back all locks that the process has on it. */
	@Test
	void lookingAtARunDoesNotTakeItsClaims() throws IOException, InterruptedException {
		try (Ledger ledger = Ledger.open(out, Monitor.NONE); Ledger.Claim claim = ledger.claim("a.nii")) {
			Ledger.peek(out);
			Ledger.open(out, Monitor.NONE).close();
			final Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System
				.getProperty("java.class.path"), ClaimElsewhere.class.getName(), out.toString(), "a.nii").redirectErrorStream(true)
					.start();
			assertEquals("taken", new String(other.getInputStream().readAllBytes()).strip());
			assertEquals(0, other.waitFor());
		}
	}

	@Test
	void whatIsNoLedgerIsNotTouched() throws IOException {
		input("a.nii", "a");
		Files.writeString(out.resolve(Ledger.NAME), "x,y\n1,2\n");
		assertEquals(out.resolve(Ledger.NAME) + " is not the list of a run over many files. Choose another output folder, or move it " +
			"away.", assertThrows(DdasrException.class, this::run).getMessage());
		assertEquals("x,y\n1,2\n", Files.readString(out.resolve(Ledger.NAME)));
	}

	@Test
	void theTableShowsEachCase() throws IOException {
		input("a.nii", "a");
		input("longer name.nii", "bad");
		final List<String> lines = run().lines();
		assertEquals(3, lines.size());
		assertTrue(lines.get(0).matches("a\\.nii            done +[0-9.]+ s  .*out/a\\.nii"), lines.get(0));
		assertTrue(lines.get(1).startsWith("longer name.nii  failed                longer name.nii is bad, very "), lines.get(1));
		assertEquals("2 files: 1 done, 1 failed", lines.get(2));
		assertFalse(run().lines().isEmpty());
	}
}
