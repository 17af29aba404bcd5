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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;

import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.DsnDownsampler;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.DsnSliceNetwork;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.ToneCurve;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** A DSN learns, resumes bit by bit, writes a model that makes slices coarse, and refuses what it cannot learn from. */
class DsnTrainingTest {

	private static final int SIDE = 64;

	@TempDir
	Path folder;

	@BeforeEach
	void writeScans() {
		Nifti.write(folder.resolve("high.nii"), VolumeSeries.of(scan(SIDE, 6, 0, 1)), PixelType.FLOAT32);
		Nifti.write(folder.resolve("low.nii"), VolumeSeries.of(scan(SIDE / 2, 6, 0.08, 2)), PixelType.FLOAT32);
	}

	/** Blobs in a head-like disk, with or without noise. */
	private static Volume scan(final int side, final int slices, final double noise, final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[side * side * slices];
		for (int i = 0; i < values.length; i++) {
			final double x = (i % side + 0.5) / side - 0.5, y = (i / side % side + 0.5) / side - 0.5, z = i / (side * side);
			final double inside = x * x + y * y < 0.2 ? 1 : 0;
			values[i] = (float) (1000 * inside * (0.6 + 0.3 * Math.sin(20 * x + z) * Math.cos(17 * y)) + 1000 * noise * random
				.nextDouble());
		}
		return new Volume("scan", ArrayImgs.floats(values, side, side, slices), Geometry.ofSpacing(1, 1, 1));
	}

	private static DsnOptions options(final long steps, final DsnConfiguration.Mode mode, final DsnConfiguration.Skip skip,
		final double grain) {
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.TINY, mode, 2, 1, DsnConfiguration.Decoder.STYTR2,
			skip, grain);
		return new DsnOptions(shape, steps, 2, SIDE, DsnWeights.PUBLISHED, new LearningRate(LearningRate.Rule.CONSTANT, 1e-3),
			Axis.AXIAL, "bilinear", true, "random", 3, 10);
	}

	private TrainedNetwork train(final String name, final DsnOptions options, final Monitor monitor) {
		return new DsnTraining(TrainingSource.parse(folder.resolve("high.nii").toString()), TrainingSource.parse(folder.resolve(
			"low.nii").toString()), folder.resolve(name), options, null, DeviceChoice.CPU, new SrnTraining.Origin("phantoms", "CC0"),
			false).run(monitor, TrainingListener.NONE);
	}

	/** The specification's check: the loss falls by half in 200 steps. */
	@Test
	void theLossFallsByHalf() {
		final List<History.Row> rows = train("a.safetensors", options(200, DsnConfiguration.Mode.NATIVE, DsnConfiguration.Skip.NONE, 0), Monitor.NONE)
			.history().rows();
		assertEquals(20, rows.size());
		assertTrue(rows.get(19).loss() < 0.5 * rows.get(0).loss(), rows.get(0) + " | " + rows.get(19));
		assertEquals(7, rows.get(0).losses().length);
	}

	@Test
	void resumesBitByBit() {
		final DsnOptions options = options(12, DsnConfiguration.Mode.NATIVE, DsnConfiguration.Skip.SCANNER, 0.1);
		final TrainedNetwork undisturbed = train("b.safetensors", options, Monitor.NONE);
		final AtomicLong steps = new AtomicLong();
		final Monitor canceling = new Monitor() {

			@Override
			public void progress(final long done, final long total) {
				// Reading the scans reports progress, too.
				if (total == 12) steps.set(done);
			}

			@Override
			public boolean isCanceled() {
				return steps.get() == 5;
			}
		};
		final TrainedNetwork part = train("c.safetensors", options, canceling);
		assertEquals(5, part.steps());
		assertTrue(part.interrupted());
		final TrainedNetwork resumed = train("c.safetensors", options, Monitor.NONE);
		assertFalse(resumed.interrupted());
		undisturbed.last().forEach((name, values) -> assertArrayEquals(values, resumed.last().get(name), name));
	}

	@Test
	void theModelMakesSlicesCoarse() {
		train("d.safetensors", options(3, DsnConfiguration.Mode.COMMON, DsnConfiguration.Skip.SCANNER, 0.05), Monitor.NONE);
		for (final String beside : List.of("d.csv", "d.png", "d.checkpoint")) assertTrue(Files.exists(folder.resolve(beside)),
			beside);
		final ModelFile model = ModelFile.open(folder.resolve("d.safetensors"));
		assertEquals("dsn", model.header().architecture());
		assertEquals(2, model.header().scale());
		assertEquals("common", model.header().options().get("mode"));
		assertTrue(model.header().provenance().get("feature network").contains("random filters"));
		assertEquals("phantoms", model.header().trainingData());
		try (Downsampler ready = new DsnDownsampler(model).prepare(setup(2), Monitor.NONE)) {
			// Sides that the network does not take as they are.
			final float[] slice = new float[50 * 38];
			for (int i = 0; i < slice.length; i++) slice[i] = 100 * (i % 50) / 50f;
			final float[] small = ready.shrink(slice, 50, 38, 2, 100, new SplittableRandom(1));
			assertEquals(25 * 19, small.length);
			assertArrayEquals(small, ready.shrink(slice, 50, 38, 2, 100, new SplittableRandom(1)));
			for (final float v : small) assertTrue(v >= 0 && Float.isFinite(v));
		}
	}

	private static DownsamplingSetup setup(final int factor) {
		final float[] look = new float[30 * 21];
		for (int i = 0; i < look.length; i++) look[i] = (i % 7) / 7f;
		final Texture texture = new Texture(List.of(new Texture.Slice("one", look, 30, 21, 0)), "made up");
		return new DownsamplingSetup(factor, Scanner.USUAL, texture, DeviceChoice.CPU, 1);
	}

	@Test
	void nativeMemoryIsGivenBack() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Volume v = scan(SIDE, 3, 0.05, 1);
			final TrainingVolume high = new TrainingVolume(v, new IntensityWindow(0, 1000)), low = new TrainingVolume(scan(SIDE / 2, 3,
				0.05, 2), new IntensityWindow(0, 1000));
			final DsnOptions options = options(5, DsnConfiguration.Mode.NATIVE, DsnConfiguration.Skip.NONE, 0);
			final UnpairedSampler sampler = new UnpairedSampler(new DomainSlices("high", List.of(high), Axis.AXIAL, 1, null),
				new DomainSlices("low", List.of(low), Axis.AXIAL, 1, null), options);
			try (DsnTrainee trainee = new DsnTrainee(scope.manager(), options, sampler, VggFeatures.random(1, 8, scope.manager()),
				ToneCurve.NONE, Parameters.random(1), null))
			{
				final TrainingLoop.Plan plan = new TrainingLoop.Plan(1, 10, step -> 1e-3, 0.999, "test");
				final CheckpointFile none = new CheckpointFile(null, "");
				new TrainingLoop(plan, none, Monitor.NONE, TrainingListener.NONE).run(trainee);
				final int before = scope.liveArrays();
				final TrainingLoop.Plan longer = new TrainingLoop.Plan(4, 10, step -> 1e-3, 0.999, "test");
				new TrainingLoop(longer, none, Monitor.NONE, TrainingListener.NONE).run(trainee);
				// A run's two moments stay with the trainee; four steps leave nothing else.
				assertTrue(scope.liveArrays() - before <= 2, scope.liveArrays() - before + " arrays stay");
			}
		}
	}

	@Test
	void threeChannelsAreTheSameGreyThreeTimes() {
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.TINY, DsnConfiguration.Mode.NATIVE, 2, 3,
			DsnConfiguration.Decoder.PLAIN3, DsnConfiguration.Skip.NONE, 0);
		final DsnOptions options = new DsnOptions(shape, 2, 1, SIDE, DsnWeights.PUBLISHED, new LearningRate(
			LearningRate.Rule.PUBLISHED, 1e-3), Axis.AXIAL, "bilinear", false, "random", 3, 10);
		train("e.safetensors", options, Monitor.NONE);
		final ModelFile model = ModelFile.open(folder.resolve("e.safetensors"));
		assertEquals(3, DsnSliceNetwork.configuration(model.header()).channels());
		try (Downsampler ready = new DsnDownsampler(model).prepare(setup(2), Monitor.NONE)) {
			assertEquals(16 * 16, ready.shrink(new float[32 * 32], 32, 32, 2, 1, new SplittableRandom(1)).length);
		}
	}

	@Test
	void bothDomainsAreShuffledPassByPass() {
		final UnpairedSampler.Shuffle shuffle = new UnpairedSampler.Shuffle(7, 5);
		for (int pass = 0; pass < 3; pass++) {
			final Set<Integer> seen = new HashSet<>();
			for (int i = 0; i < 7; i++) seen.add(shuffle.at(7L * pass + i));
			assertEquals(7, seen.size());
		}
		assertEquals(new UnpairedSampler.Shuffle(7, 5).at(15), shuffle.at(15), "any place can be asked for first");
	}

	@Test
	void refusesWhatItCannotLearnFrom() {
		final DsnOptions options = options(1, DsnConfiguration.Mode.NATIVE, DsnConfiguration.Skip.NONE, 0);
		final List<TrainingSource> high = TrainingSource.parse(folder.resolve("high.nii").toString());
		final SrnTraining.Origin origin = new SrnTraining.Origin("", "");
		assertTrue(assertThrows(DdasrException.class, () -> new DsnTraining(List.of(), high, folder.resolve("x.safetensors"), options,
			null, DeviceChoice.CPU, origin, false)).getMessage().contains("input="));
		assertTrue(assertThrows(DdasrException.class, () -> new DsnTraining(high, List.of(), folder.resolve("x.safetensors"), options,
			null, DeviceChoice.CPU, origin, false)).getMessage().contains("texture="));
		assertTrue(assertThrows(DdasrException.class, () -> new DsnOptions(options.configuration(), 1, 1, 40, options.weights(),
			options.rate(), Axis.AXIAL, "bilinear", false, "random", 1, 1)).getMessage().contains("multiple of 16, at least 64"));
		assertTrue(assertThrows(DdasrException.class, () -> train("x.txt", options, Monitor.NONE)).getMessage().contains(
			".safetensors"));
		final DdasrException unprepared = assertThrows(DdasrException.class, () -> new DsnDownsampler().shrink(new float[4], 2, 2, 2,
			1, new SplittableRandom(1)));
		assertTrue(unprepared.getMessage().contains("prepared"));
		train("f.safetensors", options, Monitor.NONE);
		final ModelFile model = ModelFile.open(folder.resolve("f.safetensors"));
		assertTrue(assertThrows(DdasrException.class, () -> new DsnDownsampler(model).prepare(setup(4), Monitor.NONE)).getMessage()
			.contains("shrinks by 2, not by 4"));
		assertTrue(assertThrows(DdasrException.class, () -> new DsnDownsampler(model).prepare(DownsamplingSetup.of(2), Monitor.NONE))
			.getMessage().contains("texture="));
	}

	/** High-resolution pixels times the factor against low-resolution pixels, by the medians over the scans. */
	@Test
	void pixelSizesThatDoNotFitAreSaid() throws IOException {
		assertEquals(List.of(), warnings("fits", 0.8, 2.0, 30));
		assertEquals(List.of("the high-resolution scans: pixels become 1.60 mm, those of the low-resolution scans have 2.10 mm, a ratio of " +
			"1.31. Their look is taken as if both were equal; choose another factor, or resample one of the two."), warnings("apart", 0.8,
				2.1, 0.1));
		assertEquals(1, warnings("other-way", 1, 1, 1.01).size());
		// Voxels of 1 in no unit are a stand-in.
		Files.createDirectories(folder.resolve("unknown"));
		Nifti.write(folder.resolve("unknown/a.nii"), VolumeSeries.of(sized(SIDE / 2, 0)), PixelType.FLOAT32);
		assertEquals(List.of(), warnings(sources(scans("h", SIDE, 1, 1, 1)), sources(folder.resolve("unknown"))));
	}

	private List<String> warnings(final String name, final double fine, final double coarse, final double outlier) throws IOException {
		return warnings(sources(scans(name + "-high", SIDE, fine, fine, outlier)), sources(scans(name + "-low", SIDE / 2, coarse, coarse,
			coarse)));
	}

	private Path scans(final String name, final int side, final double... sizes) throws IOException {
		final Path scans = Files.createDirectories(folder.resolve(name));
		for (int i = 0; i < sizes.length; i++) Nifti.write(scans.resolve(i + ".nii"), VolumeSeries.of(sized(side, sizes[i])),
			PixelType.FLOAT32);
		return scans;
	}

	/** Size 0 stands for none. */
	private static Volume sized(final int side, final double size) {
		final Volume scan = scan(side, 2, 0.02, 1);
		return scan.with(scan.voxels(), size == 0 ? new Geometry(new double[] { 1, 1, 1 }, null, null, false) : Geometry.ofSpacing(size,
			size, 5));
	}

	private static List<TrainingSource> sources(final Path scans) {
		return TrainingSource.parse(scans.toString());
	}

	private List<String> warnings(final List<TrainingSource> high, final List<TrainingSource> low) {
		final List<String> warnings = new ArrayList<>();
		final Monitor monitor = new Monitor() {

			@Override
			public void warn(final String message) {
				if (message.contains("pixels become")) warnings.add(message);
			}
		};
		new DsnTraining(high, low, folder.resolve("sizes-" + high.hashCode() + ".safetensors"), options(1, DsnConfiguration.Mode.NATIVE,
			DsnConfiguration.Skip.AREA, 0), null, DeviceChoice.CPU, new SrnTraining.Origin("", ""), false).run(monitor, TrainingListener.NONE);
		return warnings;
	}
}
