package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Damaged files give a sentence or a volume, never another error. */
class NiftiFuzzTest {

	private static final int ROUNDS = 2000;

	@TempDir
	private Path folder;

	@Test
	void damageIsToldOrHarmless() throws IOException {
		final Random random = new Random(20260101);
		final Path file = folder.resolve("f.nii");
		int refused = 0, read = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final NiftiSamples sample = NiftiSamples.values()[random.nextInt(NiftiSamples.values().length)];
			Files.write(file, damaged(random.nextBoolean() ? sample.bytes() : sample.packed(), random));
			final ReadOptions options = new ReadOptions(random.nextBoolean() ? 1 << 20 : 0, 100, folder);
			try {
				for (final Volume v : Nifti.read(file, Monitor.NONE, options).volumes()) Voxels.of(v);
				read++;
			}
			catch (final DdasrException e) {
				assertTrue(e.getMessage().startsWith(file.toString()) || e.getMessage().startsWith("File "), e.getMessage());
				refused++;
			}
		}
		// Both must happen, else this test looks at nothing.
		assertTrue(refused > ROUNDS / 4 && read > ROUNDS / 20, refused + " refused, " + read + " read");
		Files.write(file, NiftiSamples.ONE_BIG.bytes());
		assertArrayEquals(new long[] { 3, 2, 2 }, Nifti.read(file).first().dimensions());
	}

	@Test
	void damagedTiffIsToldOrHarmless() throws IOException {
		final Random random = new Random(7);
		final Path file = folder.resolve("f.tif");
		VolumeFiles.write(file, VolumeSeries.of(Voxels.counting(8, 8, 2)), PixelType.FLOAT32, Monitor.NONE);
		final byte[] whole = Files.readAllBytes(file);
		int refused = 0, read = 0;
		for (int round = 0; round < ROUNDS / 10; round++) {
			final byte[] bytes = whole.clone();
			// Most damage to the voxels is no damage to the file, so only its first part is hit.
			bytes[random.nextInt(300)] ^= (byte) (1 << random.nextInt(8));
			Files.write(file, random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
			try {
				for (final Volume v : VolumeFiles.read(file, Monitor.NONE).volumes()) Voxels.of(v);
				read++;
			}
			catch (final DdasrException e) {
				refused++;
			}
		}
		assertTrue(refused > 20 && read > 20, refused + " refused, " + read + " read");
	}

	private static byte[] damaged(final byte[] bytes, final Random random) {
		if (random.nextInt(4) == 0) return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
			bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
		}
		return bytes;
	}
}
