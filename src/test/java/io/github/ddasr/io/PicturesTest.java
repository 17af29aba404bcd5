package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/** Grey pictures, however they are stored, without a display. */
class PicturesTest {

	private static final int W = 16, H = 17;

	@TempDir
	Path folder;

	private Volume read(final BufferedImage picture, final String type) throws IOException {
		final Path file = folder.resolve("picture." + type);
		ImageIO.write(picture, type, file.toFile());
		return VolumeFiles.read(file, Monitor.NONE).first();
	}

	private static BufferedImage fill(final BufferedImage picture, final IntUnaryOperator sample) {
		for (int i = 0; i < W * H; i++) for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
			picture.getRaster().setSample(i % W, i / W, band, band == 3 ? 255 : sample.applyAsInt(i));
		}
		return picture;
	}

	private static void assertValues(final Volume volume, final PixelType type, final IntUnaryOperator expected) {
		final float[] values = new float[W * H];
		for (int i = 0; i < values.length; i++) values[i] = expected.applyAsInt(i);
		assertArrayEquals(new long[] { W, H, 1 }, volume.dimensions());
		assertArrayEquals(values, Slices.read(volume.voxels(), 2, 0));
		assertEquals(type, volume.pixelType());
	}

	@Test
	void greyPicturesEnterAsTheyAre() throws IOException {
		final IntUnaryOperator bytes = i -> i % 256;
		for (final String type : List.of("png", "bmp", "gif")) {
			assertValues(read(fill(new BufferedImage(W, H, BufferedImage.TYPE_BYTE_GRAY), bytes), type), PixelType.UINT8, bytes);
		}
		final IntUnaryOperator shorts = i -> i * 241;
		assertValues(read(fill(new BufferedImage(W, H, BufferedImage.TYPE_USHORT_GRAY), shorts), "png"), PixelType.UINT16, shorts);
		// JPEG loses a little; constant blocks survive.
		assertValues(read(fill(new BufferedImage(W, H, BufferedImage.TYPE_BYTE_GRAY), i -> 77), "jpg"), PixelType.UINT8, i -> 77);
	}

	@Test
	void greysStoredAsColoursAreGrey() throws IOException {
		final IntUnaryOperator bytes = i -> i * 7 % 256;
		for (final int type : new int[] { BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB }) {
			assertValues(read(fill(new BufferedImage(W, H, type), bytes), "png"), PixelType.UINT8, bytes);
		}
		assertValues(read(fill(new BufferedImage(W, H, BufferedImage.TYPE_BYTE_BINARY), i -> i % 2), "png"), PixelType.UINT8,
			i -> i % 2 * 255);
		final byte[] greys = { 10, 20, 90, 100 };
		final IndexColorModel palette = new IndexColorModel(8, 4, greys, greys, greys);
		assertValues(read(fill(new BufferedImage(W, H, BufferedImage.TYPE_BYTE_INDEXED, palette), i -> i % 4), "png"),
			PixelType.UINT8, i -> greys[i % 4]);
	}

	@Test
	void coloursAreRefused() throws IOException {
		final BufferedImage red = fill(new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB), i -> 100);
		red.getRaster().setSample(3, 4, 0, 101);
		assertEquals("Image \"picture.png\" has RGB colours. Convert it to grey first (Image > Type > 8-bit).", assertThrows(
			DdasrException.class, () -> read(red, "png")).getMessage());
		final byte[] one = { 10, 20 }, other = { 10, 21 };
		final BufferedImage indexed = fill(new BufferedImage(W, H, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, one,
			one, other)), i -> i % 2);
		assertEquals("Image \"picture.png\" has indexed colours. Convert it to grey first (Image > Lookup Tables > Grays).",
			assertThrows(DdasrException.class, () -> read(indexed, "png")).getMessage());
	}

	@Test
	void foldersAreSearchedForPicturesToo() throws IOException {
		final Path inner = Files.createDirectory(folder.resolve("inner"));
		for (final String name : List.of("b.PNG", "a.nii.gz", "c.txt", ".d.png", "e.jpeg")) Files.createFile(folder.resolve(name));
		Files.createFile(inner.resolve("f.tif"));
		assertEquals(List.of(folder.resolve("a.nii.gz"), folder.resolve("b.PNG"), folder.resolve("e.jpeg"), inner.resolve(
			"f.tif")), VolumeFiles.listImages(folder));
	}
}
