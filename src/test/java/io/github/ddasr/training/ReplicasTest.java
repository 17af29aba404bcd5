package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Copies that share a batch learn what one network would learn; here they are on one processor. */
class ReplicasTest {

	@Test
	void lossAndGradientAreThoseOfOneNetwork() {
		try (NDManager manager = Engines.start().newBaseManager(); NDManager scope = manager.newSubManager(); //
			SrnTrainee one = trainee(manager, List.of()); SrnTrainee shared = trainee(manager, List.of(Device.cpu())))
		{
			for (final SrnTrainee t : List.of(one, shared)) t.parameters().recordGradients();
			for (long step = 0; step < 2; step++) {
				assertEquals(one.backward(step, scope)[0], shared.backward(step, scope)[0], 1e-6);
				final float[] a = one.takeGradient(scope).toFloatArray(), b = shared.takeGradient(scope).toFloatArray();
				float largest = 0;
				for (final float v : a) largest = Math.max(largest, Math.abs(v));
				assertTrue(largest > 0);
				for (int i = 0; i < a.length; i++) assertEquals(a[i], b[i], 1e-5f * largest);
			}
		}
	}

	/** The copies follow the weights: after steps of Adam both runs have the same network. */
	@Test
	void theCopiesLearnAlong() {
		final Map<String, float[]> one = train(List.of()).last(), shared = train(List.of(Device.cpu())).last();
		one.forEach((name, values) -> assertArrayEquals(values, shared.get(name), 2e-4f, name));
	}

	@Test
	void nativeMemoryStaysFlat() {
		final List<Integer> arrays = new ArrayList<>();
		try (NDManager manager = Engines.start().newBaseManager(); SrnTrainee shared = trainee(manager, List.of(Device.cpu()))) {
			shared.parameters().recordGradients();
			for (long step = 0; step < 4; step++) try (NDManager scope = manager.newSubManager()) {
				shared.backward(step, scope);
				shared.takeGradient(scope);
				arrays.add(shared.manager().getManagedArrays().size());
			}
		}
		assertEquals(Collections.nCopies(4, arrays.get(0)), arrays);
	}

	@Test
	void moreCardsThanThereAreAreRefused() {
		final Devices devices = Devices.ofThisMachine();
		assertEquals(List.of(), devices.others(devices.resolve(DeviceChoice.CPU), 1));
		assertEquals("cards=2 needs 2 graphics cards from gpu:0 on; here are none. Give a smaller number.", assertThrows(DdasrException.class,
			() -> devices.others(devices.resolve(DeviceChoice.CPU), 2)).getMessage());
	}

	private static TrainedNetwork train(final List<Device> others) {
		final TrainingOptions options = GanTrainingTest.options(4, 2);
		try (NDManager manager = Engines.start().newBaseManager()) {
			return new SrnTrainer(options, GanTrainingTest.data(), Parameters.random(5), new CheckpointFile((Path) null, "test"), Monitor.NONE)
				.train(manager, others, SrnMethod.PLAIN, (owner, sampler) -> SrnObjective.of(options.loss()), null);
		}
	}

	private static SrnTrainee trainee(final NDManager manager, final List<Device> others) {
		final TrainingOptions options = GanTrainingTest.options(10, 5);
		return new SrnTrainee(manager, options, SrnMethod.PLAIN, others, GanTrainingTest.data(), Parameters.random(5), (owner,
			sampler) -> SrnObjective.of(options.loss()), null);
	}
}
