package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From scans to a feature network that can be opened again, by a command line. */
class TrainFeatureNetworkTest {

	@TempDir
	Path folder;

	private Path scan;
	private Path model;

	@BeforeEach
	void phantom() {
		scan = folder.resolve("head.nii");
		model = folder.resolve("mine.safetensors");
		Nifti.write(scan, VolumeSeries.of(Phantom.brain(48, 48, 40)), PixelType.UINT16);
	}

	private Console train(final String... more) {
		final String[] args = Arrays.copyOf(new String[] { "train-feature-network", "input=" + scan, "output=" + model,
			"divisor=8", "steps=3", "batch=2", "patch=32", "device=cpu" }, 8 + more.length);
		System.arraycopy(more, 0, args, 8, more.length);
		return Console.run(args);
	}

	@Test
	void trainsANetworkThatOpens() throws java.io.IOException {
		final Console c = train("data=phantom", "licence=CC0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith(model + ": 3 of 3 steps; degradation told for "), c.out);
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("vgg-features", header.architecture());
		assertEquals("phantom", header.trainingData());
		assertEquals("3", header.provenance().get("steps done"));
		// 16 bits for each of the weights up to relu5_1, and a short header.
		assertEquals(2 * 202_744, Files.size(model), 8000);
		try (NDManager m = Engines.start().newBaseManager(); VggFeatures f = FeatureNetworks.open(model.toString(), m)) {
			assertEquals(202_744, f.weights());
			final NDArray x = m.ones(new Shape(1, 1, 40, 30));
			assertEquals(new Shape(1, 64, 3, 2), f.of(x).get(4).getShape());
			assertTrue(f.provenance().contains("mine (feature network for perceptual losses"), f.provenance());
		}
	}

	@Test
	void sameSeedSameNetwork() throws java.io.IOException {
		assertEquals(CommandRunner.DONE, train().code);
		final float[] first = ModelFile.open(model).tensors().tensor("features.28.weight").floats();
		assertEquals(CommandRunner.DONE, train().code);
		assertTrue(Arrays.equals(first, ModelFile.open(model).tensors().tensor("features.28.weight").floats()));
		assertEquals(CommandRunner.DONE, train("seed=2").code);
		assertFalse(Arrays.equals(first, ModelFile.open(model).tensors().tensor("features.28.weight").floats()));
	}

	@Test
	void wrongParametersAreRefused() {
		for (final String[] bad : new String[][] { { "patch=16", "patch=16 is out of range. Give a number from 32 to 512.\n" }, {
			"divisor=3", "divisor=3 is not available. Choices: 1, 2, 4, 8.\n" }, { "batch=1",
				"batch=1 is out of range. Give a number from 2 to 256.\n" } })
		{
			final Console c = Console.run("train-feature-network", "input=" + scan, "output=" + model, bad[0]);
			assertEquals(bad[1], c.err);
			assertEquals(CommandRunner.WRONG_USAGE, c.code);
		}
		assertFalse(Files.exists(model));
	}
}
