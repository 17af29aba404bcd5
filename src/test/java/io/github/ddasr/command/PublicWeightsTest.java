package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.model.TorchFixture;
import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** Weights of an RRDBNet as others publish them, given to the commands by path. */
class PublicWeightsTest {

	@TempDir
	Path folder;

	private Path input;
	private Path weights;

	@BeforeEach
	void scanAndWeights() throws IOException {
		input = folder.resolve("scan.nii");
		Nifti.write(input, VolumeSeries.of(Phantom.brain(15, 13, 3)), PixelType.INT16);
		weights = folder.resolve("public x2.pth");
		final Map<String, Entry> entries = new LinkedHashMap<>();
		final SplittableRandom random = new SplittableRandom(1);
		new RrdbShape(4, 1, 2, 2, 2, 3).tensors().forEach((name, shape) -> {
			int n = 1;
			for (final long s : shape) n *= (int) s;
			final float[] values = new float[n];
			for (int i = 0; i < n; i++) values[i] = (float) random.nextDouble(-0.3, 0.3);
			entries.put("params_ema." + name, Entry.floats(values, shape));
		});
		TorchFixture.zip(weights, entries);
	}

	@Test
	void theyEnlargeByTheirOwnScale() {
		final Path output = folder.resolve("fine.nii");
		final Console c = Console.run("super-resolve", "input=" + input, "output=" + output, "model=" + weights, "axis=axial",
			"device=cpu");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertArrayEquals(new long[] { 30, 26, 3 }, Nifti.read(output).first().dimensions());
		assertTrue(c.err.contains("running on cpu"), c.err);
	}

	@Test
	void whatTheyCannotDoIsSaid() throws IOException {
		final Path output = folder.resolve("fine.nii");
		final Console scale = Console.run("super-resolve", "input=" + input, "output=" + output, "model=" + weights, "scale=4");
		assertTrue(scale.sentence().matches("Model public x2\\.pth enlarges slices by 2, not by 4\\. Choose scale=2, or a method that can: " +
			"srn-x4-sharp, .*zero-filling\\."), scale.sentence());
		final Path other = folder.resolve("other.pth");
		TorchFixture.zip(other, Map.of("classifier.weight", Entry.floats(new float[] { 1, 2 }, 2)));
		final Console wrong = Console.run("super-resolve", "input=" + input, "output=" + output, "model=" + other);
		assertEquals("The file " + other + " is no network that DDASR can run: under names that are known, it holds none of " +
			"these: RRDBNet (the network of ESRGAN, RealSR and Real-ESRGAN), ArSSR, MIASSR. Choose another file.", wrong.sentence());
		Files.write(other, new byte[] { 'P', 'K', 3, 4, 5 });
		final Console damaged = Console.run("super-resolve", "input=" + input, "output=" + output, "model=" + other);
		assertTrue(damaged.sentence().startsWith("The file " + other + " is not a usable PyTorch state dict: "), damaged.err);
		assertFalse(damaged.err.contains("\tat "), damaged.err);
		assertFalse(Files.exists(output));
	}

	@Test
	void theyAreCited() {
		final Console c = Console.run("cite", "model=" + weights);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.contains("RRDBNet of 1 block and 4 features, 3 channels, enlarges by 2, from public x2.pth"), c.out);
		assertTrue(c.out.contains("@inproceedings{wang2018esrgan,"), c.out);
	}
}
