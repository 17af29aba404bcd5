package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.downsampling.BorrowedLook;
import io.github.ddasr.downsampling.CoarseGrid;
import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.PairMaker;
import io.github.ddasr.downsampling.PairTable;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.TextureFiles;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Data sets of pairs with the look of other scans. */
class SynthesisTaskTest {

	private static final CoarseGrid GRID = new CoarseGrid(Axis.AXIAL, 2, false);

	@TempDir
	Path folder;

	private List<BatchCase> cases;
	private TextureFiles.Domain domain;

	@BeforeEach
	void scans() throws IOException {
		for (final String name : List.of("fine/a.nii.gz", "fine/b, c.nii", "fine/deep/d.nii", "poor/p.nii")) {
			final Path file = folder.resolve(name);
			Files.createDirectories(file.getParent());
			final Volume head = Phantom.brain(33, 34, 6);
			Nifti.write(file, name.equals("fine/deep/d.nii") ? new VolumeSeries(List.of(head), 1, "") : VolumeSeries.of(head),
				PixelType.INT16);
		}
		cases = InputFiles.find(new File[] { folder.resolve("fine").toFile() }, InputFolders.lister(folder.resolve("out"), true));
		domain = TextureFiles.read(List.of(folder.resolve("poor/p.nii")), Axis.AXIAL, Monitor.NONE);
	}

	private SynthesisTask task(final String output) throws IOException {
		final Path target = Files.createDirectories(folder.resolve(output));
		final SynthesisTask task = new SynthesisTask(Map.of("method", "borrowed"), target, GRID, true);
		final Downsampler method = new BorrowedLook().prepare(new DownsamplingSetup(2, Scanner.USUAL, domain.texture(), DeviceChoice.AUTO, 3),
			Monitor.NONE);
		task.open(new PairMaker(method, GRID, 3), new PairTable.Run("borrowed", "", 2, 3, domain.texture()), domain);
		return task;
	}

	private void run(final String output, final String shard, final Monitor monitor) throws IOException {
		final SynthesisTask task = task(output);
		try {
			new BatchRun(task, new BatchOptions(folder.resolve(output), Shard.parse(shard), false)).run(cases, monitor);
		}
		finally {
			task.writeTable();
		}
	}

	private Map<String, byte[]> contents(final String output) throws IOException {
		final Map<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder.resolve(output))) {
			for (final Path f : all.filter(Files::isRegularFile).toList()) {
				if (!f.endsWith(Ledger.NAME)) files.put(folder.resolve(output).relativize(f).toString(), Files.readAllBytes(f));
			}
		}
		return files;
	}

	private void same(final String one, final String other) throws IOException {
		final Map<String, byte[]> a = contents(one), b = contents(other);
		assertEquals(a.keySet(), b.keySet());
		for (final String name : a.keySet()) assertArrayEquals(a.get(name), b.get(name), name);
	}

	@Test
	void pairsAndTheirList() throws IOException {
		run("out", "", Monitor.NONE);
		assertEquals(List.of("hr/a.nii.gz", "hr/b, c.nii.gz", "hr/deep/d.nii.gz", "lr/a.nii.gz", "lr/b, c.nii.gz", "lr/deep/d.nii.gz",
			"pairs.csv", "pairs/a.csv", "pairs/b, c.csv", "pairs/deep/d.csv"), List.copyOf(contents("out").keySet()));
		final Volume high = Nifti.read(folder.resolve("out/hr/a.nii.gz")).first(), low = Nifti.read(folder.resolve("out/lr/a.nii.gz")).first();
		assertArrayEquals(new long[] { 32, 34, 6 }, high.dimensions());
		assertArrayEquals(new long[] { 16, 17, 6 }, low.dimensions());
		assertEquals(PixelType.FLOAT32, low.pixelType());
		assertEquals(2 * high.geometry().spacing(0), low.geometry().spacing(0), 1e-6);
		final List<String> lines = Files.readAllLines(folder.resolve("out/pairs.csv"));
		assertEquals("file,volume,slice,method,sha256,factor,seed,generator,texture,white,correlation", lines.get(0));
		assertEquals(1 + 3 * 6, lines.size());
		assertTrue(lines.get(1).matches("a\\.nii\\.gz,1,1,borrowed,,2,3,-?\\d+,p\\.nii:\\d,\\d+\\.\\d+,(-?[01]\\.\\d{4})?"), lines.get(1));
		assertTrue(lines.get(8).startsWith("\"b, c.nii.gz\",1,2,"), lines.get(8));
		assertEquals(Map.of("a.nii.gz", "borrowed, seed 3", "b, c.nii.gz", "borrowed, seed 3", "deep/d.nii.gz", "borrowed, seed 3"), PairTable
			.origins(folder.resolve("out/pairs.csv")));
	}

	/** What the list says of a slice is how it was made. */
	@Test
	void theListTellsTheTextureThatWasTaken() throws IOException {
		run("out", "", Monitor.NONE);
		final long distinct = Files.readAllLines(folder.resolve("out/pairs.csv")).stream().skip(1).map(l -> l.replaceAll(
			".*,(p\\.nii:\\d+),.*", "$1")).distinct().count();
		assertTrue(distinct > 1, "slices drawn: " + distinct);
	}

	@Test
	void aCanceledRunGoesOnToTheSameBytes() throws IOException {
		run("calm", "", Monitor.NONE);
		final AtomicInteger asked = new AtomicInteger();
		// In the middle of the second file.
		final Monitor impatient = new Monitor() {

			@Override
			public boolean isCanceled() {
				return Files.exists(folder.resolve("out/pairs/a.csv")) && asked.incrementAndGet() > 9;
			}
		};
		assertThrows(CanceledException.class, () -> run("out", "", impatient));
		assertEquals(1 + 6, Files.readAllLines(folder.resolve("out/pairs.csv")).size());
		assertTrue(contents("out").keySet().stream().noneMatch(f -> f.endsWith(".tmp")), contents("out").keySet().toString());
		// What a process leaves behind that is killed between the two halves.
		Files.copy(folder.resolve("calm/lr/b, c.nii.gz"), folder.resolve("out/lr/b, c.nii.gz"));
		run("out", "", Monitor.NONE);
		same("calm", "out");
	}

	@Test
	void sharesMakeTheWhole() throws IOException {
		run("calm", "", Monitor.NONE);
		for (final String shard : List.of("3/3", "1/3", "2/3")) run("out", shard, Monitor.NONE);
		same("calm", "out");
	}

	@Test
	void everyVolumeOfASeriesIsMade() throws IOException {
		final Volume head = Phantom.brain(32, 32, 4);
		Nifti.write(folder.resolve("fine/s.nii"), new VolumeSeries(List.of(head, head), 2, "s"), PixelType.INT16);
		domain = new TextureFiles.Domain(domain.texture(), domain.pixelSize(), 2);
		final BatchCase series = new BatchCase("s.nii", folder.resolve("fine/s.nii"));
		task("out").run(series, Monitor.NONE);
		assertEquals(2, Nifti.read(folder.resolve("out/lr/s.nii.gz")).size());
		final List<String> lines = Files.readAllLines(folder.resolve("out/pairs/s.csv"));
		assertTrue(lines.get(8).startsWith("s.nii.gz,2,4,borrowed,"), lines.get(8));
	}

	/** A folder in which an earlier version has begun, whose lists have fewer columns. */
	@Test
	void listsOfAnEarlierVersionAreCompleted() throws IOException {
		run("out", "", Monitor.NONE);
		final Path old = folder.resolve("out/pairs/a.csv");
		Files.write(old, Files.readAllLines(old).stream().map(l -> l.substring(0, l.lastIndexOf(','))).toList());
		task("out").writeTable();
		final List<String> lines = Files.readAllLines(folder.resolve("out/pairs.csv"));
		assertEquals(1 + 3 * 6, lines.size());
		assertTrue(lines.get(3).matches("a\\.nii\\.gz,1,3,.*,\\d+\\.\\d+,"), lines.get(3));
		assertTrue(lines.get(9).matches("\"b, c\\.nii\\.gz\",1,3,.*,\\d+\\.\\d+,0\\.\\d{4}"), lines.get(9));
	}
}
