package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.quality.NiqeModel;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** From scans to the models of NIQE-MR and BRISQUE-MR by command lines alone; heads of three sizes are three subjects. */
class FitQualityModelsTest {

	@TempDir
	static Path folder;

	private static String both;

	private final Path model = folder.resolve("mine.safetensors");

	@BeforeAll
	static void phantoms() {
		both = "input=" + head("a", 72, 88, 40) + ";" + head("b", 64, 80, 36);
		head("c", 60, 72, 24);
	}

	@AfterEach
	void remove() throws IOException {
		Files.deleteIfExists(model);
	}

	@Test
	void niqeLearnsAndJudges() {
		final Console c = niqe("validation=" + folder.resolve("c.nii"), "data=phantoms", "licence=CC0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith(model + ", fitted: 2 subjects, "), c.out);
		assertTrue(c.out.contains("validation, noise: Spearman "), c.out);
		assertTrue(c.out.contains("validation, all: Spearman "), c.out);
		final NiqeModel read = NiqeModel.read(ModelFile.open(model));
		assertEquals(24, read.blockSize());
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("phantoms", header.trainingData());
		assertEquals("CC0", header.licence());
		assertTrue(header.description().startsWith("NIQE-MR"), header.description());
		assertEquals("c.nii", header.provenance().get("validation"));
	}

	@Test
	void brisqueLearnsAndJudges() {
		final Console c = brisque("validation=" + folder.resolve("c.nii"), "data=phantoms", "licence=CC0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith(model + ", fitted: 2 subjects, 108 images, "), c.out);
		assertTrue(c.out.contains("held-out subjects, all: Spearman "), c.out);
		assertTrue(c.out.contains("validation, blur: Spearman "), c.out);
		assertFalse(c.out.contains("optimization finished"), c.out);
		final BrisqueModel read = BrisqueModel.read(ModelFile.open(model));
		assertTrue(read.coefficients().length <= 108);
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("phantoms", header.trainingData());
		assertTrue(header.provenance().get("target").contains("GMSD"));
		assertTrue(header.provenance().containsKey("validation, all"));
	}

	@Test
	void theSameSeedGivesTheSameBytes() throws IOException {
		assertEquals(CommandRunner.DONE, brisque("seed=3").code);
		final byte[] first = Files.readAllBytes(model);
		assertEquals(CommandRunner.DONE, brisque("seed=3").code);
		assertArrayEquals(first, Files.readAllBytes(model));
		assertEquals(CommandRunner.DONE, niqe().code);
		final byte[] blocks = Files.readAllBytes(model);
		assertEquals(CommandRunner.DONE, niqe().code);
		assertArrayEquals(blocks, Files.readAllBytes(model));
	}

	@Test
	void tooLittleIsRefused() {
		final Console one = Console.run("fit-brisque-model", "input=" + folder.resolve("a.nii"), "output=" + model);
		assertEquals(CommandRunner.FAILED, one.code);
		assertEquals("BRISQUE-MR is fitted on some subjects and checked on others, so scans of two subjects at least are " +
			"needed. Give more files with input=.", one.sentence());
		final Console few = niqe("blocksize=96");
		assertEquals(CommandRunner.FAILED, few.code);
		assertEquals("Only 0 blocks of 96 × 96 pixels can be learned from, but 72 are needed. Give more scans, larger ones, " +
			"or a smaller block.", few.sentence());
		assertFalse(Files.exists(model));
	}

	@Test
	void wrongInputIsRefused() {
		final Console same = niqe("validation=" + folder.resolve("b.nii") + "@0-0.5");
		assertEquals(CommandRunner.FAILED, same.code);
		assertEquals("The validation scan " + folder.resolve("b.nii") + " is among the scans to learn from, which would " +
			"flatter the result. Validate on other subjects.", same.sentence());
		refused("The model file " + folder.resolve("m.txt") + " must end in .safetensors.", "fit-niqe-model", both, "output=" +
			folder.resolve("m.txt"));
		refused("fit-niqe-model needs output=FILE.", "fit-niqe-model", both);
		refused("blocksize=32 is not available. Choices: 24, 48, 96.", "fit-niqe-model", both, "output=" + model,
			"blocksize=32");
		refused("images=10 is out of range. Give a number from 50 to 100000.", "fit-brisque-model", both, "output=" + model,
			"images=10");
		refused("input=/no/such does not exist. Check the path.", "fit-brisque-model", "input=/no/such", "output=" + model);
		assertFalse(Files.exists(model));
	}

	@Test
	void cancelLeavesNothing() {
		for (final String command : new String[] { "fit-niqe-model", "fit-brisque-model" }) {
			final Console c = Console.run(() -> true, command, both, "output=" + model);
			assertEquals(CommandRunner.CANCELED, c.code, c.err);
			assertFalse(Files.exists(model));
		}
	}

	private static void refused(final String sentence, final String... arguments) {
		final Console c = Console.run(arguments);
		assertEquals(sentence, c.sentence());
		assertTrue(c.code == CommandRunner.WRONG_USAGE || c.code == CommandRunner.FAILED, "exit code " + c.code);
	}

	private static Path head(final String name, final int nx, final int ny, final int nz) {
		final Path file = folder.resolve(name + ".nii");
		Nifti.write(file, VolumeSeries.of(Phantom.brain(nx, ny, nz)), PixelType.UINT16);
		return file;
	}

	private Console niqe(final String... more) {
		return run("fit-niqe-model", more);
	}

	private Console brisque(final String... more) {
		final String[] all = Arrays.copyOf(more, more.length + 1);
		all[more.length] = "images=115";
		return run("fit-brisque-model", all);
	}

	private Console run(final String command, final String... more) {
		final String[] arguments = new String[3 + more.length];
		System.arraycopy(new String[] { command, both, "output=" + model }, 0, arguments, 0, 3);
		System.arraycopy(more, 0, arguments, 3, more.length);
		return Console.run(arguments);
	}
}
