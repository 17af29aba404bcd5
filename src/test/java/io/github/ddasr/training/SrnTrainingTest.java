package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import net.imglib2.img.array.ArrayImgs;

/** What the whole training task refuses before it learns, with nothing written. */
class SrnTrainingTest {

	@TempDir
	Path folder;

	private String good;
	private Path output;

	@BeforeEach
	void scan() {
		good = write("good", 24, i -> i % 7 * 100f);
		output = folder.resolve("m.safetensors");
	}

	@Test
	void scansWithInvalidVoxelsAreRefused() throws IOException {
		final String bad = write("bad", 24, i -> i == 5 ? Float.NaN : i == 9 ? Float.POSITIVE_INFINITY : i);
		final String sentence = bad +
			" has voxels that are NaN or infinite (2 of them), from which nothing can be learned. Repair it or leave it out.";
		refused(sentence, bad, good);
		refused(sentence, good, bad);
	}

	@Test
	void scansOfOneValueAreRefused() throws IOException {
		final String flat = write("flat", 24, i -> 7);
		refused(flat + " holds one value only, from which nothing can be learned. Leave it out.", flat, good);
	}

	@Test
	void scansThatAreTooSmallAreRefused() throws IOException {
		final String small = write("small", 12, i -> i);
		refused("No training volume has slices of 16 × 16 pixels, the size of a high-resolution patch. " +
			"Choose a smaller patch, or larger volumes.", small, good);
		refused("No validation volume has slices of 16 × 16 pixels. Give larger volumes with validation=.", good, small);
	}

	@Test
	void aTableOfSomethingElseIsNotOverwritten() throws IOException {
		final Path table = Files.writeString(folder.resolve("m.csv"), "subject,age");
		refused("The run's table would overwrite " + table +
			", which belongs to no model. Give the output another name.", good, "");
		assertEquals("subject,age", Files.readString(table));
	}

	@Test
	void canceledBeforeTheFirstStepWritesNothing() throws IOException {
		final List<Path> before = files();
		final boolean[] ready = { false };
		final Monitor monitor = new Monitor() {

			@Override
			public void status(final String message) {
				ready[0] |= message.startsWith("running on");
			}

			@Override
			public boolean isCanceled() {
				return ready[0];
			}
		};
		assertThrows(CanceledException.class, () -> training(good, "").run(monitor));
		assertEquals(before, files());
	}

	private void refused(final String sentence, final String input, final String validation) throws IOException {
		final List<Path> before = files();
		assertEquals(sentence, assertThrows(DdasrException.class, () -> training(input, validation).run(Monitor.NONE))
			.getMessage());
		assertEquals(before, files());
	}

	private SrnTraining training(final String input, final String validation) {
		final TrainingOptions options = new TrainingOptions(Preset.TINY, 2, GlobalSkip.NONE, 2, 1, 8, Loss.L1, 1e-3, 1, "area", 0, 0.05, 0, 0, 0, 1,
			1);
		return new SrnTraining(TrainingSource.parse(input), TrainingSource.parse(validation), output, options, null, Keep.BEST,
			DeviceChoice.CPU, new SrnTraining.Origin("", ""), false, 0);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private interface Formula {

		float at(int index);
	}

	private String write(final String name, final int side, final Formula formula) {
		final float[] v = new float[side * side * side];
		for (int i = 0; i < v.length; i++) v[i] = formula.at(i);
		final Path file = folder.resolve(name + ".nii");
		Nifti.write(file, VolumeSeries.of(new Volume(name, ArrayImgs.floats(v, side, side, side), Geometry.ofSpacing(1, 1,
			1))), PixelType.FLOAT32);
		return file.toString();
	}
}
