package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From scans to a model file, and from that file to a finer scan, by command lines alone. */
class TrainSrnTest {

	@TempDir
	Path folder;

	private Path scan;
	private Path model;

	@BeforeEach
	void phantom() {
		scan = folder.resolve("head.nii");
		model = folder.resolve("mine.safetensors");
		Nifti.write(scan, VolumeSeries.of(Phantom.brain(48, 48, 12)), PixelType.UINT16);
	}

	@Test
	void trainedModelEnlarges() {
		final Console trained = train("data=phantom", "licence=CC0");
		assertEquals(CommandRunner.DONE, trained.code, trained.err);
		assertTrue(trained.out.startsWith(model + ": tiny ×2, 2 of 2 steps"), trained.out);
		assertTrue(trained.err.contains("running on cpu"), trained.err);
		assertEquals("phantom", ModelFile.open(model).header().trainingData());
		final Path fine = folder.resolve("fine.nii");
		final Console enlarged = Console.run("super-resolve", "input=" + scan, "output=" + fine, "model=" + model,
			"axis=axial", "device=cpu");
		assertEquals(CommandRunner.DONE, enlarged.code, enlarged.err);
		assertTrue(enlarged.err.contains("running on cpu"), enlarged.err);
		assertArrayEquals(new long[] { 96, 96, 12 }, Nifti.read(fine).first().dimensions());
	}

	@Test
	void scaleThatTheModelDoesNotHaveIsRefused() {
		assertEquals(CommandRunner.DONE, train().code);
		final Console c = Console.run("super-resolve", "input=" + scan, "output=" + folder.resolve("fine.nii"), "model=" +
			model, "scale=4", "device=cpu");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.sentence().contains("enlarges slices by 2, not by 4"), c.err);
		assertFalse(Files.exists(folder.resolve("fine.nii")));
	}

	@Test
	void timeLimitKeepsWhatThereIs() {
		final Console c = Console.run("train-srn", "input=" + scan + "@0-1", "output=" + model, "preset=tiny", "scale=2",
			"steps=1000000", "minutes=0.05", "batch=1", "patch=8", "interval=1000000", "device=cpu");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.contains(" of 1000000 steps"), c.out);
		assertTrue(Files.exists(model));
	}

	@Test
	void trainsAgainstADiscriminator() {
		final Console c = train("loss=ddasr", "warmup=1", "width=4", "accumulate=2", "sharpen=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.err.contains("feature network of the loss: VGG-19"), c.err);
		final ModelHeader header = ModelFile.open(model).header();
		assertTrue(header.description().startsWith("SRN tiny ×2, L1, perceptual loss, ragan against attention-unet, weights 0.2 / 1.0 / 0.1 and 20.0 for the lattice"),
			header.description());
		assertTrue(header.provenance().get("method").contains("parts=2, gan=GanOptions[perceptual=0.2, pixel=1.0, adversarial=0.1, lattice=20.0, " +
			"game=ragan, taps=ddasr, features=bundled, judge=attention-unet, width=4, warmup=1, rate=1.0E-4, sharpen=true]"), header
				.provenance().toString());
		assertTrue(header.provenance().get("feature network").contains("features-mr"));
		assertTrue(Files.exists(folder.resolve("mine.png")));
		// The ablation D(RA) of the paper goes on from that model, without the perceptual loss.
		final Path first = model;
		model = folder.resolve("other.safetensors");
		final Console second = train("loss=ddasr", "warmup=0", "width=4", "discriminator=vgg", "perceptual=0", "start=" + first);
		assertEquals(CommandRunner.DONE, second.code, second.err);
		assertFalse(ModelFile.open(model).header().provenance().containsKey("feature network"));
	}

	@Test
	void trainsAnRrdbNet() {
		final Console c = train("architecture=rrdbnet", "loss=real-esrgan", "warmup=0", "width=4");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("rrdbnet", header.architecture());
		// The bundled feature network is not as deep as the published one.
		assertTrue(header.provenance().get("feature network").endsWith(", compared at conv1_2, conv2_2, conv3_4, conv4_4, conv5_1"), header
			.provenance().toString());
		assertTrue(header.description().startsWith("RRDBNet tiny ×2, L1, perceptual loss, vanilla against unet"), header.description());
		final Path fine = folder.resolve("fine.nii"), first = model;
		assertEquals(CommandRunner.DONE, Console.run("super-resolve", "input=" + scan, "output=" + fine, "model=" + model, "axis=axial",
			"device=cpu").code);
		model = folder.resolve("other.safetensors");
		assertEquals(CommandRunner.DONE, train("architecture=rrdbnet", "start=" + first).code);
		final Console wrong = train("start=" + first);
		assertTrue(wrong.err.contains("architecture \"rrdbnet\""), wrong.err);
	}

	@Test
	void wrongParametersAreRefused() throws IOException {
		refused("minutes=1,5 is written with a comma. Write minutes=1.5, with a decimal point.", "minutes=1,5");
		refused("steps=0 is out of range. Give a number from 1 to 10000000.", "steps=0");
		refused("preset=huge is not available. Choices: tiny, small, base, large, full.", "preset=huge");
		refused("validation=/no/such does not exist. Check the path.", "validation=/no/such");
		refused("downsampling=kspace is not available. Did you mean k-space? Choices: mixed, area, cubic, k-space, " +
			"real-esrgan, slice-profile.",
			"downsampling=kspace");
		assertFalse(Files.exists(model));
	}

	private void refused(final String sentence, final String argument) {
		final Console c = Console.run("train-srn", "input=" + scan, "output=" + model, argument);
		assertEquals(sentence + "\n", c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}

	private Console train(final String... more) {
		final String[] args = new String[10 + more.length];
		System.arraycopy(new String[] { "train-srn", "input=" + scan, "output=" + model, "preset=tiny", "scale=2",
			"steps=2", "batch=1", "patch=16", "interval=1", "device=cpu" }, 0, args, 0, 10);
		System.arraycopy(more, 0, args, 10, more.length);
		return Console.run(args);
	}
}
