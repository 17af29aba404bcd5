package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import net.imglib2.img.array.ArrayImgs;

import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

class SrnTrainerTest {

	@TempDir
	Path folder;

	@Test
	void learns() {
		// Area means without noise: what there is to learn is the same in every draw.
		final TrainingOptions options = new TrainingOptions(Preset.TINY, 2, GlobalSkip.SINC, 200, 2, 16, Loss.L1, 3e-3, 1,
			"area", 0, 0, 0, 0, 0, 5, 50);
		final TrainedNetwork trained = train(options, null, Monitor.NONE);
		final List<History.Row> rows = trained.history().rows();
		assertEquals(4, rows.size());
		assertFalse(trained.interrupted());
		assertTrue(rows.get(3).loss() < rows.get(0).loss(), trained.history().toCsv());
		assertTrue(rows.get(3).psnr() > rows.get(0).psnr(), trained.history().toCsv());
		assertTrue(rows.get(3).psnr() > rows.get(3).zeroFilling() + 2, trained.history().toCsv());
	}

	@Test
	void resumesExactly() throws Exception {
		final float[] undisturbed = flat(train(options(24, 8, 1e-3), folder.resolve("a"), Monitor.NONE));
		final Path checkpoint = folder.resolve("b");
		// Canceled at step 11, between two checkpoints; then the process is another one.
		final TrainedNetwork part = train(options(24, 8, 1e-3), checkpoint, cancelAt(11));
		assertTrue(part.interrupted());
		assertEquals(11, part.steps());
		assertTrue(Files.exists(checkpoint));
		assertArrayEquals(undisturbed, flat(train(options(24, 8, 1e-3), checkpoint, Monitor.NONE)));
	}

	@Test
	void listenerHearsEveryStepAndWhatWasBefore() {
		final CheckpointFile file = new CheckpointFile(folder.resolve("heard"), "test");
		final List<String> heard = new ArrayList<>();
		try (NDManager manager = Engines.start().newBaseManager()) {
			new SrnTrainer(options(4, 2, 1e-3), data(), Parameters.random(5), file, cancelAt(2), hearing(heard)).train(manager);
			assertEquals(List.of("loss 1", "loss 2", "checkpoint 2", "finished"), heard);
			heard.clear();
			new SrnTrainer(options(4, 2, 1e-3), data(), Parameters.random(5), file, Monitor.NONE, hearing(heard)).train(manager);
			assertEquals(List.of("loss 2", "checkpoint 2", "loss 3", "loss 4", "checkpoint 4", "finished"), heard);
		}
	}

	private static TrainingListener hearing(final List<String> heard) {
		return new TrainingListener() {

			@Override
			public void losses(final long step, final Map<String, Double> losses) {
				assertEquals(List.of(Loss.L1.title()), List.copyOf(losses.keySet()));
				assertTrue(losses.get(Loss.L1.title()) > 0, losses.toString());
				heard.add("loss " + step);
			}

			@Override
			public void checkpoint(final History.Row row) {
				heard.add("checkpoint " + row.step());
			}

			@Override
			public void finished() {
				heard.add("finished");
			}
		};
	}

	@Test
	void theSameSeedGivesTheSameNetwork() {
		assertArrayEquals(flat(train(options(5, 5, 1e-3), null, Monitor.NONE)), flat(train(options(5, 5, 1e-3), null,
			Monitor.NONE)));
	}

	@Test
	void keepsTheLastGoodCheckpointWhereTheLossExplodes() {
		final Path checkpoint = folder.resolve("c");
		train(options(8, 4, 1e-3), checkpoint, cancelAt(4));
		final CheckpointFile file = new CheckpointFile(checkpoint, "test");
		try (NDManager manager = Engines.start().newBaseManager()) {
			final TrainingData broken = new TrainingData(List.of(volume(Float.NaN)), List.of());
			final String message = assertThrows(DdasrException.class, () -> new SrnTrainer(options(8, 4, 1e-3), broken, Parameters.random(5), file,
				Monitor.NONE).train(manager)).getMessage();
			assertEquals("Training stopped at step 4: the loss is no longer a number. The last checkpoint (" + checkpoint +
				") is kept; start again with a smaller rate and another output.", message);
		}
		assertEquals(8, train(options(8, 4, 1e-3), checkpoint, Monitor.NONE).steps());
	}

	@Test
	void refusesTheCheckpointOfAnotherRun() {
		final Path checkpoint = folder.resolve("d");
		train(options(4, 4, 1e-3), checkpoint, Monitor.NONE);
		final String message = assertThrows(DdasrException.class, () -> train(options(4, 4, 2e-3), checkpoint,
			Monitor.NONE)).getMessage();
		assertTrue(message.startsWith("The checkpoint " + checkpoint + " belongs to another training run ("), message);
		assertTrue(message.endsWith("Delete it to start anew, or repeat that run's parameters to go on with it."), message);
	}

	@Test
	void refusesADamagedCheckpoint() throws IOException {
		final Path checkpoint = Files.writeString(folder.resolve("e"), "x");
		assertEquals("The checkpoint " + checkpoint +
			" is damaged, so the run cannot go on from it. Delete it to start anew.", assertThrows(DdasrException.class,
				() -> train(options(4, 4, 1e-3), checkpoint, Monitor.NONE)).getMessage());
	}

	@Test
	void keepsNativeMemoryFlat() {
		final List<Integer> arrays = new ArrayList<>();
		try (NDManager manager = Engines.start().newBaseManager()) {
			final int before = manager.getManagedArrays().size();
			new SrnTrainer(options(6, 3, 1e-3), data(), Parameters.random(5), new CheckpointFile(null, ""), new Monitor() {

				@Override
				public void progress(final long done, final long total) {
					arrays.add(manager.getManagedArrays().size());
				}
			}).train(manager);
			assertEquals(Collections.nCopies(6, arrays.get(0)), arrays);
			assertEquals(before, manager.getManagedArrays().size());
		}
	}

	private static TrainedNetwork train(final TrainingOptions options, final Path checkpoint, final Monitor monitor) {
		try (NDManager manager = Engines.start().newBaseManager()) {
			return new SrnTrainer(options, data(), Parameters.random(5), new CheckpointFile(checkpoint, "test"), monitor).train(manager);
		}
	}

	private static TrainingOptions options(final long steps, final long checkpoint, final double rate) {
		return new TrainingOptions(Preset.TINY, 2, GlobalSkip.SINC, steps, 2, 16, Loss.L1, rate, 1, "mixed", 0.03, 0.05, 0.2, 0.2, 0.2, 5, checkpoint);
	}

	private static TrainingData data() {
		return new TrainingData(List.of(volume(0)), List.of(volume(1)));
	}

	/** Two families of stripes and a few discs, values 0 … 1000. */
	private static TrainingVolume volume(final float phase) {
		final int n = 48;
		final float[] v = new float[n * n * n];
		for (int z = 0; z < n; z++) for (int y = 0; y < n; y++) for (int x = 0; x < n; x++) {
			final double disc = Math.hypot(x - 24, y - 20 - z * 0.1) < 15 ? 300 : 0;
			v[(z * n + y) * n + x] = (float) (350 + disc + 150 * Math.sin(0.9 * x + 0.3 * z + phase) + 150 * Math.sin(0.7 * y -
				0.2 * x));
		}
		return new TrainingVolume(new Volume("stripes", ArrayImgs.floats(v, n, n, n), Geometry.ofSpacing(1, 1, 1)),
			new IntensityWindow(0, 1000));
	}

	private static Monitor cancelAt(final long step) {
		final AtomicLong done = new AtomicLong();
		return new Monitor() {

			@Override
			public void progress(final long now, final long total) {
				done.set(now);
			}

			@Override
			public boolean isCanceled() {
				return done.get() >= step;
			}
		};
	}

	private static float[] flat(final TrainedNetwork trained) {
		int n = 0;
		for (final float[] w : trained.last().values()) n += w.length;
		final float[] all = new float[n];
		int at = 0;
		for (final float[] w : trained.last().values()) {
			System.arraycopy(w, 0, all, at, w.length);
			at += w.length;
		}
		return all;
	}
}
