package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** A training that goes on from a trained network, and the losses. */
class StartModelTest {

	private static final String LAYER = "decoder.3.weight";

	@TempDir
	Path folder;

	private Path scan;

	@BeforeEach
	void scan() {
		final float[] values = new float[24 * 24 * 24];
		for (int i = 0; i < values.length; i++) values[i] = 500 + 300 * (float) Math.sin(i * 0.37);
		scan = folder.resolve("scan.nii");
		Nifti.write(scan, VolumeSeries.of(new Volume("scan", ArrayImgs.floats(values, 24, 24, 24), Geometry.ofSpacing(1, 1,
			1))), PixelType.FLOAT32);
	}

	@Test
	void goesOnFromTheWeightsOfTheModel() {
		final Path first = train("first", null, 1e-3, GlobalSkip.SINC);
		final Path second = train("second", first, 1e-12, GlobalSkip.SINC);
		assertArrayEquals(layer(first), layer(second), 1e-7f);
		assertNotEquals(layer(first)[0], layer(train("third", null, 1e-12, GlobalSkip.SINC))[0]);
		assertEquals("first.safetensors, SHA-256 " + ModelFile.open(first).sha256(), ModelFile.open(second).header()
			.provenance().get("start"));
	}

	@Test
	void refusesAModelOfAnotherShape() {
		final Path first = train("first", null, 1e-3, GlobalSkip.NONE);
		assertEquals("The model " + first + " is another network than the one to be trained (preset=tiny, scale=2, " +
			"skip=sinc). Give its own preset, scale and skip, or leave out start=.", assertThrows(DdasrException.class,
				() -> train("second", first, 1e-3, GlobalSkip.SINC)).getMessage());
	}

	@Test
	void lossesAreMeans() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray difference = manager.create(new float[] { 1, -2, 0, 3 });
			assertEquals(1.5f, Loss.L1.of(difference).getFloat());
			assertEquals(3.5f, Loss.MSE.of(difference).getFloat());
		}
	}

	@Test
	void lossOfDecibelsIsAMeanOverPatches() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			// Mean squares 0.01 and 0.0001, 20 and 40 dB: the mean is 30 dB, whichever patch has more to lose.
			final NDArray difference = manager.create(new float[] { 0.1f, -0.1f, 0.01f, 0.01f }, new Shape(2, 1, 1, 2));
			assertEquals(-3, Loss.PSNR.of(difference).getFloat(), 0.003);
			assertEquals(-6, Loss.PSNR.of(difference.zerosLike()).getFloat(), 1e-4);
		}
	}

	@Test
	void resultIsBlendedWithTheStart() {
		final Path first = train("first", null, 1e-3, GlobalSkip.SINC);
		final float[] before = layer(first), after = layer(train("second", first, 1e-3, GlobalSkip.SINC));
		final float[] expected = new float[after.length];
		for (int i = 0; i < expected.length; i++) expected[i] = 0.25f * before[i] + 0.75f * after[i];
		assertNotEquals(before[0], after[0]);
		// The same run again goes on from its checkpoint, which is at the end.
		final Path mixed = train("second", first, 1e-3, GlobalSkip.SINC, 0.25);
		assertArrayEquals(expected, layer(mixed), 1e-7f);
		assertEquals("0.25 of the start's weights, 0.75 of these; the figures of the last row are from before that", ModelFile.open(
			mixed).header().provenance().get("blend"));
		assertEquals("blend=0.25 mixes the start model into the result, but there is none. Give one with start=, or leave out blend=.",
			assertThrows(DdasrException.class, () -> train("third", null, 1e-3, GlobalSkip.SINC, 0.25)).getMessage());
	}

	private Path train(final String name, final Path start, final double rate, final GlobalSkip skip) {
		return train(name, start, rate, skip, 0);
	}

	private Path train(final String name, final Path start, final double rate, final GlobalSkip skip, final double blend) {
		final Path output = folder.resolve(name + ".safetensors");
		final TrainingOptions options = new TrainingOptions(Preset.TINY, 2, skip, 2, 1, 8, Loss.L1, rate, 1, "area", 0, 0.05, 0, 0, 0, 1, 1);
		new SrnTraining(List.of(new TrainingSource(scan, 0, 1)), List.of(), output, options, start == null ? null : ModelFile.open(start), Keep.LAST,
			DeviceChoice.CPU, new SrnTraining.Origin("", ""), false, blend).run(Monitor.NONE);
		return output;
	}

	private static float[] layer(final Path model) {
		return ModelFile.open(model).tensors().tensor(LAYER).floats();
	}
}
