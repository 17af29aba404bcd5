package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ShortProcessor;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** The one door to files: formats by suffix and content, odd names, refusals, listings. */
class VolumeFilesTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "a b.nii", "a(b)[c] {d}.nii.gz", "Größe für Zoë.nii", "脳の画像.nii.gz", "key=value scale=9.hdr",
		"한국어 MR.tif", "UPPER.NII.GZ", "UPPER.HDR", "x.img", "%20 50%.tiff", "dots.in.name.nii" })
	void oddNamesWork(final String name) {
		final Path file = folder.resolve(name);
		final VolumeSeries series = VolumeSeries.of(Voxels.counting(3, 4, 5));
		VolumeFiles.checkOutput(file);
		VolumeFiles.write(file, series, PixelType.FLOAT32, Monitor.NONE);
		final VolumeSeries back = VolumeFiles.read(file, Monitor.NONE);
		assertArrayEquals(Voxels.of(series.first()), Voxels.of(back.first()));
		assertEquals(List.of(), temporaries());
	}

	@ParameterizedTest
	@EnumSource(PixelType.class)
	void tiffKeepsValuesAndGeometry(final PixelType type) {
		final Scaling scaling = type.isInteger() ? new Scaling(0.25, -1) : Scaling.NONE;
		for (final long depth : new long[] { 1, 3 }) for (int count = 1; count <= 2; count++) {
			final float[] values = new float[(int) (6 * depth)];
			for (int i = 0; i < values.length; i++) values[i] = (float) scaling.real(i);
			final double[][] m = { { -0.3, 0, 0, 9 }, { 0, 0.4, 0, 8 }, { 0, 0, 2.5, 7 }, { 0, 0, 0, 1 } };
			final Geometry g = new Geometry(new double[] { 0.3, 0.4, 2.5 }, null, new Transform(2, m), true);
			final Volume v = new Volume("v", ArrayImgs.floats(values, 3, 2, depth), g, type, scaling, "text");
			final VolumeSeries series = new VolumeSeries(count == 1 ? List.of(v) : List.of(v, v), 2, "s");
			final Path file = folder.resolve("t.tif");
			VolumeFiles.write(file, series, type, Monitor.NONE);
			final VolumeSeries back = VolumeFiles.read(file, Monitor.NONE);
			assertEquals(count, back.size());
			for (final Volume one : back.volumes()) assertArrayEquals(values, Voxels.of(one));
			assertArrayEquals(g.spacing(), back.first().geometry().spacing(), 1e-6);
			assertArrayEquals(m[0], back.first().geometry().sform().matrix()[0]);
			assertEquals("text", back.first().description());
			assertEquals(List.of(), temporaries());
		}
	}

	@Test
	void writesWhatImageJReads() {
		final Path file = folder.resolve("i.tif");
		VolumeFiles.write(file, VolumeSeries.of(Voxels.counting(5, 4, 3)), PixelType.FLOAT32, Monitor.NONE);
		final ImagePlus image = IJ.openImage(file.toString());
		assertEquals(3, image.getNSlices());
		assertEquals("mm", image.getCalibration().getUnit());
		assertEquals(59, image.getStack().getProcessor(3).getf(4, 3));
	}

	@Test
	void readsPng() {
		final ShortProcessor ip = new ShortProcessor(3, 2);
		ip.set(2, 1, 40000);
		final Path file = folder.resolve("a.png");
		new FileSaver(new ImagePlus("a", ip)).saveAsPng(file.toString());
		final Volume v = VolumeFiles.read(file, Monitor.NONE).first();
		assertArrayEquals(new float[] { 0, 0, 0, 0, 0, 40000 }, Voxels.of(v));
		assertEquals(PixelType.UINT16, v.pixelType());
	}

	@Test
	void knowsNiftiByItsContent() throws IOException {
		final Path file = folder.resolve("a.nii");
		Nifti.write(file, VolumeSeries.of(Voxels.counting(2, 2, 2)), PixelType.FLOAT32);
		final Path renamed = Files.move(file, folder.resolve("image.dat"));
		assertEquals(8, Voxels.of(VolumeFiles.read(renamed, Monitor.NONE).first()).length);
	}

	@Test
	void saysWhatItReads() throws IOException {
		final Path text = Files.writeString(folder.resolve("notes.txt"), "hello hello hello");
		says(text + " is not an image that can be read. Give NIfTI (.nii, .nii.gz, .hdr, .img), TIFF, DICOM, PNG, BMP, " +
			"GIF, JPEG, PGM or FITS.", () -> VolumeFiles.read(text, Monitor.NONE));
		final Path damaged = Files.write(folder.resolve("a.png"), new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26,
			10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 });
		says(damaged + " looks like an image, but ImageJ cannot open it: it is damaged or of an unusual kind. " +
			"Convert it to NIfTI or an uncompressed TIFF.", () -> VolumeFiles.read(damaged, Monitor.NONE));
		final Path empty = Files.createFile(folder.resolve("e.tif"));
		says(empty + " is empty (0 bytes). Copy it again from its source.", () -> VolumeFiles.read(empty, Monitor.NONE));
		final Path none = folder.resolve("none.tif");
		says("File " + none + " does not exist. Check the path.", () -> VolumeFiles.read(none, Monitor.NONE));
	}

	@Test
	void truncatedTiffIsNoticed() throws IOException {
		final Path file = folder.resolve("t.tif");
		VolumeFiles.write(file, VolumeSeries.of(Voxels.counting(16, 16, 4)), PixelType.FLOAT32, Monitor.NONE);
		final long whole = Files.size(file);
		try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
			f.setLength(whole - 1000);
		}
		// The voxels take 4096 bytes and are not the first thing in the file.
		final String message = assertThrows(DdasrException.class, () -> VolumeFiles.read(file, Monitor.NONE)).getMessage();
		assertTrue(message.matches(Pattern.quote(file + " is truncated: ") + "4[1-9]\\d\\d" + Pattern.quote(
			" bytes expected, " + (whole - 1000) + " found. Copy it again from its source.")), message);
	}

	@Test
	void outputsAreChecked() throws IOException {
		final Path source = folder.resolve("in.nii");
		Nifti.write(source, VolumeSeries.of(Voxels.counting(2, 2, 2)), PixelType.FLOAT32);
		says("Output " + source + " is the input file itself. Give the output another name.", //
			() -> VolumeFiles.checkOutput(source, source));
		final Path around = folder.resolve("../" + folder.getFileName() + "/in.nii");
		says("Output " + around + " is the input file itself. Give the output another name.", //
			() -> VolumeFiles.checkOutput(around, source));
		says("Output a.xyz has a suffix that is not written. Use .nii, .nii.gz, .hdr, .img, .tif or .tiff.", //
			() -> VolumeFiles.checkOutput(folder.resolve("a.xyz"), source));
		final Path gone = folder.resolve("gone");
		says("Folder " + gone + " for the output a.nii does not exist. Create it first or choose another one.", //
			() -> VolumeFiles.checkOutput(gone.resolve("a.nii"), source));
		final Path directory = Files.createDirectory(folder.resolve("d.nii"));
		says(directory + " is a folder. Give the name of a file to write.", () -> VolumeFiles.checkOutput(directory));
		final Path pair = folder.resolve("p.hdr");
		Nifti.write(pair, VolumeSeries.of(Voxels.counting(2, 2, 2)), PixelType.FLOAT32);
		says("Output " + folder.resolve("p.img") + " is the input file itself. Give the output another name.", //
			() -> VolumeFiles.checkOutput(folder.resolve("p.img"), pair));
		VolumeFiles.checkOutput(folder.resolve("new.nii"), source);
		assertEquals(List.of(), temporaries());
	}

	@Test
	void listsVolumes() throws IOException {
		for (final String name : List.of("b.nii", "a.nii.gz", "c.txt", ".hidden.nii", "p.hdr", "p.img", "t.TIF", "e.png")) {
			Files.createFile(folder.resolve(name));
		}
		Files.createDirectory(folder.resolve("deep"));
		Files.createFile(folder.resolve("deep/x.nii"));
		final List<Path> here = Stream.of("a.nii.gz", "b.nii", "p.hdr", "t.TIF").map(folder::resolve).toList();
		assertEquals(here, VolumeFiles.list(folder, false));
		final List<Path> all = Stream.of("a.nii.gz", "b.nii", "deep/x.nii", "p.hdr", "t.TIF").map(folder::resolve).toList();
		assertEquals(all, VolumeFiles.list(folder, true));
		final Path none = folder.resolve("none");
		says("Folder " + none + " does not exist. Check the path.", () -> VolumeFiles.list(none, false));
	}

	private List<Path> temporaries() {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".tmp")).toList();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void says(final String sentence, final Executable action) {
		assertEquals(sentence, assertThrows(DdasrException.class, action).getMessage());
	}
}
