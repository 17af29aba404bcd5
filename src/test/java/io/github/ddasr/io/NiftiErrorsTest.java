package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Each bad NIfTI file and the sentence that the user reads. */
class NiftiErrorsTest {

	private static final String COPY = " Copy it again from its source.";

	@TempDir
	private Path folder;
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("bad.nii");
	}

	@Test
	void noFileFolderOrContent() throws IOException {
		says("File " + file + " does not exist. Check the path.");
		Files.createDirectory(file);
		says(file + " is a folder, not an image file. Give the path of a file.");
		Files.delete(file);
		Files.createFile(file);
		says(file + " is empty (0 bytes)." + COPY);
	}

	@Test
	void notNifti() throws IOException {
		final String sentence = file +
			" is not a NIfTI file: it has no NIfTI-1 or NIfTI-2 header. Convert it to NIfTI first, for example with dcm2niix.";
		Files.writeString(file, "abc");
		says(sentence);
		Files.writeString(file, "This is no image.");
		says(sentence);
		Files.write(file, HeaderBytes.of(1, 1).putByte(344, 'x').bytes(4));
		says(sentence);
		Files.write(file, HeaderBytes.of(1, 1).putByte(344, 0).bytes(4));
		says(file + " is an Analyze 7.5 header, which does not tell left from right. Convert it to NIfTI first.");
	}

	@Test
	void truncated() throws IOException {
		final byte[] whole = HeaderBytes.of(3, 10, 10, 10).bytes(4000);
		Files.write(file, Arrays.copyOf(whole, 1000));
		says(file + " is truncated: 4352 bytes expected, 1000 found." + COPY);
		Files.write(file, Arrays.copyOf(whole, 100));
		says(file + " is truncated: 348 bytes expected, 100 found." + COPY);
		Files.write(file, Arrays.copyOf(whole, 352));
		says(file + " says that its voxels begin at byte 352, but it has 352 bytes." + COPY);
	}

	@Test
	void truncatedGzip() throws IOException {
		final byte[] whole = HeaderBytes.of(3, 10, 10, 10).bytes(4000);
		Files.write(file, gzip(Arrays.copyOf(whole, 1000)));
		says(file + " is truncated: 4352 bytes expected after unpacking, 1000 found." + COPY);
		for (int i = 352; i < whole.length; i++) whole[i] = (byte) (i * i * 31 >> 3);
		final byte[] packed = gzip(whole);
		for (final long limit : new long[] { 1 << 20, 0 }) {
			Files.write(file, Arrays.copyOf(packed, packed.length - 500));
			final String message = message(limit);
			final String start = file + " is truncated: 4352 bytes expected after unpacking, ";
			assertTrue(message.startsWith(start) && message.endsWith(" found." + COPY), message);
			final int found = Integer.parseInt(message.substring(start.length()).split(" ")[0]);
			assertTrue(found > 352 && found < 4352, message);
			Files.write(file, Arrays.copyOf(packed, packed.length - 4));
			assertEquals(start + "4352 found." + COPY, message(limit), "the length behind the data is cut off");
		}
		Files.write(file, Arrays.copyOf(packed, 5));
		says(file + " is truncated: 348 bytes expected after unpacking, 0 found." + COPY);
	}

	@Test
	void damagedGzip() throws IOException {
		final byte[] whole = HeaderBytes.of(3, 10, 10, 10).bytes(4000);
		final byte[] packed = gzip(whole);
		packed[packed.length - 6] ^= 1; // the checksum
		Files.write(file, packed);
		for (final long limit : new long[] { 1 << 20, 0 }) {
			assertEquals(file + " holds damaged gzip data (Corrupt GZIP trailer)." + COPY, message(limit));
		}
		assertEquals(1, folder.toFile().list().length, "no unpacked file is left");
	}

	@Test
	void offsets() throws IOException {
		Files.write(file, HeaderBytes.of(1, 4).putFloat(108, 5000).bytes(16));
		says(file + " says that its voxels begin at byte 5000, but it has 368 bytes." + COPY);
		Files.write(file, gzip(HeaderBytes.of(1, 4).putFloat(108, 5000).bytes(16)));
		says(file + " says that its voxels begin at byte 5000, but it has 368 bytes." + COPY);
		Files.write(file, HeaderBytes.of(1, 4).putFloat(108, -8).bytes(16));
		says(file + " says that its voxels begin at byte -8, which cannot be." + COPY);
		Files.write(file, HeaderBytes.of(1, 4).putFloat(108, Float.NaN).bytes(16));
		says(file + " says that its voxels begin at byte NaN, which cannot be." + COPY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "3,-5,2,2; -5 × 2 × 2", "3,5,0,2; 5 × 0 × 2", "0; 0 axes", "8,1,1,1; 8 axes",
		"-1; -1 axes",
		"7,32767,32767,32767,32767,32767,32767,32767; 32767 × 32767 × 32767 × 32767 × 32767 × 32767 × 32767",
		"6,1,1,1,32767,32767,32767; 1 × 1 × 1 × 32767 × 32767 × 32767" })
	void dimensions(final String dim, final String shown) throws IOException {
		final int[] dims = Arrays.stream(dim.split(",")).mapToInt(Integer::parseInt).toArray();
		Files.write(file, HeaderBytes.of(dims).bytes(16));
		says(file + " has impossible dimensions (" + shown + "): its header is damaged." + COPY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "1; single bits; Convert it to uint8 first.",
		"32; complex numbers; Save the magnitude as float32 first.",
		"1792; complex numbers; Save the magnitude as float32 first.",
		"2048; complex numbers; Save the magnitude as float32 first.", "128; RGB colours; Convert it to grey first.",
		"2304; RGB colours; Convert it to grey first.",
		"1536; 128-bit floats; Convert it to float32 or float64 first.",
		"999; an unknown pixel type; Its header is damaged, or it needs converting to int16 or float32 first." })
	void pixelTypes(final int code, final String what, final String advice) throws IOException {
		Files.write(file, HeaderBytes.of(1, 1).datatype(code).bytes(32));
		says(file + " stores " + what + " (NIfTI datatype " + code + "). " + advice);
	}

	@Test
	void halfAPair() throws IOException {
		file = folder.resolve("p.hdr");
		Files.write(file, HeaderBytes.of(1, 4).putByte(345, 'i').putFloat(108, 0).bytes(0));
		says(file + " is one half of a NIfTI pair, but p.img is not beside it. Put both files into one folder.");
		final Path image = Files.write(folder.resolve("p.img"), new byte[7]);
		says(image + " is truncated: 16 bytes expected, 7 found." + COPY);
		Files.delete(file);
		file = image;
		says(image + " is one half of a NIfTI pair, but p.hdr is not beside it. Put both files into one folder.");
	}

	@Test
	void unreadable() {
		file = Path.of("/proc/self/mem"); // its first page is never mapped
		assumeTrue(Files.exists(file), "only Linux has a file whose reading fails");
		says(file + " cannot be read (Input/output error). Check that the file is there and that you may read it.");
	}

	@Test
	void noRoomToUnpack() throws IOException {
		Files.write(file, gzip(HeaderBytes.of(3, 10, 10, 10).bytes(4000)));
		final ReadOptions options = new ReadOptions(0, 0, folder.resolve("none"));
		final String message = assertThrows(DdasrException.class, () -> Nifti.read(file, Monitor.NONE, options)).getMessage();
		assertEquals(file + " could not be unpacked to " + folder.resolve("none") +
			" (no such file). Free some space there, or unpack the file yourself.", message);
	}

	@Test
	void cancelStopsReading() throws IOException {
		final Monitor canceled = new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		Files.write(file, gzip(HeaderBytes.of(3, 10, 10, 10).bytes(4000)));
		for (final long limit : new long[] { 1 << 20, 0 }) {
			assertThrows(CanceledException.class, () -> Nifti.read(file, canceled, new ReadOptions(limit, 0, folder)));
			assertEquals(1, folder.toFile().list().length, "no unpacked file is left");
		}
	}

	@Test
	void shrinkingWhileInUseIsNoticed() throws IOException {
		Files.write(file, HeaderBytes.of(3, 10, 10, 10).bytes(4000));
		final var volume = Nifti.read(file, Monitor.NONE, new ReadOptions(0, 0, folder)).first();
		Files.write(file, new byte[500]);
		final String message = assertThrows(DdasrException.class, () -> Voxels.of(volume)).getMessage();
		assertEquals(file + " is truncated: 752 bytes expected, 500 found." + COPY, message);
	}

	private void says(final String sentence) {
		assertEquals(sentence, message(1 << 20));
	}

	private String message(final long limit) {
		return assertThrows(DdasrException.class, () -> Nifti.read(file, Monitor.NONE, new ReadOptions(limit, 0, folder)))
			.getMessage();
	}

	private static byte[] gzip(final byte[] bytes) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(bytes);
		}
		return out.toByteArray();
	}
}
