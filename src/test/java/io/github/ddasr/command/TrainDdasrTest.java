package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.training.TrainingOptions;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** The command's own part: folders, defaults, the models folder. */
class TrainDdasrTest {

	@TempDir
	Path folder;

	private String before;
	private Path models;

	@BeforeEach
	void scans() throws IOException {
		before = System.getProperty(ModelStore.FOLDER_PROPERTY);
		models = folder.resolve("models");
		System.setProperty(ModelStore.FOLDER_PROPERTY, models.toString());
		Files.createDirectories(folder.resolve("good/more"));
		Files.createDirectory(folder.resolve("My poor scans"));
		Nifti.write(folder.resolve("good/head.nii"), VolumeSeries.of(Phantom.brain(64, 64, 10)), PixelType.UINT16);
		Nifti.write(folder.resolve("My poor scans/head.nii"), VolumeSeries.of(Phantom.brain(32, 32, 3)), PixelType.UINT16);
	}

	@AfterEach
	void restore() {
		if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
		else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
	}

	@Test
	void superResolveListsTheResult() throws IOException {
		final Console c = Console.run("train-ddasr", "input=" + folder.resolve("good"), "texture=" + folder.resolve("My poor scans"),
			"dsnsteps=1", "plainsteps=1", "gansteps=1", "crop=64", "crops=1", "batch=1", "patch=16", "width=4", "interval=1", "features=random",
			"device=cpu");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.err.contains("the plan:\n  stage 1 of 5: the down-sampling network, 1 step\n  stage 2 of 5: the pairs\n"), c.err);
		assertTrue(c.err.contains("set aside to judge the result: the axial slices from 0.45 to 0.55"), c.err);
		assertTrue(c.out.startsWith("To use it: `super-resolve model=ddasr-x2-my-poor-scans input="), c.out);
		assertEquals("srn-x2-tiny, SHA-256 " + ModelStore.standard(null).open("srn-x2-tiny").sha256(), ModelFile.open(models.resolve(
			"ddasr-x2-my-poor-scans-work/plain.safetensors")).header().provenance().get("start"));
		assertTrue(new SuperResolve().choicesOf("model").contains("ddasr-x2-my-poor-scans"));
		assertTrue(new TrainDdasr().choicesOf("method").contains("ddasr-x2-my-poor-scans-dsn"));
		assertEquals("head.nii.gz@0.0-0.4 (pair, ddasr-x2-my-poor-scans-dsn.safetensors, SHA-256 " + ModelFile.open(models.resolve(
			"ddasr-x2-my-poor-scans-dsn.safetensors")).sha256() + ", seed 1)", ModelFile.open(models.resolve(
				"ddasr-x2-my-poor-scans.safetensors")).header().provenance().get("input").split(", head")[0]);
	}

	@Test
	void emptyFolderIsRefused() throws IOException {
		Files.createDirectory(folder.resolve("empty"));
		Files.writeString(folder.resolve("note.txt"), "no scan");
		assertEquals("texture=" + folder.resolve("empty") + " holds no NIfTI file (.nii, .nii.gz, .hdr). Choose another folder.", refused("input=" +
			folder.resolve("good"), "texture=" + folder.resolve("empty")));
		assertEquals("input=" + folder.resolve("empty") + " holds no NIfTI file (.nii, .nii.gz, .hdr). Choose another folder.", refused("input=" +
			folder.resolve("empty"), "texture=" + folder.resolve("good")));
		assertEquals("input=" + folder.resolve("note.txt") + " is not a NIfTI file (.nii, .nii.gz, .hdr). Save it as one, with Save as NIfTI.",
			refused("input=" + folder.resolve("note.txt"), "texture=" + folder.resolve("good")));
		assertFalse(Files.exists(models));
	}

	private static String refused(final String... args) {
		final String[] all = new String[1 + args.length];
		all[0] = "train-ddasr";
		System.arraycopy(args, 0, all, 1, args.length);
		final Console c = Console.run(all);
		assertEquals(CommandRunner.WRONG_USAGE, c.code, c.err);
		return c.sentence();
	}

	@Test
	void trainingBeginsWithTheBundledNetworkOfTheSameShape() {
		final TrainingOptions o = TrainingOptions.defaults();
		assertEquals("srn-x2-tiny", DdasrDefaults.start("auto", "tiny", o, false).name());
		assertNull(DdasrDefaults.start("auto", "tiny", o, true), "an RRDBNet");
		assertNull(DdasrDefaults.start("auto", "large", o, false), "none of that size");
		assertNull(DdasrDefaults.start("none", "tiny", o, false));
		assertEquals("srn-x2-small", DdasrDefaults.start("srn-x2-small", "tiny", o, false).name(), "said by the user, checked later");
	}

	@Test
	void defaultsFollowTheMachine() {
		final DdasrDefaults slow = new DdasrDefaults("cpu (2 threads)"), fast = new DdasrDefaults("gpu:0");
		assertEquals(8, slow.hours(0));
		assertEquals(1, fast.hours(0));
		assertEquals(0.5, fast.hours(0.5));
		assertEquals("tiny", slow.preset("auto", 8, false));
		assertEquals("small", fast.preset("auto", 1, false));
		assertEquals("base", fast.preset("auto", 3, false));
		assertEquals("small", fast.preset("auto", 3, true));
		assertEquals("large", slow.preset("large", 8, false));
		assertEquals(6, slow.batch(0, "tiny"));
		assertEquals(48, slow.patch(0, "small"));
		assertEquals(models.resolve("ddasr-x4-lr-10.safetensors"), DdasrDefaults.output(Path.of("/data/LR_10.nii.gz").toFile(), null, "4"));
	}
}
