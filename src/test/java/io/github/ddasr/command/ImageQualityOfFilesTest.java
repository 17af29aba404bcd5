package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.io.PngWriter;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

class ImageQualityOfFilesTest {

	@TempDir
	Path folder;

	/** A picture of 12 × 11 pixels whose mean is 65.5 + shift. */
	private void picture(final String name, final int shift) throws IOException {
		final byte[] pixels = new byte[12 * 11];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i + shift);
		Files.createDirectories(folder.resolve(name).getParent());
		PngWriter.write(folder.resolve(name), pixels, 12, 11);
	}

	private Console run(final String... words) {
		final String[] args = new String[words.length + 1];
		args[0] = "image-quality-of-files";
		for (int i = 0; i < words.length; i++) args[i + 1] = words[i].replace("DIR", folder.toString());
		return Console.run(args);
	}

	private String table() throws IOException {
		return Files.readString(folder.resolve("t.csv"));
	}

	@Test
	void folderBecomesATable() throws IOException {
		picture("in/b.png", 0);
		picture("in/a, 1.png", 50);
		picture("in/deep/c.png", 7);
		final Console c = run("input=DIR/in", "metrics=mean-grey", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		assertEquals("file,slice,mean-grey,notes\n\"a, 1.png\",1,115.5,\nb.png,1,65.5,\ndeep/c.png,1,72.5,\n", table());
		assertTrue(c.out.endsWith("Mean Grey (grey): 84.5 ± 27.074, median 72.5, n = 3\nMean Grey: mean of what counts\n"), c
			.out);
		// What each file calls forth is said once.
		assertEquals(1, c.err.lines().filter(l -> l.startsWith("Note: \"a, 1.png\"")).count(), c.err);
		assertEquals(1, c.err.lines().filter(l -> l.startsWith("Note: The same of 2 more files: ")).count(), c.err);
	}

	@Test
	void filesAndWildcardsAreTakenToo() throws IOException {
		picture("x/a.png", 0);
		picture("x/b.png", 1);
		picture("y/a.png", 2);
		run("input=DIR/x/a.png;DIR/y/a.png", "metrics=mean-grey", "output=DIR/t.csv");
		assertEquals("file,slice,mean-grey,notes\na.png,1,65.5,\n" + folder + "/y/a.png,1,67.5,\n", table());
		run("input=DIR/x/?.png", "metrics=mean-grey", "output=DIR/t.csv");
		assertEquals("file,slice,mean-grey,notes\na.png,1,65.5,\nb.png,1,66.5,\n", table());
	}

	@Test
	void referencesAreFoundByName() throws IOException {
		picture("in/a.png", 4);
		picture("in/deep/b.png", 10);
		picture("in/c.png", 0);
		picture("in/lost.png", 0);
		picture("ref/a.png", 0);
		picture("ref/b.png", 0);
		picture("ref/c.png", 0);
		picture("ref/other/c.png", 0);
		Files.copy(folder.resolve("ref/a.png"), folder.resolve("ref/deep.bmp.txt"));
		final Console c = run("input=DIR/in", "reference=DIR/ref", "metrics=psnr", "output=DIR/t.csv");
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals("1 of 4 files could not be measured, as said above. The figures of the others are in " + folder + "/t.csv.", c
			.sentence());
		// PSNR of a difference of 4 and of 10: 20 log10(255 / 4), 20 log10(255 / 10).
		assertEquals("file,slice,psnr,notes\na.png,1," + 20 * Math.log10(255 / 4.0) + ",\nc.png,1,Infinity,psnr: the images are " +
			"identical\ndeep/b.png,1," + 20 * Math.log10(25.5) + ",\n", rounded(table()));
		assertTrue(c.out.contains("Failed: lost.png: lost.png has no reference: " + folder + "/ref holds no image of that name. " +
			"Put it there, or measure without reference=.\n"), c.out);
		final Console one = run("input=DIR/in/a.png", "reference=DIR/ref/b.png", "metrics=psnr", "output=DIR/t.csv");
		assertEquals(0, one.code, one.err);
	}

	/** 10 log10 of a square and 20 log10 may differ in the last digit. */
	private static String rounded(final String table) {
		return table.replace(Double.toString(10 * Math.log10(255 * 255 / 16.0)), Double.toString(20 * Math.log10(255 / 4.0)))
			.replace(Double.toString(10 * Math.log10(255 * 255 / 100.0)), Double.toString(20 * Math.log10(25.5)));
	}

	@Test
	void severalReferencesOfOneNameAreRefused() throws IOException {
		picture("in/a.png", 0);
		picture("ref/x/a.png", 0);
		picture("ref/y/a.png", 0);
		assertEquals("a.png has several references: x/a.png, y/a.png. Leave one of them in the folder.", run("input=DIR/in",
			"reference=DIR/ref", "metrics=psnr", "output=DIR/t.csv").sentence());
		assertFalse(Files.exists(folder.resolve("t.csv")));
	}

	@Test
	void badFilesDoNotEndTheRun() throws IOException {
		picture("in/good.png", 0);
		Files.writeString(folder.resolve("in/bad.png"), "no picture");
		Files.write(folder.resolve("in/cut.nii"), new byte[100]);
		final Console c = run("input=DIR/in", "metrics=mean-grey", "output=DIR/t.csv");
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals("file,slice,mean-grey,notes\ngood.png,1,65.5,\n", table());
		assertEquals(2, c.out.lines().filter(l -> l.startsWith("Failed: ")).count(), c.out);
		assertTrue(c.sentence().startsWith("2 of 3 files could not be measured"), c.err);
		Files.delete(folder.resolve("t.csv"));
		Files.delete(folder.resolve("in/good.png"));
		final Console none = run("input=DIR/in", "metrics=mean-grey", "output=DIR/t.csv");
		assertTrue(none.sentence().startsWith("None of the 2 files could be measured, and nothing was written. The first: "), none
			.err);
		assertFalse(Files.exists(folder.resolve("t.csv")));
		final Console single = run("input=DIR/in/bad.png", "metrics=mean-grey", "output=DIR/t.csv");
		assertTrue(single.sentence().contains("bad.png is not an image that can be read."), single.sentence());
		final Console empty = run("input=DIR/in", "reference=EMPTY".replace("EMPTY", Files.createDirectory(folder.resolve(
			"empty")).toString()), "metrics=psnr", "output=DIR/t.csv");
		assertEquals("The folder " + folder + "/empty holds no image (NIfTI, TIFF, DICOM, PNG, JPEG, BMP, GIF, PGM). Choose " +
			"another.", empty.sentence());
	}

	@Test
	void everyVolumeOfASeriesIsMeasured() throws IOException {
		final Volume[] volumes = new Volume[3];
		for (int v = 0; v < 3; v++) {
			final float[] values = new float[12 * 11 * 2];
			for (int i = 0; i < values.length; i++) values[i] = i % 132 + 10 * v;
			volumes[v] = new Volume("v", ArrayImgs.floats(values, 12, 11, 2), Geometry.ofSpacing(1, 1, 1), PixelType.UINT8, "");
		}
		Nifti.write(folder.resolve("series.nii"), new VolumeSeries(List.of(volumes), 2, "s"), PixelType.UINT8);
		Nifti.write(folder.resolve("pair.nii"), new VolumeSeries(List.of(volumes[0], volumes[1]), 2, "s"), PixelType.UINT8);
		final Console c = run("input=DIR/series.nii", "metrics=mean-grey", "last=1", "skip=0", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		assertEquals("file,slice,mean-grey,notes\n\"series.nii, volume 1\",1,65.5,\n\"series.nii, volume 2\",1,75.5,\n" +
			"\"series.nii, volume 3\",1,85.5,\n", table());
		assertEquals("series.nii holds 3 volumes, its reference 2. Give a reference with one volume, or with as many.", run(
			"input=DIR/series.nii", "reference=DIR/pair.nii", "metrics=psnr", "output=DIR/t.csv").sentence());
	}

	@Test
	void jsonIsWrittenWhereItIsAskedFor() throws IOException {
		picture("a.png", 0);
		final Console c = run("input=DIR/a.png", "metrics=all", "window=0:100", "rayleigh=false", "output=DIR/t.json");
		assertEquals(0, c.code, c.err);
		final JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("t.json"))).getAsJsonObject();
		final JsonObject volume = json.getAsJsonArray("volumes").get(0).getAsJsonObject();
		assertEquals(100, volume.getAsJsonObject("window").get("upper").getAsDouble());
		assertFalse(json.getAsJsonObject("options").get("rayleigh").getAsBoolean());
		assertEquals("a.png", json.getAsJsonArray("rows").get(0).getAsJsonObject().get("file").getAsString());
	}

	@Test
	void inputsAreNotOverwritten() throws IOException {
		picture("in/a.png", 0);
		Files.move(folder.resolve("in/a.png"), folder.resolve("in/a.csv"));
		assertEquals("output=" + folder + "/in/a.csv would overwrite " + folder + "/in/a.csv. Give another name; the input is " +
			"never overwritten.", run("input=DIR/in/*.csv", "metrics=mean-grey", "output=DIR/in/a.csv").sentence());
	}

	@Test
	void aRepeatedRunMeasuresOnlyWhatFailed() throws IOException {
		picture("in/a.png", 0);
		Files.writeString(folder.resolve("in/b.png"), "no picture");
		final Path kept = folder.resolve("t.csv.parts/a.png.json");
		assertEquals(CommandRunner.FAILED, run("input=DIR/in", "metrics=mean-grey", "output=DIR/t.csv").code);
		// Figures that are kept are not measured again: these are made up.
		final String figures = Files.readString(kept);
		assertTrue(figures.contains("65.5"), figures);
		Files.writeString(kept, figures.replace("65.5", "12.5"));
		picture("in/b.png", 0);
		final Console c = run("input=DIR/in", "metrics=mean-grey", "output=DIR/t.csv");
		assertEquals(0, c.code, c.err);
		assertEquals("file,slice,mean-grey,notes\na.png,1,12.5,\nb.png,1,65.5,\n", table());
		assertFalse(Files.exists(kept.getParent()));
	}

	@Test
	void theLastShardWritesTheTable() throws IOException {
		for (final String name : List.of("a", "b", "c")) picture("in/" + name + ".png", 0);
		final Console first = run("input=DIR/in", "metrics=psnr,mean-grey", "reference=DIR/in/a.png", "shard=1/2", "output=DIR/t.csv");
		assertEquals(0, first.code, first.err);
		assertEquals("The table is written when all files are measured; 1 is still to be done by other processes.\n", first.out);
		assertFalse(Files.exists(folder.resolve("t.csv")));
		final Console dry = run("input=DIR/in", "metrics=psnr,mean-grey", "reference=DIR/in/a.png", "dry=true", "output=DIR/t.csv");
		assertTrue(dry.out.endsWith("3 files: 2 already there, 1 to do\n"), dry.out);
		assertEquals(0, run("input=DIR/in", "metrics=psnr,mean-grey", "reference=DIR/in/a.png", "shard=2/2", "output=DIR/t.csv").code);
		assertEquals(4, table().lines().count());
		assertTrue(table().contains("c.png,1,Infinity,65.5,psnr: the images are identical"), table());
	}

	@Test
	void aReferenceThatChangedIsComparedWithAgain() throws IOException {
		picture("in/a.png", 0);
		picture("ref/a.png", 4);
		Files.writeString(folder.resolve("in/b.png"), "no picture");
		assertEquals(CommandRunner.FAILED, run("input=DIR/in", "reference=DIR/ref", "metrics=psnr", "output=DIR/t.csv").code);
		assertFalse(table().contains("Infinity"), table());
		picture("ref/a.png", 0);
		Files.setLastModifiedTime(folder.resolve("ref/a.png"), java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
		run("input=DIR/in", "reference=DIR/ref", "metrics=psnr", "output=DIR/t.csv");
		assertTrue(table().contains("a.png,1,Infinity"), table());
	}

	@Test
	void aShardWithAFailureSaysSo() throws IOException {
		picture("in/b.png", 0);
		Files.writeString(folder.resolve("in/a.png"), "no picture");
		final Console c = run("input=DIR/in", "metrics=mean-grey", "shard=1/2", "output=DIR/t.csv");
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals("1 file could not be measured, as said above. The table will say so, too.", c.sentence());
	}
}
