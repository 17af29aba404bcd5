package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

/** Pairs from files to patches. */
class PairFolderTest {

	@TempDir
	Path folder;

	/** The value of each low-resolution pixel is that of the four pixels above it, whatever the place. */
	private void write(final String name, final int width, final int height, final int slices, final int factor) throws IOException {
		final float[] values = new float[width * height * slices];
		for (int z = 0, i = 0; z < slices; z++) for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			values[i++] = 100 + x / factor + 50 * (y / factor) + 3000 * z;
		}
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Nifti.write(file, VolumeSeries.of(new Volume("v", ArrayImgs.floats(values, width, height, slices), Geometry.ofSpacing(1, 1, 1))),
			PixelType.FLOAT32);
	}

	private void pair(final String name) throws IOException {
		write("hr/" + name, 64, 48, 3, 2);
		write("lr/" + name, 32, 24, 3, 1);
	}

	private static TrainingOptions options() {
		final TrainingOptions o = TrainingOptions.defaults();
		return new TrainingOptions(o.preset(), 2, o.skip(), 10, 4, 16, o.loss(), o.learningRate(), 1, o.downsampling(), o.noise(), 0.5, o
			.smooth(), o.coarse(), o.noisy(), 1, 10).withPairs();
	}

	@Test
	void patchesOfBothHalvesShowTheSamePlace() throws IOException {
		pair("a.nii");
		pair("deep/b.nii.gz");
		final List<TrainingSource> sources = PairFolder.sources(folder, 2);
		assertEquals(List.of("a.nii (pair, of unknown origin)", "b.nii.gz (pair, of unknown origin)"), sources.stream().map(
			TrainingSource::toString).toList());
		final List<TrainingVolume> volumes = sources.stream().flatMap(s -> s.load(Monitor.NONE).stream()).toList();
		assertEquals(2, volumes.get(0).low().dimension());
		try (PatchSampler sampler = new PatchSampler(volumes, options())) {
			for (int step = 0; step < 20; step++) {
				final PatchSampler.Batch batch = sampler.batch(step);
				assertArrayEquals(batch.low(), everySecond(batch.high()), 1e-6f);
			}
		}
	}

	/** The pixel at (2x, 2y) of each of four patches of 32 × 32. */
	private static float[] everySecond(final float[] high) {
		final float[] low = new float[4 * 16 * 16];
		for (int i = 0; i < low.length; i++) low[i] = high[i / 256 * 1024 + i % 256 / 16 * 64 + i % 16 * 2];
		return low;
	}

	@Test
	void batchesAreAFunctionOfTheStep() throws IOException {
		pair("a.nii");
		final List<TrainingVolume> volumes = PairFolder.sources(folder, 2).get(0).load(Monitor.NONE);
		try (PatchSampler one = new PatchSampler(volumes, options()); PatchSampler two = new PatchSampler(volumes, options())) {
			one.batch(3);
			assertArrayEquals(one.batch(70).low(), two.batch(70).low());
		}
	}

	@Test
	void slicesAreCutWhereBothAreAsLong() throws IOException {
		write("hr/a.nii", 64, 5, 48, 2);
		write("lr/a.nii", 32, 5, 24, 1);
		final TrainingVolume volume = PairFolder.sources(folder, 2).get(0).load(Monitor.NONE).get(0);
		assertEquals(1, volume.low().dimension());
		assertEquals(true, volume.fits(48));
		assertEquals(false, volume.fits(50));
	}

	/** The middle of a pair is the same place in both halves, along the slices and across them. */
	@Test
	void partsOfBothHalvesShowTheSamePlace() throws IOException {
		pair("a.nii");
		final TrainingSource whole = PairFolder.sources(folder, 2).get(0);
		final TrainingSource.Halves slices = new TrainingSource(whole.file(), 0.4, 0.6, whole.low()).halves(Monitor.NONE).get(0);
		assertArrayEquals(new long[] { 64, 48, 1 }, slices.high().dimensions());
		assertArrayEquals(new long[] { 32, 24, 1 }, slices.low().dimensions());
		assertEquals(3100, slices.high().voxels().getAt(0, 0, 0).get());
		assertEquals(3100, slices.low().voxels().getAt(0, 0, 0).get());
		assertEquals(2, slices.low().geometry().spacing(0));
		assertEquals(1, slices.low().geometry().spacing(2));
		// Here the axial direction lies within the slices: 5 slices, 25 coarse and 50 fine rows along z.
		write("hr/b.nii", 64, 5, 50, 2);
		write("lr/b.nii", 32, 5, 25, 1);
		final TrainingSource other = PairFolder.sources(folder, 2).get(1);
		final TrainingSource.Halves rows = new TrainingSource(other.file(), 0.3, 0.7, other.low()).halves(Monitor.NONE).get(0);
		// Coarse rows 8 (0.3 · 25 = 7.5) to 17, and the fine ones under them.
		assertArrayEquals(new long[] { 32, 5, 10 }, rows.low().dimensions());
		assertArrayEquals(new long[] { 64, 5, 20 }, rows.high().dimensions());
		assertEquals(100 + 3000 * 8, rows.low().voxels().getAt(0, 0, 0).get());
		assertEquals(100 + 3000 * 16, rows.high().voxels().getAt(0, 0, 0).get());
	}

	@Test
	void validationTakesPairs() throws IOException {
		pair("a.nii");
		final Validation validation = new Validation(PairFolder.sources(folder, 2).get(0).load(Monitor.NONE), options());
		// Zero-filling of steps two pixels wide is near the truth, not at it.
		assertEquals(true, validation.baseline() > 20 && validation.baseline() < 80, "baseline " + validation.baseline());
	}

	@Test
	void whatIsNoPairIsRefused() throws IOException {
		assertEquals("The folder " + folder + " has no folder hr. Give one that synthesize-low-resolution-files has written, with hr and lr " +
			"in it.", refusal(2));
		write("hr/a.nii", 64, 48, 3, 2);
		Files.createDirectory(folder.resolve("lr"));
		assertEquals(folder + "/lr/a.nii is missing, the other half of " + folder + "/hr/a.nii. Run the synthesis once more to complete the " +
			"pairs, or remove that half.", refusal(2));
		write("lr/a.nii", 32, 23, 3, 1);
		assertEquals(folder + "/hr/a.nii has 64 × 48 × 3 voxels and " + folder + "/lr/a.nii has 32 × 23 × 3: the sides of the slices are not " +
			"2 to 1. Give scale= as the factor with which the pairs were made, or make them anew.", refusal(2));
		write("lr/a.nii", 32, 24, 3, 1);
		assertEquals(folder + "/hr/a.nii has 64 × 48 × 3 voxels and " + folder + "/lr/a.nii has 32 × 24 × 3: the sides of the slices are not " +
			"4 to 1. Give scale= as the factor with which the pairs were made, or make them anew.", refusal(4));
		write("hr/a.nii", 64, 48, 6, 2);
		assertEquals(folder + "/hr/a.nii has 64 × 48 × 6 voxels and " + folder + "/lr/a.nii has 32 × 24 × 3: the sides of the slices are not " +
			"2 to 1 alone, their distance is, too. Make the pairs with dimensions=2.", refusal(2));
	}

	private String refusal(final int scale) {
		return assertThrows(DdasrException.class, () -> PairFolder.sources(folder, scale).forEach(s -> s.load(Monitor.NONE))).getMessage();
	}
}
