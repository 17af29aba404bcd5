package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnConfiguration;
import io.github.ddasr.network.SrnGenerator;
import io.github.ddasr.network.SrnTileNetwork;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real SRN (with random weights) in tiles: its receptive field is far wider than any tile, yet no seam may show. */
class SrnSeamTest {

	private static final int W = 160;
	private static final int H = 136;

	@TempDir
	private Path folder;

	private SrnTileNetwork network() {
		final Path file = folder.resolve("random.safetensors");
		final SrnConfiguration configuration = new SrnConfiguration(SrnConfiguration.Preset.of("tiny"), 2, 1, GlobalSkip.of(
			"bilinear"));
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		try (var manager = Engines.start().newBaseManager()) {
			final Parameters parameters = new SrnGenerator(configuration, new Parameters(manager, Parameters.random(1)))
				.parameters();
			parameters.values().forEach((name, values) -> tensors.put(name, Tensor.of(values, parameters.shapes().get(
				name))));
		}
		ModelFile.write(file, ModelHeader.of("srn", "tiny", 2).withOptions(Map.of(SrnTileNetwork.SKIP, "bilinear")),
			tensors);
		return SrnTileNetwork.open(ModelFile.open(file), Devices.ofThisMachine().resolve(DeviceChoice.CPU));
	}

	private static float[] slice() {
		final float[] slice = Slices.read(Phantom.brain(W, H, 3).voxels(), 2, 1);
		for (int i = 0; i < slice.length; i++) slice[i] /= 4095;
		return slice;
	}

	private static float[] enlarge(final SrnTileNetwork network, final int tile) {
		// Not closed, since the network is used again.
		final TiledEnlarger enlarger = new TiledEnlarger(network, "srn", tile, 0, new MemoryBudget(1L << 30, 1L << 30));
		return enlarger.enlarge(new float[][] { slice() }, W, H, Monitor.NONE)[0];
	}

	@Test
	void seamStepsStayBelowTheLocalGradient() {
		final float[] whole, tiled;
		try (SrnTileNetwork network = network()) {
			whole = enlarge(network, 0);
			tiled = enlarge(network, 96);
		}
		assertEquals(4 * W * H, tiled.length);
		double difference = 0, step = 0, gradient = 0;
		for (int i = 0; i + 1 < whole.length; i++) {
			if (i % (2 * W) == 2 * W - 1) continue;
			final double e = tiled[i] - whole[i], next = tiled[i + 1] - whole[i + 1];
			difference = Math.max(difference, Math.abs(e));
			step = Math.max(step, Math.abs(next - e));
			gradient = Math.max(gradient, Math.abs(whole[i + 1] - whole[i]));
		}
		assertTrue(difference > 0, "tiles must matter, else this shows nothing");
		assertTrue(difference < 0.25 * gradient, "difference " + difference + ", gradient " + gradient);
		assertTrue(step < 0.1 * gradient, "step " + step + ", gradient " + gradient);
	}
}
