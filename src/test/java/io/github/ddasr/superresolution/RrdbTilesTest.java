package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TorchFixture;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.RrdbNet;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;

/** RRDBNets with random weights, opened from files and run in tiles. */
class RrdbTilesTest {

	private static final int W = 77, H = 60;

	@TempDir
	private Path folder;

	private static float[] slice() {
		final float[] slice = Slices.read(Phantom.brain(W, H, 3).voxels(), 2, 1);
		for (int i = 0; i < slice.length; i++) slice[i] /= 4095;
		return slice;
	}

	private static Map<String, float[]> weights(final RrdbShape shape) {
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, Parameters.random(4))) {
			return new RrdbNet(shape, p).parameters().values();
		}
	}

	private StoredNetworks networks() {
		return new StoredNetworks(ModelStore.standard(folder.toString()), DeviceChoice.CPU);
	}

	private static float[] enlarge(final StoredNetworks networks, final String name, final int factor, final int tile) {
		try (TiledEnlarger enlarger = new TiledEnlarger(networks.open(name, factor), name, tile, 0, MemoryBudget.ofThisMachine())) {
			return enlarger.enlarge(new float[][] { slice() }, W, H, Monitor.NONE)[0];
		}
	}

	@Test
	void aModelOfThisSuiteIsListedAndRunsInTilesWithoutSeams() {
		final RrdbShape shape = new RrdbShape(8, 1, 4, 2, 2, 1);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		weights(shape).forEach((name, values) -> tensors.put(name, Tensor.of(values, shape.tensors().get(name))));
		ModelFile.write(folder.resolve("mine.safetensors"), shape.header(), tensors);
		final StoredNetworks networks = networks();
		assertTrue(networks.names().contains("mine"));
		assertEquals(2, networks.scale("mine"));
		final float[] whole = enlarge(networks, "mine", 2, 0), tiled = enlarge(networks, "mine", 2, 48);
		assertEquals(4 * W * H, whole.length);
		double spread = 0, worst = 0, mean = 0;
		for (final float v : whole) mean += v / whole.length;
		for (int i = 0; i < whole.length; i++) {
			spread += (whole[i] - mean) * (whole[i] - mean) / whole.length;
			worst = Math.max(worst, Math.abs(whole[i] - tiled[i]));
		}
		assertTrue(worst < 0.02 * Math.sqrt(spread), "difference " + worst + " of a spread of " + Math.sqrt(spread));
	}

	/** A colour network out of a public file sees the slice in all three channels, and the mean of its channels is the answer. */
	@Test
	void publicColourWeightsRunOnGreySlices() throws IOException {
		final RrdbShape shape = new RrdbShape(6, 1, 3, 2, 4, 3);
		final Map<String, float[]> weights = weights(shape);
		final Map<String, TorchFixture.Entry> entries = new LinkedHashMap<>();
		weights.forEach((name, values) -> entries.put("params_ema." + name, TorchFixture.Entry.floats(values, shape.tensors().get(
			name))));
		final Path file = folder.resolve("public.pth");
		TorchFixture.zip(file, entries);
		final float[] answer = enlarge(networks().withFile(file.toString()), file.toString(), 4, 0);
		final float[] grey = slice(), colour = new float[3 * grey.length];
		for (int i = 0; i < colour.length; i++) colour[i] = grey[i % grey.length];
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, (n, s, i) -> weights.get(n))) {
			final float[] out = ChannelsLast.toPlanar(new RrdbNet(shape, p).forward(ChannelsLast.fromPlanar(manager, colour, new Shape(
				1, 3, H, W))));
			final float[] mean = new float[answer.length];
			for (int i = 0; i < out.length; i++) mean[i % mean.length] += out[i] / 3;
			assertArrayEquals(mean, answer, 1e-5f);
		}
		assertTrue(assertThrows(DdasrException.class, () -> networks().withFile(file.toString()).open(file.toString(), 2)).getMessage()
			.startsWith("The model public enlarges by 4, not by 2"));
	}
}
