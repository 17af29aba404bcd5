package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ai.djl.ndarray.NDManager;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelHeaderFormat;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.training.ArssrOptions.Rule;
import io.github.ddasr.training.ArssrOptions.Scales;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The whole task, on small volumes of waves. */
class ArssrTrainingTest {

	@TempDir
	Path folder;

	/** Means over cells of 2 voxels take a fixed part of each wave away, which interpolation cannot know. */
	@Test
	void learnsAndWritesAModel() {
		final ArssrOptions options = new ArssrOptions("tiny", 60, 1, 8, 400, Scales.MIXED, 2, 2, 0, "area", 0, 0, 0, Loss.L1, Rule.COSINE, 2e-3, 1, 30);
		final List<History.Row> rows = training(options, scans(3), "m", null).run(Monitor.NONE, TrainingListener.NONE).history().rows();
		assertEquals(2, rows.size());
		assertTrue(rows.get(1).loss() < 0.8 * rows.get(0).loss(), rows.toString());
		final ModelHeader header = ModelFile.open(folder.resolve("m.safetensors")).header();
		assertEquals("arssr", header.architecture());
		assertEquals(ModelHeader.ANY_SCALE, header.scale());
		assertEquals(3, header.dimensions());
		assertEquals("2:2", header.options().get("scales"));
		assertFalse(header.options().containsKey("thick"));
		assertEquals(ModelHeaderFormat.PERCENTILE_WINDOW, header.normalisation());
		assertEquals("area", header.provenance().get("downsampling"));
		final String figures = header.provenance().get("validation of these weights");
		final Matcher m = Pattern.compile("×2 ([\\d.]+) dB \\(B-spline ([\\d.]+)\\)").matcher(figures);
		assertTrue(m.matches(), figures);
		assertTrue(Double.parseDouble(m.group(1)) > Double.parseDouble(m.group(2)), figures);
		assertTrue(header.provenance().get("last row").contains("(B-spline "));
	}

	@Test
	void resumesExactlyAndGoesOnFromAModel() throws Exception {
		final List<TrainingSource> scans = scans(1);
		// With grain, so that a resumed run must draw the same.
		final ArssrOptions options = new ArssrOptions("tiny", 6, 1, 8, 400, Scales.MIXED, 1.5, 4, 7, "mixed", 0.02, 0.05, 0, Loss.L1, Rule.COSINE, 1e-3, 1, 2);
		training(options, scans, "a", null).run(Monitor.NONE, TrainingListener.NONE);
		final CancelAtStep3 cancel = new CancelAtStep3();
		assertTrue(training(options, scans, "b", null).run(cancel, cancel).interrupted());
		assertFalse(training(options, scans, "b", null).run(Monitor.NONE, TrainingListener.NONE).interrupted());
		assertArrayEquals(weights("a"), weights("b"));
		final ModelHeader header = ModelFile.open(folder.resolve("a.safetensors")).header();
		assertEquals("1.5:4", header.options().get("scales"));
		assertEquals("7", header.options().get("thick"));
		training(options("tiny", 1, Scales.MIXED, 2), scans, "c", "a").run(Monitor.NONE, TrainingListener.NONE);
		final float[] before = weights("a"), after = weights("c");
		double change = 0;
		for (int i = 0; i < before.length; i++) change = Math.max(change, Math.abs(before[i] - after[i]));
		// Adam's first step changes no weight by more than the rate.
		assertTrue(change > 0 && change <= 1.01e-3, "" + change);
		assertTrue(Files.readString(folder.resolve("a.csv")).startsWith(
			"step,loss,learning rate,validation PSNR (dB),B-spline PSNR (dB),time (s)\n"));
		assertEquals("The model a.safetensors is an ArSSR network of another preset (tiny) than the one to be trained (rescnn). Give its own preset, or " +
			"leave out start=.", assertThrows(DdasrException.class, () -> training(options("rescnn", 1, Scales.MIXED, 2), scans, "d", "a").run(
				Monitor.NONE, TrainingListener.NONE)).getMessage());
	}

	@Test
	void publishedNetworkIsWrittenAsSuch() {
		final ArssrOptions options = new ArssrOptions("rescnn", 1, 1, 8, 400, Scales.PUBLISHED, 1.5, 1.6, 7, "mixed", 0.1, 0, 0.2, Loss.L1, Rule.HALVING,
			1e-4, 1, 1);
		// Nothing stands there that was not done.
		assertEquals("ArssrOptions[preset=rescnn, steps=1, batch=1, patch=10, points=400, scales=published, smallest=2.0, largest=4.0, " +
			"thick=0.0, downsampling=spline, noise=0.0, grain=0.0, background=1.0, loss=L1, rule=halving, rate=1.0E-4, seed=1, checkpointSteps=1]", options
				.toString());
		assertEquals("area", options("rescnn", 1, Scales.PUBLISHED, 1).downsampling());
		final ModelHeader header = training(options, scans(1), "m", null).shape();
		assertEquals("rescnn", header.preset());
		assertEquals("2:4", header.options().get("scales"));
		assertFalse(header.options().containsKey("thick"));
		assertEquals(ModelHeaderFormat.WHOLE_RANGE, header.normalisation());
	}

	@Test
	void keepsNativeMemoryFlat() {
		final List<Integer> arrays = new ArrayList<>();
		final List<TrainingVolume> scan = scans(1).get(0).load(Monitor.NONE);
		try (NDManager manager = Engines.start().newBaseManager()) {
			final int before = manager.getManagedArrays().size();
			try (ArssrTrainee trainee = new ArssrTrainee(manager, options("tiny", 3, Scales.MIXED, 2), new TrainingData(scan, scan), Parameters
				.random(1)))
			{
				new TrainingLoop(new TrainingLoop.Plan(3, 2, s -> 1e-3, 0.99, ""), new CheckpointFile(null, ""), new Monitor() {

					@Override
					public void progress(final long done, final long total) {
						arrays.add(manager.getManagedArrays().size());
					}
				}, TrainingListener.NONE).run(trainee);
			}
			assertEquals(Collections.nCopies(3, arrays.get(0)), arrays);
			assertEquals(before, manager.getManagedArrays().size());
		}
	}

	@Test
	void learningRates() {
		final ArssrOptions published = new ArssrOptions("rdn", 800_000, 15, 16, 8000, Scales.PUBLISHED, 2, 4, 0, "spline", 0, 0, 0, Loss.L1, Rule.HALVING,
			1e-4, 1, 312);
		assertEquals(1e-4, published.rate(62_399));
		assertEquals(5e-5, published.rate(62_400));
		assertEquals(1e-4 / 4096, published.rate(779_999), 1e-12);
		final ArssrOptions own = options("tiny", 1000, Scales.MIXED, 1);
		assertEquals(1e-5, own.rate(0), 1e-7);
		assertEquals(5e-4, own.rate(500), 1e-6);
		assertEquals(1e-7, own.rate(1000), 1e-12);
	}

	@Test
	void refusesWhatCannotBe() {
		assertEquals("Training cannot start: patch=15 is out of range. Give an even number from 6 to 64.", assertThrows(DdasrException.class,
			() -> new ArssrOptions("tiny", 1, 1, 15, 1, Scales.MIXED, 2, 4, 0, "mixed", 0, 0, 0, Loss.L1, Rule.COSINE, 1e-3, 1, 1)).getMessage());
		assertEquals("Training cannot start: points=9000 is out of range. Give from 1 to 8000, as many voxels as a patch has at scale 2.",
			assertThrows(DdasrException.class, () -> new ArssrOptions("tiny", 1, 1, 16, 9000, Scales.PUBLISHED, 2, 4, 0, "mixed", 0, 0, 0, Loss.L1,
				Rule.COSINE, 1e-3, 1, 1)).getMessage());
		final ArssrOptions large = new ArssrOptions("tiny", 1, 1, 64, 10, Scales.MIXED, 2, 4, 4, "mixed", 0, 0, 0, Loss.L1, Rule.COSINE, 1e-3, 1, 1);
		assertEquals("No training scan has 96 voxels along each axis, as patches need. Choose larger scans, or a smaller patch.",
			assertThrows(DdasrException.class, () -> training(large, scans(1), "m", null).run(Monitor.NONE, TrainingListener.NONE))
				.getMessage());
		assertEquals("There is no way \"blurr\" to make a volume coarse. Choose one of: blur, k-space, area, spline.", assertThrows(
			DdasrException.class, () -> new ArssrOptions("tiny", 1, 1, 16, 1, Scales.MIXED, 2, 4, 0, "k-space;blurr", 0, 0, 0, Loss.L1, Rule.COSINE,
				1e-3, 1, 1)).getMessage());
		assertEquals("Training cannot start: grain=0.6 is out of range. Give from 0 to 0.5.", assertThrows(DdasrException.class,
			() -> new ArssrOptions("tiny", 1, 1, 16, 1, Scales.MIXED, 2, 4, 0, "mixed", 0, 0.6, 0, Loss.L1, Rule.COSINE, 1e-3, 1, 1)).getMessage());
		assertEquals("No validation scan has 12 voxels along each axis, as patches need. Choose larger scans.", assertThrows(
			DdasrException.class, () -> new ArssrTraining(scans(1), List.of(new TrainingSource(scans(1).get(0).file(), 0, 0.3)), folder
				.resolve("m.safetensors"), options("tiny", 1, Scales.MIXED, 1), null, Keep.LAST, DeviceChoice.CPU, new SrnTraining.Origin("",
					""), false).run(Monitor.NONE, TrainingListener.NONE)).getMessage());
		assertFalse(Files.exists(folder.resolve("m.safetensors")));
	}

	private ArssrTraining training(final ArssrOptions options, final List<TrainingSource> scans, final String name, final String start) {
		return new ArssrTraining(scans, List.of(), folder.resolve(name + ".safetensors"), options, start == null ? null : ModelFile.open(
			folder.resolve(start + ".safetensors")), Keep.LAST, DeviceChoice.CPU, new SrnTraining.Origin("waves", "CC0"), false);
	}

	private float[] weights(final String name) {
		return ModelFile.open(folder.resolve(name + ".safetensors")).tensors().tensor("encoder.features.2.m.1.0.weight").floats();
	}

	private static ArssrOptions options(final String preset, final long steps, final Scales scales, final long checkpoint) {
		return new ArssrOptions(preset, steps, 1, 8, 400, scales, 1.5, 4, 7, "area", 0, 0, 0, Loss.L1, Rule.COSINE, 1e-3, 1, checkpoint);
	}

	/** Waves of several directions, 20 × 18 × 22 voxels. */
	private List<TrainingSource> scans(final int count) {
		final List<TrainingSource> sources = new ArrayList<>();
		for (int s = 0; s < count; s++) {
			final float[] v = new float[20 * 18 * 22];
			int i = 0;
			for (int z = 0; z < 22; z++) for (int y = 0; y < 18; y++) for (int x = 0; x < 20; x++) {
				v[i++] = (float) (500 + 200 * Math.sin(1.1 * x + 0.2 * z + s) + 200 * Math.sin(1.1 * y - 0.2 * x) + 100 * Math.sin(1.1 * z));
			}
			final Path file = folder.resolve("waves" + s + ".nii");
			Nifti.write(file, VolumeSeries.of(new Volume("waves", ArrayImgs.floats(v, 20, 18, 22), Geometry.ofSpacing(1, 1, 1))),
				PixelType.FLOAT32);
			sources.add(new TrainingSource(file, 0, 1));
		}
		return sources;
	}

	private static final class CancelAtStep3 implements Monitor, TrainingListener {

		private boolean canceled;

		@Override
		public void losses(final long step, final Map<String, Double> losses) {
			canceled |= step == 3;
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}
	}
}
