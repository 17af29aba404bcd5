package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.MiassrShape;
import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.MiassrScaleNetwork;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From scans to a model for any scale. */
class MiassrTrainingTest {

	private static final String EXTRACTOR = "feature_extractor.body.0.body.0.weight", HEAD = "feature_extractor.head.0.weight",
		META = "meta_upsampler.P2W.meta_block.0.weight";

	@TempDir
	Path folder;

	@BeforeEach
	void scans() {
		for (final String name : new String[] { "a_t1.nii", "b_t1.nii", "a_t2.nii" }) {
			Nifti.write(folder.resolve(name), VolumeSeries.of(Phantom.brain(name.startsWith("a") ? 48 : 44, 48, 6)), PixelType.UINT16);
		}
	}

	@Test
	void learnsAndEnlarges() {
		final ModelFile model = train("mine", options(1, 40, null, false), null);
		assertEquals("miassr", model.header().architecture());
		assertEquals("1.5:2.5", model.header().options().get("scales"));
		assertEquals("mixed", model.header().provenance().get("downsampling"));
		final List<String> lines = model.header().provenance().keySet().stream().filter(k -> k.startsWith("validation of")).toList();
		assertEquals(6, lines.size(), lines.toString());
		try (MiassrScaleNetwork network = MiassrScaleNetwork.open(model, Devices.ofThisMachine().resolve(DeviceChoice.CPU))) {
			assertEquals(2.5, network.largestScale());
			assertEquals(23 * 46, network.apply(new float[10 * 20], 10, 20, 2.3).length);
		}
		assertTrue(rows.get(rows.size() - 1).loss() < 0.9 * rows.get(0).loss(), rows.toString());
	}

	private List<History.Row> rows;

	/** Canceled in both states, resumed in a new process, the result is bit by bit the same. */
	@ParameterizedTest
	@EnumSource(value = MiassrGame.class, names = { "RAGAN", "WGAN" })
	void resumesBitByBit(final MiassrGame game) {
		final MiassrOptions options = options(2, 2, game, false);
		final TensorFile undisturbed = train("whole", options, null).tensors();
		assertTrue(run("parts", options, null, 1).interrupted());
		assertTrue(run("parts", options, null, 3).interrupted());
		final TensorFile resumed = train("parts", options, null).tensors();
		undisturbed.tensors().forEach((name, tensor) -> assertArrayEquals(tensor.floats(), resumed.tensor(name).floats(), name));
		final History.Row last = rows.get(rows.size() - 1);
		assertEquals(5, last.losses().length);
		assertTrue(last.losses()[2] > 0 && last.losses()[3] != 0, last.toString());
		// So little apart are the answers of a discriminator with bounded weights at first that their difference may be 0.
		assertTrue(game == MiassrGame.WGAN || last.losses()[4] > 0, last.toString());
		assertArrayEquals(new double[3], Arrays.copyOfRange(rows.get(0).losses(), 2, 5), "the first state knows the distance alone");
		assertEquals(last.losses()[0], last.losses()[1] + 0.006 * last.losses()[2] + 0.001 * last.losses()[3], 1e-5);
	}

	@Test
	void goesOverToAnotherModality() {
		final ModelFile one = train("one", options(1, 2, null, false), null);
		final MiassrShape larger = new MiassrShape(Extractor.EDSR, 8, 2, 0, 0, 8, 2, true);
		final MiassrOptions options = withShape(options(2, 2, null, true), larger);
		final ModelFile two = train("two", options, one);
		assertArrayEquals(values(one, EXTRACTOR), values(two, EXTRACTOR), "held still");
		assertNotEquals(values(one, META)[0], values(two, META)[0]);
		final String words = two.header().provenance().get("taken from the start");
		assertEquals("7 of 18 tensors of the start model fit and were taken; 5 of them, those of the feature extractor, are held still; fresh " +
			"are add_mean.weight, feature_extractor.body.1.body.0.bias, feature_extractor.body.1.body.0.weight, " +
			"feature_extractor.body.1.body.2.bias, feature_extractor.body.1.body.2.weight, feature_extractor.body.2.bias, " +
			"feature_extractor.body.2.weight, " + HEAD + ", meta_upsampler.P2W.meta_block.2.bias, meta_upsampler.P2W.meta_block.2.weight, " +
			"sub_mean.weight", words);
		// What did not fit is not held still: one step less leaves it elsewhere.
		final ModelFile before = train("before", withShape(options(2, 1, null, true), larger), one);
		for (final String fresh : List.of(HEAD, "feature_extractor.body.1.body.0.weight", "feature_extractor.body.2.bias")) {
			assertFalse(Arrays.equals(values(before, fresh), values(two, fresh)), fresh);
		}
		// The mean of the training images, not what the first model had.
		assertEquals(2, values(two, "add_mean.bias").length);
		assertEquals(-values(two, "add_mean.bias")[1], values(two, "sub_mean.bias")[1]);
		assertTrue(values(two, "add_mean.bias")[1] > 0.01);
		assertEquals("freeze=true holds the feature extractor still, but there is no model that it comes from. Give one with start=.",
			assertThrows(DdasrException.class, () -> training("x", options(1, 2, null, true), null)).getMessage());
		final MiassrOptions other = withShape(options(1, 2, null, false), new MiassrShape(Extractor.EDSR, 6, 1, 0, 0, 8, 1, true));
		assertTrue(assertThrows(DdasrException.class, () -> train("x", other, one)).getMessage().contains(
			"has a feature extractor other than the one to be trained"));
	}

	@Test
	void aModelOfWhichNothingFitsIsRefused() {
		final MiassrOptions options = options(1, 2, null, false), still = options(1, 2, null, true);
		final Path file = folder.resolve("empty.safetensors");
		ModelFile.write(file, options.shape().header("1.1:4"), Map.of(META, Tensor.of(new float[24], 8, 3)));
		final ModelFile empty = ModelFile.open(file);
		assertEquals("No tensor of the feature extractor of the model " + file + " fits the network to be trained. Give another one, or leave out " +
			"start= and freeze=.", assertThrows(DdasrException.class, () -> train("x", still, empty)).getMessage());
		ModelFile.write(file, options.shape().header("1.1:4"), Map.of(META, Tensor.of(new float[27], 9, 3)));
		assertEquals("No tensor of the model " + file + " fits the network to be trained. Give another one, or leave out start=.", assertThrows(
			DdasrException.class, () -> train("x", options, ModelFile.open(file))).getMessage());
	}

	private static MiassrOptions withShape(final MiassrOptions o, final MiassrShape shape) {
		return new MiassrOptions(shape, o.steps(), o.batch(), o.patch(), o.scales(), o.degradation(), o.noise(), o.background(), o.rate(), o
			.freeze(), o.gan(), o.seed(), o.checkpointSteps());
	}

	private static float[] values(final ModelFile model, final String name) {
		return model.tensors().tensor(name).floats();
	}

	@Test
	void leavesOutStepsThatExplode() {
		final MiassrOptions options = options(1, 3, null, false);
		try (NDManager manager = Engines.start().newBaseManager(); MiassrTrainee trainee = new MiassrTrainee(manager, options, subjects(),
			List.of(), Parameters.random(3), null))
		{
			final float[] before = trainee.parameters().flat().toFloatArray();
			final Trainee exploding = new Trainee() {

				@Override
				public Parameters parameters() {
					return trainee.parameters();
				}

				@Override
				public Parameters averaged() {
					return trainee.averaged();
				}

				@Override
				public NDManager manager() {
					return trainee.manager();
				}

				@Override
				public List<String> terms() {
					return trainee.terms();
				}

				@Override
				public double largestLoss() {
					return trainee.largestLoss();
				}

				@Override
				public double[] backward(final long step, final NDManager scope) {
					trainee.backward(step, scope);
					return new double[] { 1e9 };
				}

				@Override
				public double validate() {
					return Double.NaN;
				}

				@Override
				public double baseline() {
					return 0;
				}
			};
			new TrainingLoop(new TrainingLoop.Plan(2, 2, step -> 1e-3, 0.999, ""), new CheckpointFile(null, ""), Monitor.NONE,
				TrainingListener.NONE).run(exploding);
			assertArrayEquals(before, trainee.parameters().flat().toFloatArray());
		}
	}

	private List<MiassrSubject> subjects() {
		return MiassrSubject.load(sources("a_t1.nii"), List.of(), Monitor.NONE).get(0);
	}

	@Test
	void keepsNativeMemoryFlat() {
		final List<Integer> arrays = new ArrayList<>();
		final MiassrOptions options = options(1, 4, MiassrGame.WGAN, false);
		try (NDManager manager = Engines.start().newBaseManager()) {
			final int before = manager.getManagedArrays().size();
			try (MiassrTrainee trainee = new MiassrTrainee(manager, options, subjects(), subjects(), Parameters.random(3), MiassrFeatures.open(
				options, manager)))
			{
				new TrainingLoop(new TrainingLoop.Plan(8, 2, step -> 1e-3, 0.999, ""), new CheckpointFile(null, ""), new Monitor() {

					@Override
					public void progress(final long done, final long total) {
						if (done > 4) arrays.add(manager.getManagedArrays().size());
					}
				}, TrainingListener.NONE).run(trainee);
			}
			assertEquals(Collections.nCopies(4, arrays.get(0)), arrays);
			assertTrue(manager.getManagedArrays().size() >= before);
		}
	}

	@ParameterizedTest
	@EnumSource(Extractor.class)
	void everyExtractorLearnsInThePublishedWay(final Extractor extractor) {
		final boolean dense = extractor == Extractor.RDN;
		final MiassrShape shape = new MiassrShape(extractor, 4, 1, dense ? 2 : 0, dense ? 3 : 0, 8, 1, false);
		final MiassrOptions options = new MiassrOptions(shape, 2, 2, 32, MiassrOptions.Scales.of(1.5, 2.5), MiassrDegradation.PUBLISHED, 0.02,
			0.1, new MiassrOptions.Rate(1e-3, 1), false, null, 3, 2);
		final ModelFile model = train("p", options, null);
		try (MiassrScaleNetwork network = MiassrScaleNetwork.open(model, Devices.ofThisMachine().resolve(DeviceChoice.CPU))) {
			for (final float v : network.apply(new float[100], 10, 10, 2)) assertTrue(Float.isFinite(v));
		}
	}

	private ModelFile train(final String name, final MiassrOptions options, final ModelFile start) {
		run(name, options, start, Long.MAX_VALUE);
		return ModelFile.open(folder.resolve(name + ".safetensors"));
	}

	/** Trains, and cancels after a step. */
	private TrainedNetwork run(final String name, final MiassrOptions options, final ModelFile start, final long last) {
		final AtomicLong done = new AtomicLong();
		final TrainedNetwork trained = training(name, options, start).run(new Monitor() {

			@Override
			public boolean isCanceled() {
				return done.get() >= last;
			}
		}, new TrainingListener() {

			@Override
			public void losses(final long step, final Map<String, Double> losses) {
				done.set(step);
			}
		});
		rows = trained.history().rows();
		return trained;
	}

	private MiassrTraining training(final String name, final MiassrOptions options, final ModelFile start) {
		final boolean both = options.shape().channels() == 2;
		return new MiassrTraining(both ? sources("a_t1.nii", "a_t2.nii") : sources("a_t1.nii"), both || options.gan() != null ? List.of()
			: sources("b_t1.nii"), both ? List.of("_t1", "_t2") : List.of(), folder.resolve(name + ".safetensors"), options, start, Keep.LAST,
			DeviceChoice.CPU, new SrnTraining.Origin("phantom", "CC0"), false);
	}

	private List<TrainingSource> sources(final String... names) {
		return Arrays.stream(names).map(n -> new TrainingSource(folder.resolve(n), 0, 1)).toList();
	}

	private static MiassrOptions options(final int channels, final int steps, final MiassrGame game, final boolean freeze) {
		final MiassrOptions.Rate rate = new MiassrOptions.Rate(2e-3, 0);
		final MiassrOptions.Gan gan = game == null ? null : new MiassrOptions.Gan(2, 0.006, 0.001, game, false, "random", 2, rate);
		return new MiassrOptions(new MiassrShape(Extractor.EDSR, 8, 1, 0, 0, 8, channels, true), steps, 2, 32, MiassrOptions.Scales.of(1.5,
			2.5), MiassrDegradation.MIXED, 0, 0.1, rate, freeze, gan, 3, Math.max(2, steps / 2));
	}
}
