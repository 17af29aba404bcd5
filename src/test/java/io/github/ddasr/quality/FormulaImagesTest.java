package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

/** The formula images are those that the reference figures were made from. */
class FormulaImagesTest {

	private static void check(final long crc, final int sum, final byte[] pixels) {
		final CRC32 checksum = new CRC32();
		checksum.update(pixels);
		assertEquals(crc, checksum.getValue());
		int total = 0;
		for (final byte pixel : pixels) total += pixel & 0xff;
		assertEquals(sum, total);
	}

	@Test
	void pixelsAreTheReferences() {
		check(0x0eab98c0L, 33483126, FormulaImages.fractal());
		check(0xd1015772L, 4709145, FormulaImages.head(256, 256));
		check(0x13ae5a4bL, 2644570, FormulaImages.head(181, 217));
	}
}
