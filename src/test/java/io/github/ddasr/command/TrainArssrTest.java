package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From scans to a model file by a command line. */
class TrainArssrTest {

	@TempDir
	Path folder;

	private Path scan;
	private Path model;

	@BeforeEach
	void phantom() {
		scan = folder.resolve("head.nii");
		model = folder.resolve("mine.safetensors");
		Nifti.write(scan, VolumeSeries.of(Phantom.brain(40, 48, 44)), PixelType.UINT16);
	}

	private Console train(final String... more) {
		final String[] args = Arrays.copyOf(new String[] { "train-arssr", "input=" + scan, "output=" + model, "steps=2", "batch=1", "patch=6",
			"points=50", "interval=1", "device=cpu" }, 9 + more.length);
		System.arraycopy(more, 0, args, 9, more.length);
		return Console.run(args);
	}

	@Test
	void trainsAModel() {
		final Console c = train("data=phantom", "licence=CC0", "precision=16", "thick=0", "largest=3.5");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith(model + ": ArSSR tiny, 2 of 2 steps; step 2: loss 0."), c.out);
		assertTrue(c.err.contains("running on cpu"), c.err);
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("arssr", header.architecture());
		assertEquals("phantom", header.trainingData());
		assertEquals("1.5:3.5", header.options().get("scales"));
		assertTrue(header.description().startsWith("ArSSR tiny, ×1.5 to ×3.5, mixed down-sampling, 2 steps"), header.description());
	}

	@Test
	void severalWaysAndAnotherLoss() {
		final Console c = train("downsampling=blur;k-space", "loss=PSNR", "grain=0.02");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.contains("step 2: loss -"), c.out);
		final String options = ModelFile.open(model).header().provenance().get("options");
		assertTrue(options.contains("downsampling=blur;k-space") && options.contains("grain=0.02") && options.contains("loss=PSNR"), options);
	}

	@Test
	void wrongParametersAreRefused() {
		refused("downsampling=blur;box is not available. Choices: mixed, blur, k-space, area, spline.", "downsampling=blur;box");
		refused("learning=0,001 is written with a comma. Write learning=0.001, with a decimal point.", "learning=0,001");
		refused("preset=huge is not available. Choices: tiny, small, rescnn, srresnet, rdn.", "preset=huge");
		refused("scales=publishd is not available. Did you mean published? Choices: mixed, published.", "scales=publishd");
		assertFalse(Files.exists(model));
	}

	private void refused(final String sentence, final String argument) {
		final Console c = train(argument);
		assertEquals(sentence + "\n", c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}
}
