package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import net.imglib2.img.array.ArrayImgs;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.network.VggUse;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/** Two networks that learn in turn: who learns when, that a run resumes bit by bit, that memory stays flat. */
class GanTrainingTest {

	@TempDir
	Path folder;

	@Test
	void resumesBitByBit() {
		final SrnMethod method = new SrnMethod(null, 2, gan(DiscriminatorKind.ATTENTION_UNET, AdversarialLoss.RAGAN, 2));
		final Path whole = folder.resolve("whole"), parts = folder.resolve("parts");
		final TrainedNetwork undisturbed = train(method, 6, 2, whole, Monitor.NONE);
		// Once in the warm-up, once after it, both between two checkpoints of the undisturbed run.
		assertEquals(1, train(method, 6, 2, parts, cancelAt(1)).steps());
		assertTrue(train(method, 6, 2, parts, cancelAt(5)).interrupted());
		final TrainedNetwork resumed = train(method, 6, 2, parts, Monitor.NONE);
		assertFalse(resumed.interrupted());
		undisturbed.last().forEach((name, values) -> assertArrayEquals(values, resumed.last().get(name), name));
		final TensorFile a = SafeTensors.read(whole), b = SafeTensors.read(parts);
		for (final String name : List.of("weights", "adam.square", "opponent.weights", "opponent.adam.mean",
			"opponent.adam.square", "opponent.kept.conv1.weight_u", "opponent.kept.attn_1.W.1.running_var")) {
			assertArrayEquals(a.tensor(name).floats(), b.tensor(name).floats(), name);
		}
	}

	@Test
	void warmUpIsThePlainTraining() {
		// Both at the same rates: in the warm-up nothing but the distance counts.
		final GanOptions gan = new GanOptions(1, 3, 0.1, 0, AdversarialLoss.VANILLA, PerceptualTaps.DDASR, "random", DiscriminatorKind.UNET, 4,
			3, 1e-3, false);
		final List<Double> measured = new ArrayList<>();
		final List<double[]> rows = new ArrayList<>();
		for (final History.Row row : train(new SrnMethod(null, 1, gan), 5, 1, null, Monitor.NONE).history().rows()) rows.add(row.losses());
		for (final History.Row row : train(SrnMethod.PLAIN, 5, 1, null, Monitor.NONE).history().rows()) measured.add(row.loss());
		assertEquals(measured.get(0), rows.get(0)[0]);
		for (int step = 0; step < 3; step++) {
			assertEquals(rows.get(step)[0], rows.get(step)[1], "total and distance");
			assertArrayEquals(new double[3], Arrays.copyOfRange(rows.get(step), 2, 5));
		}
		for (int step = 3; step < 5; step++) {
			final double[] r = rows.get(step);
			assertEquals(r[0], 3 * r[1] + r[2] + 0.1 * r[3], 1e-5, "total");
			for (int term = 2; term < 5; term++) assertTrue(r[term] > 0, "term " + term);
		}
	}

	@Test
	void eachNetworkLearnsInItsOwnStep() {
		try (NDManager manager = Engines.start().newBaseManager(); NDManager scope = manager.newSubManager()) {
			final SrnTrainee trainee = trainee(manager, new SrnMethod(null, 1, gan(DiscriminatorKind.UNET, AdversarialLoss.RAGAN, 0)));
			final TrainingState state = new TrainingState(trainee, 0.99);
			final Opponent opponent = trainee.opponent();
			trainee.backward(0, scope);
			assertTrue(norm(trainee.parameters().takeGradient(scope)) > 0);
			opponent.parameters().recordGradients(true);
			assertEquals(0, norm(opponent.parameters().takeGradient(scope)), "held still while the generator learns");
			final double[] loss = opponent.backward(0, scope);
			assertTrue(norm(opponent.parameters().takeGradient(scope)) > 0);
			assertEquals(0, norm(trainee.parameters().takeGradient(scope)), "made images are constants to the discriminator");
			assertEquals(1, loss.length);
			assertEquals(0, state.step());
			trainee.close();
		}
	}

	@Test
	void partsAreAveraged() {
		try (NDManager manager = Engines.start().newBaseManager(); NDManager scope = manager.newSubManager()) {
			final SrnTrainee one = trainee(manager, SrnMethod.PLAIN), two = trainee(manager, new SrnMethod(null, 2, null));
			for (final SrnTrainee t : List.of(one, two)) t.parameters().recordGradients();
			final double first = one.backward(4, scope)[0], second = one.backward(5, scope)[0];
			final float[] sum = one.parameters().takeGradient(scope).toFloatArray();
			assertEquals((first + second) / 2, two.backward(2, scope)[0], 1e-7);
			final float[] mean = two.parameters().takeGradient(scope).toFloatArray();
			for (int i = 0; i < sum.length; i += 97) assertEquals(sum[i] / 2, mean[i], 1e-6);
			one.close();
			two.close();
		}
	}

	@Test
	void nativeMemoryStaysFlat() {
		final List<Integer> arrays = new ArrayList<>();
		try (NDManager manager = Engines.start().newBaseManager()) {
			final SrnMethod method = new SrnMethod(null, 2, new GanOptions(1, 1, 0.1, 0, AdversarialLoss.RAGAN, PerceptualTaps.DDASR, "random",
				DiscriminatorKind.ATTENTION_UNET_TWO_SCALES, 4, 0, 1e-3, true));
			final FeatureMaps features = method.features(manager);
			final int before = manager.getManagedArrays().size();
			train(manager, method, 6, 3, null, features, new Monitor() {

				@Override
				public void progress(final long done, final long total) {
					arrays.add(manager.getManagedArrays().size());
				}
			});
			assertEquals(Collections.nCopies(6, arrays.get(0)), arrays);
			assertEquals(before, manager.getManagedArrays().size());
		}
		assertTrue(Files.exists(folder.resolve("preview.png")));
	}

	/** Nearness to the truth does not say which state is the best. */
	@Test
	void theLatestStateIsTheBest() {
		final TrainedNetwork trained = train(new SrnMethod(null, 1, gan(DiscriminatorKind.PATCH, AdversarialLoss.VANILLA, 0)), 4, 2, null, Monitor.NONE);
		trained.last().forEach((name, values) -> assertArrayEquals(values, trained.best().get(name), name));
		assertEquals(5, trained.history().rows().get(0).losses().length);
	}

	@Test
	void theDiscriminatorChangesTheResult() {
		final GanOptions gan = gan(DiscriminatorKind.UNET, AdversarialLoss.VANILLA, 0);
		final GanOptions without = new GanOptions(gan.perceptual(), gan.pixel(), 0, 0, gan.game(), gan.taps(), gan.features(), gan.judge(), gan
			.width(), 0, gan.rate(), false);
		final TrainedNetwork a = train(new SrnMethod(null, 1, gan), 2, 2, null, Monitor.NONE), b = train(new SrnMethod(null, 1, without), 2, 2, null,
			Monitor.NONE);
		assertEquals(3, b.history().rows().get(0).losses().length);
		assertNotEquals(a.last().get("head.2.weight")[0], b.last().get("head.2.weight")[0]);
	}

	private static GanOptions gan(final DiscriminatorKind judge, final AdversarialLoss game, final long warmup) {
		return new GanOptions(1, 1, 0.1, 0, game, PerceptualTaps.DDASR, "random", judge, 4, warmup, 1e-3, false);
	}

	private TrainedNetwork train(final SrnMethod method, final long steps, final long interval, final Path checkpoint,
		final Monitor monitor)
	{
		try (NDManager manager = Engines.start().newBaseManager()) {
			return train(manager, method, steps, interval, checkpoint, method.gan() == null ? null : features(manager), monitor);
		}
	}

	private static VggFeatures features(final NDManager manager) {
		return VggFeatures.random(1, 8, new VggUse(PerceptualTaps.DDASR.layers(), false, false), manager);
	}

	private TrainedNetwork train(final NDManager manager, final SrnMethod method, final long steps, final long interval,
		final Path checkpoint, final FeatureMaps features, final Monitor monitor)
	{
		final TrainingOptions options = options(steps, interval);
		return new SrnTrainer(options, data(), Parameters.random(5), new CheckpointFile(checkpoint, "test"), monitor).train(manager, List.of(), method, (
			owner, sampler) -> method.objective(options, features, sampler, owner), method.gan() == null ? null : folder.resolve(
				"preview.png"));
	}

	private static SrnTrainee trainee(final NDManager manager, final SrnMethod method) {
		final TrainingOptions options = options(10, 5);
		return new SrnTrainee(manager, options, method, List.of(), data(), Parameters.random(5), (owner, sampler) -> method.objective(options, method
			.gan() == null ? null : features(manager), sampler, owner), null);
	}

	static TrainingOptions options(final long steps, final long interval) {
		return new TrainingOptions(Preset.TINY, 2, GlobalSkip.SINC, steps, 2, 16, Loss.L1, 1e-3, 1, "mixed", 0.03, 0.05, 0.2, 0.2, 0.2, 5,
			interval);
	}

	private static double norm(final NDArray gradient) {
		return gradient.square().sum().getFloat();
	}

	static TrainingData data() {
		return new TrainingData(List.of(volume(0)), List.of(volume(1)));
	}

	/** Stripes and a disc, values 0 … 1000. */
	private static TrainingVolume volume(final float phase) {
		final int n = 40;
		final float[] v = new float[n * n * n];
		for (int i = 0; i < v.length; i++) {
			final int x = i % n, y = i / n % n, z = i / n / n;
			v[i] = (float) (350 + (Math.hypot(x - 20, y - 18) < 13 ? 300 : 0) + 150 * Math.sin(0.9 * x + 0.3 * z + phase) + 150 * Math.sin(
				0.7 * y - 0.2 * x));
		}
		return new TrainingVolume(new Volume("stripes", ArrayImgs.floats(v, n, n, n), Geometry.ofSpacing(1, 1, 1)), new IntensityWindow(0,
			1000));
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
}
