package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

/** The file command from words to file: grid, number format, and what is left when it fails. */
class SuperResolveFileTest {

	@TempDir
	Path folder;

	private Path input;
	private Path output;

	/** A ramp of 10 × 9 × 4 voxels, stored as int16, sagittal slices along the third dimension. */
	@BeforeEach
	void scan() {
		input = folder.resolve("scan, 1 scale=9 [ü].nii.gz");
		output = folder.resolve("fine.nii.gz");
		final float[] values = new float[10 * 9 * 4];
		for (int i = 0; i < values.length; i++) values[i] = 100 + 10 * (i % 10) + 20 * (i / 10 % 9) + 5 * (i / 90);
		final double[][] affine = { { 0, 0, 3, -7 }, { 2, 0, 0, 5 }, { 0, 2, 0, 11 }, { 0, 0, 0, 1 } };
		final Geometry geometry = new Geometry(new double[] { 2, 2, 3 }, null, new Transform(1, affine), true);
		final Volume volume = new Volume("scan", ArrayImgs.floats(values, 10, 9, 4), geometry, PixelType.INT16, "T1");
		Nifti.write(input, VolumeSeries.of(volume), PixelType.INT16);
	}

	@Test
	void gridTypeAndDescriptionAreKeptRight() {
		final Console c = run("model=cubic", "axis=sagittal", "device=auto");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(output + ": 20 × 18 × 4 voxels of 1 × 1 × 3 mm, int16\n", c.out);
		final Volume fine = Nifti.read(output).first();
		assertArrayEquals(new long[] { 20, 18, 4 }, fine.dimensions());
		assertArrayEquals(new double[] { 1, 1, 3 }, fine.geometry().spacing(), 1e-6);
		assertEquals(PixelType.INT16, fine.pixelType());
		assertEquals("T1", fine.description());
		// The corner moves by a quarter of an old voxel, -0.5 mm, along both enlarged dimensions.
		final double[][] expected = { { 0, 0, 3, -7 }, { 1, 0, 0, 4.5 }, { 0, 1, 0, 10.5 }, { 0, 0, 0, 1 } };
		for (int row = 0; row < 4; row++) assertArrayEquals(expected[row], fine.geometry().affine()[row], 1e-6);
		// On a ramp cubic interpolation is exact away from the borders: old 4.25 is new 9.
		assertEquals(100 + 10 * 4.25 + 20 * 4.25 + 5 * 2, fine.voxels().getAt(9, 9, 2).get(), 0.51);
	}

	@Test
	void floatAndScaleAreUnderstood() {
		assertEquals(CommandRunner.DONE, run("model=lanczos", "axis=sagittal", "scale=3", "type=float32").code);
		final Volume fine = Nifti.read(output).first();
		assertArrayEquals(new long[] { 30, 27, 4 }, fine.dimensions());
		assertEquals(PixelType.FLOAT32, fine.pixelType());
	}

	@Test
	void axisWithoutEnlargementIsTheOneNamed() {
		assertEquals(CommandRunner.DONE, run("model=cubic", "axis=axial").code);
		assertArrayEquals(new long[] { 20, 9, 8 }, Nifti.read(output).first().dimensions());
	}

	@Test
	void mapsAreFilesBesideTheOutput() throws IOException {
		final Console c = run("model=cubic", "axis=sagittal", "consistency=true", "uncertainty=true", "downsampling=k-space");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final Path map = folder.resolve("fine-consistency.nii.gz"), spread = folder.resolve("fine-uncertainty.nii.gz");
		final List<String> lines = c.out.lines().toList();
		assertEquals(4, lines.size(), c.out);
		assertTrue(lines.get(1).matches("consistency .* % of white, .*, made coarse again by k-space, mean uncertainty 0\\.000 % of white"),
			c.out);
		assertEquals(map + ": result made coarse again minus input, % of white", lines.get(2));
		final Volume difference = Nifti.read(map).first(), scan = Nifti.read(input).first(), fine = Nifti.read(output).first();
		assertArrayEquals(new long[] { 10, 9, 4 }, difference.dimensions());
		assertEquals(PixelType.FLOAT32, difference.pixelType());
		assertEquals("result made coarse again minus input, % of white", difference.description());
		for (int row = 0; row < 4; row++) {
			assertArrayEquals(scan.geometry().affine()[row], difference.geometry().affine()[row], 1e-6);
			assertArrayEquals(fine.geometry().affine()[row], Nifti.read(spread).first().geometry().affine()[row], 1e-6);
		}
		assertEquals("T1", fine.description());
	}

	@Test
	void mapThatWouldReplaceTheInputIsRefused() throws IOException {
		final Path scan = Files.copy(input, folder.resolve("a-consistency.nii.gz"));
		final Console c = Console.run("super-resolve", "model=cubic", "consistency=true", "input=" + scan, "output=" + folder.resolve(
			"a.nii.gz"));
		assertEquals("Output " + scan + " is the input file itself. Give the output another name.", c.sentence());
		assertFalse(Files.exists(folder.resolve("a.nii.gz")));
	}

	@Test
	void backProjectionBringsTheResultNearerToTheInput() {
		final String figure = "consistency (\\d\\.\\d+) % of white, before back-projection (\\d\\.\\d+) %.*";
		for (final String method : new String[] { "area", "k-space" }) {
			final String line = run("model=lanczos", "axis=sagittal", "backproject=true", "tolerance=0", "downsampling=" + method, "type=float32")
				.out.lines().toList().get(1);
			assertTrue(line.matches(figure), line);
			final double after = Double.parseDouble(line.replaceAll(figure, "$1")), before = Double.parseDouble(line.replaceAll(figure, "$2"));
			assertTrue(after < 0.1 && after < before / 2, line);
		}
	}

	/** The check is that of the model's own training where its header names one, else area. */
	@Test
	void downsamplingOfTheCheckFollowsTheModel() throws IOException {
		final ModelFile tiny = ModelStore.standard(null).open("srn-x2-tiny");
		final byte[] file;
		try (InputStream in = ModelStore.class.getResourceAsStream("/models/srn-x2-tiny.safetensors")) {
			file = in.readAllBytes();
		}
		assertTrue(tiny.header().provenance().get("options").contains("downsampling=mixed"));
		// The same length, so that the file stays valid.
		final String text = new String(file, StandardCharsets.ISO_8859_1).replace("downsampling=mixed, noise=0.035",
			"downsampling=cubic, noise=0.035");
		final Path own = Files.write(folder.resolve("own.safetensors"), text.getBytes(StandardCharsets.ISO_8859_1));
		final Console learned = run("model=" + own, "axis=sagittal", "consistency=true");
		assertTrue(learned.out.contains("made coarse again by cubic"), learned.out + learned.err);
		assertTrue(run("model=srn-x2-tiny", "axis=sagittal", "consistency=true").out.contains("made coarse again by area"));
		assertTrue(run("model=" + own, "axis=sagittal", "consistency=true", "downsampling=k-space").out.contains(
			"made coarse again by k-space"));
	}

	@Test
	void inputIsNeverOverwritten() throws IOException {
		final byte[] before = Files.readAllBytes(input);
		final Console c = Console.run("super-resolve", "input=" + input, "output=" + input, "model=cubic");
		assertEquals("output=" + input + " would overwrite " + input + ". Give another name; the input is never " +
			"overwritten.", c.sentence());
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
		assertArrayEquals(before, Files.readAllBytes(input));
	}

	@Test
	void olderResultIsReplacedOnSuccessOnly() throws IOException {
		Files.writeString(output, "older");
		final int[] asked = new int[1];
		final Console canceled = Console.run(() -> ++asked[0] > 3, "super-resolve", "input=" + input, "output=" + output,
			"model=cubic");
		assertEquals(CommandRunner.CANCELED, canceled.code, canceled.err);
		assertEquals("older", Files.readString(output));
		assertEquals(List.of(input, output), files());
		assertEquals(CommandRunner.DONE, run("model=cubic").code);
		assertArrayEquals(new long[] { 20, 9, 8 }, Nifti.read(output).first().dimensions());
	}

	@Test
	void damagedInputLeavesNothing() throws IOException {
		final byte[] bytes = Files.readAllBytes(input);
		Files.write(input, Arrays.copyOf(bytes, bytes.length / 2));
		final Console c = run("model=cubic");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.sentence().contains(input.getFileName().toString()), c.err);
		assertFalse(c.err.contains("\tat "), c.err);
		assertEquals(List.of(input), files());
	}

	@Test
	void unknownModelAndTypeAreRefused() throws IOException {
		final Console model = run("model=cubik");
		assertTrue(model.sentence().startsWith("model=cubik is not available. Did you mean cubic? Choices: "), model.err);
		assertEquals(CommandRunner.WRONG_USAGE, model.code);
		final Console device = run("model=cubic", "device=tpu");
		assertTrue(device.sentence().startsWith("device=tpu is not available."), device.err);
		output = folder.resolve("fine.jpg");
		final Console suffix = run("model=cubic");
		assertTrue(suffix.sentence().startsWith("Output fine.jpg has a suffix that is not written."), suffix.err);
		assertEquals(List.of(input), files());
	}

	@Test
	void damagedModelSaysWhy() throws IOException {
		final Path models = Files.createDirectory(folder.resolve("models"));
		final Path damaged = Files.writeString(models.resolve("mine.safetensors"), "x");
		final String before = System.setProperty(ModelStore.FOLDER_PROPERTY, models.toString());
		try {
			final Console named = run("model=mine");
			assertEquals(CommandRunner.FAILED, named.code);
			assertTrue(named.sentence().startsWith("The model mine cannot be used: "), named.err);
			assertTrue(named.sentence().contains(damaged.toString()), named.err);
		}
		finally {
			if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
			else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
		}
		final Console path = run("model=" + damaged);
		assertEquals(CommandRunner.FAILED, path.code);
		assertTrue(path.sentence().contains(damaged.toString()), path.err);
		assertFalse(Files.exists(output));
	}

	private Console run(final String... more) {
		final Stream<String> files = Stream.of("super-resolve", "input=" + input, "output=" + output);
		return Console.run(Stream.concat(files, Stream.of(more)).toArray(String[]::new));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.sorted(Comparator.comparing(p -> !p.equals(input))).toList();
		}
	}
}
