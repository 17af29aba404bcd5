package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** From scans to a model for any scale, by command lines alone. */
class TrainMiassrTest {

	@TempDir
	Path folder;

	private Path model;

	@BeforeEach
	void phantoms() {
		model = folder.resolve("mine.safetensors");
		for (final String name : new String[] { "a_t1", "a_t2" }) {
			Nifti.write(folder.resolve(name + ".nii"), VolumeSeries.of(Phantom.brain(64, 56, 4)), PixelType.UINT16);
		}
	}

	private Console train(final String... more) {
		final String[] args = Arrays.copyOf(new String[] { "train-miassr", "output=" + model, "steps=2", "batch=2", "patch=32", "interval=2",
			"device=cpu" }, 7 + more.length);
		System.arraycopy(more, 0, args, 7, more.length);
		return Console.run(args);
	}

	@Test
	void trainsInBothStates() {
		final Console c = train("input=" + folder.resolve("a_t1.nii"), "gan=2", "game=scalegan", "layer=vgg54", "smallest=1.5", "largest=3",
			"data=phantom", "licence=CC0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith(model + ": MIASSR tiny ×1.5:3, 4 of 4 steps; step 4: loss "), c.out);
		assertTrue(c.err.contains("running on cpu"), c.err);
		assertTrue(c.err.contains("feature network of the loss: VGG-19") && c.err.contains("compared at conv5_1"), c.err);
		final ModelHeader header = ModelFile.open(model).header();
		assertEquals("miassr", header.architecture());
		assertEquals(ModelHeader.ANY_SCALE, header.scale());
		assertEquals("MIASSR tiny (edsr, 32 × 8) ×1.5:3, L1, then scalegan with weights 0.006 / 0.001, mixed down-sampling, 4 steps", header
			.description());
		assertEquals("phantom", header.trainingData());
		assertTrue(header.provenance().get("options").contains("width=8"), header.provenance().toString());
	}

	@Test
	void takesSeveralModalitiesAndAStartOfOne() {
		assertEquals(CommandRunner.DONE, train("input=" + folder.resolve("a_t1.nii"), "precision=16").code);
		final Path first = model;
		model = folder.resolve("other.safetensors");
		final Console c = train("input=" + folder, "modalities=_t1,_t2", "start=" + first, "freeze=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.err.contains(" of them, those of the feature extractor, are held still; fresh are "), c.err);
		assertEquals(2, ModelFile.open(model).header().channels());
		assertEquals("_t1,_t2", ModelFile.open(model).header().provenance().get("modalities"));
		assertFalse(ModelFile.open(model).header().provenance().containsKey("feature network"));
	}
}
