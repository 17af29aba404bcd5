package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelHeaderFormat;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import net.imglib2.img.array.ArrayImgs;

/** Scale and spacing from words to files, and the models that are offered. */
class AnyScaleCommandTest {

	@TempDir
	Path folder;

	private Path input;
	private Path output;
	private String modelsBefore;

	/** A ramp of 20 × 28 × 6 voxels of 0.9 × 0.9 × 5.4 mm, turned in space. */
	@BeforeEach
	void scan() {
		input = folder.resolve("scan.nii.gz");
		output = folder.resolve("fine.nii.gz");
		final float[] values = new float[20 * 28 * 6];
		for (int i = 0; i < values.length; i++) values[i] = 100 + 10 * (i % 20) + 20 * (i / 20 % 28) + 50 * (i / 560);
		final double[][] affine = { { 0.9, 0, 0, -7 }, { 0, 0.9, 0, 5 }, { 0, 0, 5.4, 11 }, { 0, 0, 0, 1 } };
		final Geometry geometry = new Geometry(new double[] { 0.9, 0.9, 5.4 }, null, new Transform(1, affine), true);
		Nifti.write(input, VolumeSeries.of(new Volume("scan", ArrayImgs.floats(values, 20, 28, 6), geometry, PixelType.INT16, "T1")), PixelType.INT16);
		modelsBefore = System.getProperty(ModelStore.FOLDER_PROPERTY);
	}

	@AfterEach
	void forgetModels() {
		if (modelsBefore == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
		else System.setProperty(ModelStore.FOLDER_PROPERTY, modelsBefore);
	}

	private Console run(final String... more) {
		return Console.run(Stream.concat(Stream.of("super-resolve", "input=" + input, "output=" + output), Stream.of(more)).toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "cubic, scale=2.5, 50, 70, 6", "lanczos, scale=3.2, 64, 89, 6", "bspline, 'scale=1,1,3', 20, 28, 18",
		"zero-filling, 'spacing=0.9,0.9,0.9', 20, 28, 36", "zero-filling, 'scale=1.5,1,2', 30, 28, 12", "cubic, spacing=0.6, 30, 42, 54",
		"srn-x2-tiny, 'scale=2,2,1', 40, 56, 6", "srn-x2-tiny, 'spacing=0.45,0.45,5.4', 40, 56, 6", "cubic, scale=5, 100, 140, 6", "bspline, 'size=33,28,40', 33, 28, 40", "srn-x2-tiny, 'size=40,56,6', 40, 56, 6" })
	void sizesSpacingAndPlace(final String model, final String scale, final long x, final long y, final long z) {
		final Console c = run("model=" + model, scale);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final Volume fine = Nifti.read(output).first();
		assertArrayEquals(new long[] { x, y, z }, fine.dimensions());
		assertEquals(PixelType.INT16, fine.pixelType());
		final double[] old = { 0.9, 0.9, 5.4 }, corner = { -7, 5, 11 }, size = { 20, 28, 6 };
		for (int d = 0; d < 3; d++) {
			final double spacing = old[d] * size[d] / fine.dimensions()[d];
			assertEquals(spacing, fine.geometry().spacing(d), 1e-5);
			// The outer face stays.
			assertEquals(corner[d] - old[d] / 2, fine.geometry().affine()[d][3] - spacing / 2, 1e-4);
		}
		if (model.startsWith("srn")) return;
		// A ramp stays one, away from the borders.
		final long[] at = { x / 2, y / 2, z / 2 };
		double expected = 100;
		final double[] slope = { 10, 20, 50 };
		for (int d = 0; d < 3; d++) expected += slope[d] * ((at[d] + 0.5) * size[d] / fine.dimensions()[d] - 0.5);
		assertEquals(expected, fine.voxels().getAt(at).get(), model.equals("zero-filling") || model.equals("lanczos") ? 25 : 4);
	}

	@Test
	void publishedGeometryKeepsTheFirstVoxel() {
		assertEquals(0, run("model=cubic", "scale=1,1,2.5", "geometry=published").code);
		final Volume fine = Nifti.read(output).first();
		assertArrayEquals(new long[] { 20, 28, 15 }, fine.dimensions());
		assertEquals(11, fine.geometry().affine()[2][3], 1e-5);
		assertEquals(5.4 / 2.5, fine.geometry().spacing(2), 1e-5);
	}

	@Test
	void mapsOfAVolume() {
		final Console c = run("model=cubic", "scale=1,1,3", "consistency=true", "backproject=true");
		assertEquals(0, c.code, c.err);
		assertTrue(c.out.lines().toList().get(1).startsWith("consistency 0."), c.out);
		assertArrayEquals(new long[] { 20, 28, 6 }, Nifti.read(folder.resolve("fine-consistency.nii.gz")).first().dimensions());
	}

	@Test
	void manyFilesAndTheirRecord() throws IOException {
		final Console c = Console.run("super-resolve-files", "model=cubic", "spacing=0.9", "input=" + input, "output=" + folder.resolve("out"));
		assertEquals(0, c.code, c.err);
		assertArrayEquals(new long[] { 20, 28, 36 }, Nifti.read(folder.resolve("out/scan.nii.gz")).first().dimensions());
		final String ledger = Files.readString(folder.resolve("out/ddasr-ledger.csv"));
		assertTrue(ledger.contains("spacing=0.9") && !ledger.contains("scale=") && !ledger.contains("geometry="), ledger);
	}

	@Test
	void aSizeInTheRecord() throws IOException {
		final Console c = Console.run("super-resolve-files", "model=cubic", "size=20,28,30", "input=" + input, "output=" + folder.resolve("out"));
		assertEquals(0, c.code, c.err);
		final String ledger = Files.readString(folder.resolve("out/ddasr-ledger.csv"));
		assertTrue(ledger.contains("size=20,28,30") && !ledger.contains("scale=") && !ledger.contains("spacing="), ledger);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', value = {
		"scale=big > scale=big is not a scale. Write auto, a number such as 2.5, or three for x, y and z such as 1,1,3.",
		"scale=1,1,3,1 > scale=1,1,3,1 is not a scale. Write auto, a number such as 2.5, or three for x, y and z such as 1,1,3.",
		"scale=1,,3 > scale=1,,3 is not a scale. Write auto, a number such as 2.5, or three for x, y and z such as 1,1,3.",
		"scale=2,5 > scale=2,5 is written with a comma. Write scale=2.5, with a decimal point.",
		"spacing=thin > spacing=thin is not a spacing. Write millimetres: one number such as 1, or three for x, y and z such as 1,1,3.",
		"spacing=0,5 > spacing=0,5 is written with a comma. Write spacing=0.5, with a decimal point.",
		"scale=NaN > A scale of NaN is out of range. Give numbers from 1 to 16.",
		"scale=0 > A scale of 0 is out of range. Give numbers from 1 to 16.",
		"scale=-2 > A scale of -2 is out of range. Give numbers from 1 to 16.",
		"scale=1 > A scale of 1 leaves the scan as it is. Give numbers from 1 to 16, one of them above 1.",
		"scale=1,1,1 > A scale of 1 leaves the scan as it is. Give numbers from 1 to 16, one of them above 1.",
		"scale=17 > A scale of 17 is out of range. Give numbers from 1 to 16.",
		"scale=0.5 > A scale of 0.5 would make the scan coarser. Give numbers from 1 to 16; Synthesize Low Resolution makes scans coarser.",
		"spacing=1 > The voxels of scan are 0.9 × 0.9 × 5.4 mm; a spacing of 1 mm along x would make it coarser. Give 0.9 or less.",
		"scale=2 spacing=1 > scale= and spacing= are given both. Give one of them.",
		"scale=2 size=40,56,6 > scale= and size= are given both. Give one of them.",
		"spacing=0.5 size=40,56,6 > spacing= and size= are given both. Give one of them.",
		"size=40,56 > size=40,56 is not a size. Write the voxels of the result along x, y and z: three whole numbers such as 256,256,180.",
		"size=40,56,6.5 > size=40,56,6.5 is not a size. Write the voxels of the result along x, y and z: three whole numbers such as 256,256,180.",
		"size=40,56,0 > A size of 0 voxels is out of range. Give whole numbers from 1 to 2147483647.",
		"size=40,20,6 > scan has 20 × 28 × 6 voxels; size=40,20,6 would make it coarser along y. Give 28 or more." })
	void nonsenseGetsItsSentence(final String words, final String sentence) {
		final Console c = run(Stream.concat(Stream.of("model=cubic"), Stream.of(words.split(" "))).toArray(String[]::new));
		assertEquals(sentence, c.sentence());
		assertFalse(Files.exists(output));
	}

	@Test
	void aNetworkForOneScaleSaysWhatCouldDoIt() {
		assertTrue(run("model=srn-x2-tiny", "scale=2.5").sentence().matches("Model srn-x2-tiny enlarges slices by 2, not by 2\\.5\\. Choose scale=2, " +
			"or a method that can: .*cubic, lanczos, bspline, zero-filling\\."));
		assertTrue(run("model=srn-x2-tiny", "scale=1,1,3").sentence().contains("enlarges both sides of axial slices by 2 and keeps their distance, " +
			"but scale=1,1,3 makes 20 × 28 × 6 voxels of scan into 20 × 28 × 18. Choose one that does it: "));
		assertFalse(Files.exists(output));
	}

	private void model(final String name, final String architecture, final int dimensions, final Map<String, String> options) throws IOException {
		final Path models = Files.createDirectories(folder.resolve("models"));
		ModelFile.write(models.resolve(name + ".safetensors"), ModelHeader.of(architecture, "tiny", ModelHeader.ANY_SCALE).withDimensions(dimensions)
			.withOptions(options), Map.of("weight", Tensor.of(new float[] { 1 }, 1)));
		System.setProperty(ModelStore.FOLDER_PROPERTY, models.toString());
	}

	@Test
	void modelsForAnyScaleAreOfferedWhereTheyCanBeUsed() throws IOException {
		model("my-arssr", "arssr", 3, Map.of("scales", "2:4", "thick", "14"));
		model("my-miassr", "miassr", 2, Map.of("scales", "1.1:4"));
		for (final EnlargementCommand c : List.of(new SuperResolve(), new SuperResolveFile(), new SuperResolveFiles())) {
			assertTrue(c.choicesOf("model").containsAll(List.of("my-arssr", "my-miassr", "srn-x2-tiny", "cubic")), c.toString());
		}
		for (final List<String> names : List.of(new Demo().choicesOf("model"), Models.names(2), Models.names(4))) {
			assertFalse(names.contains("my-arssr") || names.contains("my-miassr"), names.toString());
			assertTrue(names.contains("cubic"));
		}
		assertTrue(new MakeIsotropic().choicesOf("model").contains("my-arssr"));
		assertFalse(new MakeIsotropic().choicesOf("model").contains("my-miassr"));
		assertTrue(new MakeIsotropicFile().choicesOf("inplane").containsAll(List.of("none", "my-miassr", "srn-x2-tiny")));
		assertFalse(new MakeIsotropicFile().choicesOf("inplane").contains("my-arssr"));
		assertEquals("srn", Models.defaultName().substring(0, 3));
		assertEquals(2, Models.scaleOf("my-arssr"));
		assertEquals("my-arssr", Models.forThickSlices(13));
		// Up to 1.6 times what was learned, and then no further.
		model("thinner", "arssr", 3, Map.of("scales", "2:4", "thick", "3"));
		assertEquals("my-arssr", Models.forThickSlices(14.5));
		assertEquals("my-arssr", Models.forThickSlices(22.3));
		assertEquals(null, Models.forThickSlices(22.5));
		final Console c = Console.run("compare-methods", "models=my-miassr", "input=" + input);
		assertTrue(c.sentence().startsWith("models=my-miassr is not available."), c.sentence());
		final Console file = Console.run("compare-methods", "models=" + folder.resolve("models/my-miassr.safetensors"), "input=" + input);
		assertTrue(file.sentence().endsWith("enlarges by any number, which cannot be used here. Choose a model that is made for one."), file.sentence());
	}

	@Test
	void modelsOfSeveralChannelsAreNotCompared() throws IOException {
		model("one", "miassr", 2, Map.of("scales", "1.1:4"));
		ModelFile.write(folder.resolve("models/two.safetensors"), ModelHeader.of("miassr", "tiny", ModelHeader.ANY_SCALE).withChannels(2), Map.of(
			"weight", Tensor.of(new float[] { 1 }, 1)));
		assertTrue(Models.names().containsAll(List.of("one", "two")));
		assertTrue(AnyScaleMethods.names().contains("one"));
		assertFalse(AnyScaleMethods.names().contains("two"));
	}

	@ParameterizedTest
	@CsvSource({ "arssr, 3", "miassr, 2" })
	void theDemonstrationWantsAModelOfOneScale(final String architecture, final int dimensions) throws IOException {
		model("mine", architecture, dimensions, Map.of("scales", "2:4"));
		final Path file = folder.resolve("models/mine.safetensors"), out = folder.resolve("demo");
		final Console c = Console.run("demo", "model=" + file, "output=" + out);
		assertEquals("model=" + file + " enlarges by any number, but here it must be a model that is made for one. Super-Resolve takes such models.", c
			.sentence());
		assertFalse(Files.exists(out));
	}

	@Test
	void modelOfOneScaleResetsTheDialog() {
		final SuperResolve command = new SuperResolve();
		set(command, "scale", "1,1,3");
		set(command, "model", "cubic");
		command.modelChanged();
		assertEquals("1,1,3", command.scaleText());
		set(command, "model", "srn-x2-tiny");
		command.modelChanged();
		assertEquals("auto", command.scaleText());
	}

	private static void set(final SuperResolve command, final String key, final Object value) {
		CommandParameter.of(SuperResolve.class).stream().filter(p -> p.key().equals(key)).forEach(p -> p.set(command, value));
	}

	@Test
	void publishedArssrFilesAreModelFiles() {
		assertTrue(ModelFile.isFileName("ArSSR_RDN.pkl"));
		assertEquals("ArSSR_RDN", Descriptions.withoutFolder("/a/ArSSR_RDN.pkl"));
		assertEquals(ModelHeaderFormat.PERCENTILE_WINDOW, ModelHeader.of("arssr", "tiny", 0).normalisation());
	}
}
