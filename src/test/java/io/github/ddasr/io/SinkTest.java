package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** Writing slab by slab: order of voxels, clean-up, and what stays when it fails. */
class SinkTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "0,1", "0,3", "0,7", "1,1", "1,4", "1,5", "2,1", "2,2", "2,6" })
	void slabsAlongEveryDimension(final int dimension, final long thickness) {
		final Volume volume = Voxels.counting(7, 5, 6);
		for (final String name : List.of("a.nii", "a.nii.gz", "a.hdr", "a.tif")) {
			final Path target = folder.resolve(name);
			try (SlabSink sink = VolumeFiles.create(target, VolumeSeries.of(volume), volume.dimensions(), volume.geometry(),
				PixelType.FLOAT32, null, Monitor.NONE).single())
			{
				slice(volume, sink, dimension, thickness);
				sink.commit();
			}
			assertArrayEquals(Voxels.of(volume), Voxels.of(VolumeFiles.read(target, Monitor.NONE).first()), name);
		}
		assertNames("a.hdr", "a.img", "a.nii", "a.nii.gz", "a.tif");
	}

	/** However little may be gathered before the columns are put into the file. */
	@ParameterizedTest
	@ValueSource(longs = { 0, 1, 30, 100, 1000, 1_000_000 })
	void columnsAreGatheredUpToALimit(final long limit) throws IOException {
		final Volume volume = Voxels.counting(7, 5, 6);
		final Path file = Files.createFile(folder.resolve("raw"));
		final VoxelCodec codec = new VoxelCodec(PixelType.UINT16, ByteOrder.LITTLE_ENDIAN, Scaling.NONE);
		try (RawOutput out = RawOutput.file(file)) {
			final SlabWriter writer = new SlabWriter(out, 3, volume.dimensions(), codec, limit);
			for (long x = 0; x < 7; x += 2) writer.write(slab(volume, 0, x, Math.min(2, 7 - x)), 0, x);
			writer.finish();
		}
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
		assertEquals(3 + 2 * 210, bytes.limit());
		for (int i = 0; i < 210; i++) assertEquals(i, bytes.getShort(3 + 2 * i));
	}

	@Test
	void seriesOfVolumes() {
		final Volume a = Voxels.counting(4, 3, 2);
		final Volume b = a.with(ArrayImgs.floats(new float[24], 4, 3, 2), a.geometry());
		final Path target = folder.resolve("s.nii.gz");
		try (SeriesSink sink = Nifti.createSeries(target, new VolumeSeries(List.of(a, b), 2, "s"), a.dimensions(), a
			.geometry(), PixelType.FLOAT32, null, Monitor.NONE))
		{
			slice(b, sink.volume(0), 0, 1);
			sink.volume(0).commit();
			slice(a, sink.volume(1), 2, 1);
			sink.volume(1).commit();
			sink.commit();
		}
		final VolumeSeries back = Nifti.read(target);
		assertArrayEquals(new float[24], Voxels.of(back.first()));
		assertArrayEquals(Voxels.of(a), Voxels.of(back.volumes().get(1)));
		assertEquals(2, back.step());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.nii", "a.nii.gz", "a.hdr", "a.tif" })
	void withoutCommitNothingIsLeft(final String name) throws IOException {
		final Path older = Files.writeString(folder.resolve(name), "older");
		final Volume volume = Voxels.counting(7, 5, 6);
		try (SlabSink sink = VolumeFiles.create(older, VolumeSeries.of(volume), volume.dimensions(), volume.geometry(),
			PixelType.FLOAT32, null, Monitor.NONE).single())
		{
			sink.write(slab(volume, 2, 0, 3), 2, 0);
		}
		assertEquals("older", Files.readString(older));
		assertNames(name);
	}

	/** The disk is full at the header, at the voxels, or only while packing. */
	@ParameterizedTest
	@CsvSource({ "a.nii,0", "a.nii,400", "a.nii.gz,400", "a.nii.gz,3900", "a.nii.gz,4000", "a.hdr,100" })
	void fullDiskLeavesTheOlderFile(final String name, final int room) throws IOException {
		final Path older = Files.writeString(folder.resolve(name), "older");
		final Volume volume = noise();
		final NiftiHeader header = NiftiOutput.header(older, VolumeSeries.of(volume), volume.dimensions(), volume
			.geometry(), PixelType.FLOAT32, null);
		final DdasrException e = assertThrows(DdasrException.class, () -> {
			try (SlabSink sink = new NiftiSink(header, Monitor.NONE, full(room)).single()) {
				slice(volume, sink, 1, 2);
				sink.commit();
			}
		});
		assertEquals(older + " could not be written (No space left on device). Free some space or choose another folder; " +
			"no earlier file was changed.", e.getMessage());
		assertEquals("older", Files.readString(older));
		assertNames(name);
	}

	@Test
	void moreThanTheDiskHoldsIsRefusedAtOnce() {
		final Volume volume = Voxels.counting(1, 1, 1);
		final long[] size = { 1 << 24, 1 << 24, 1 << 12 };
		final String message = assertThrows(DdasrException.class, () -> Nifti.create(folder.resolve("a.nii"), volume, size,
			volume.geometry(), PixelType.FLOAT32, null)).getMessage();
		assertEquals(folder.resolve("a.nii") + " needs 4398046511104 MB, but only * MB are free there. " +
			"Free some space or choose another folder.", message.replaceAll("only \\d+ MB", "only * MB"));
		assertNames();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.nii.gz", "a.tif" })
	void cancelWhileSavingLeavesNothing(final String name) {
		final Volume volume = Voxels.counting(7, 5, 6);
		final Monitor canceled = new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CanceledException.class, () -> {
			try (SlabSink sink = VolumeFiles.create(folder.resolve(name), VolumeSeries.of(volume), volume.dimensions(), volume
				.geometry(), PixelType.FLOAT32, null, canceled).single())
			{
				slice(volume, sink, 2, 6);
				sink.commit();
			}
		});
		assertNames();
	}

	@Test
	void missingAndWrongSlabsAreMistakesOfTheCaller() {
		final Volume volume = Voxels.counting(7, 5, 6);
		try (SlabSink sink = Nifti.create(folder.resolve("a.nii"), volume, volume.dimensions(), volume.geometry(),
			PixelType.FLOAT32, null))
		{
			sink.write(slab(volume, 2, 0, 3), 2, 0);
			assertThrows(IllegalArgumentException.class, () -> sink.write(slab(volume, 1, 0, 3), 1, 0));
			assertThrows(IllegalArgumentException.class, () -> sink.write(slab(volume, 2, 0, 3), 2, 4));
			assertThrows(IllegalStateException.class, sink::commit);
		}
		assertNames();
	}

	@Test
	void nothingCanBeWrittenThere() {
		final Path gone = folder.resolve("gone/a.nii");
		final Volume v = Voxels.counting(1, 1, 1);
		assertEquals("Folder " + folder.resolve("gone") +
			" for the output a.nii does not exist. Create it first or choose another one.", assertThrows(DdasrException.class,
				() -> Nifti.create(gone, v, v.dimensions(), v.geometry(), PixelType.FLOAT32, null)).getMessage());
		final Path proc = Path.of("/proc");
		assumeTrue(Files.isDirectory(proc), "only Linux has a folder that nobody can write to");
		final String message = assertThrows(DdasrException.class, () -> Nifti.create(proc.resolve("a.nii"), v, v
			.dimensions(), v.geometry(), PixelType.FLOAT32, null)).getMessage();
		assertEquals("Nothing can be written to folder /proc (*). Choose another folder.", message.replaceAll("\\(.*\\)",
			"(*)"));
	}

	@ParameterizedTest
	@CsvSource({
		// source, slope, intercept, stored as, lower, upper → slope, intercept
		"INT16, 0.1, 0, INT16, 0, 99999, 0.1, 0", // own type: own scaling, whatever the range
		"INT16, 0.1, 5, FLOAT32, 0, 1, 1, 0", // floats: none
		"UINT8, 1, 0, INT16, 0, 255, 1, 0", // fits: own scaling
		"INT16, 1, 0, UINT8, 0, 255.4, 1, 0", // rounds into it
		"INT16, 1, 0, UINT8, -1, 254, 1, -1", // does not fit: spread over 255 steps
		"FLOAT32, 1, 0, UINT16, 0, 1, 1.5259022E-5, 0", // 1/65535 as float32
		"FLOAT64, 1, 0, INT16, 0, 65535, 1, 32768" })
	void scalingFollowsTheRule(final PixelType source, final double slope, final double intercept, final PixelType stored,
		final double lower, final double upper, final double newSlope, final double newIntercept)
	{
		final Volume volume = new Volume("v", ArrayImgs.floats(1, 1, 1), Geometry.ofSpacing(1, 1, 1), source, new Scaling(
			slope, intercept), "");
		assertEquals(new Scaling(newSlope, newIntercept), StoredScaling.choose(volume, stored, new IntensityWindow(lower,
			upper)));
	}

	@Test
	void valuesAreRoundedAndClamped() {
		final float[] values = { -3, -0.4f, 0.6f, 254.5f, 255.4f, 300, Float.NaN, Float.POSITIVE_INFINITY,
			Float.NEGATIVE_INFINITY };
		final Volume volume = new Volume("v", ArrayImgs.floats(values, 9, 1, 1), Geometry.ofSpacing(1, 1, 1),
			PixelType.UINT8, "");
		final Path target = folder.resolve("a.nii");
		Nifti.write(target, VolumeSeries.of(volume), PixelType.UINT8);
		assertArrayEquals(new float[] { 0, 0, 1, 254, 255, 255, 0, 255, 0 }, Voxels.of(Nifti.read(target).first()));
		Nifti.write(target, VolumeSeries.of(volume), PixelType.FLOAT32);
		assertArrayEquals(values, Voxels.of(Nifti.read(target).first()));
	}

	@Test
	void floatsSpreadOverWholeNumbersComeBackWithinHalfAStep() {
		final Volume volume = noise();
		for (final PixelType type : List.of(PixelType.INT8, PixelType.UINT8, PixelType.INT16, PixelType.UINT16)) {
			final Path target = folder.resolve("a.nii");
			Nifti.write(target, VolumeSeries.of(volume), type);
			final float step = (float) (2 / (type.maximum() - type.minimum()));
			assertArrayEquals(Voxels.of(volume), Voxels.of(Nifti.read(target).first()), 0.51f * step + 1e-6f, type.name());
		}
	}

	@Test
	void largeDimensionsNeedVersionTwo() {
		final Volume volume = Voxels.counting(40000, 1, 2);
		final Path target = folder.resolve("a.nii");
		Nifti.write(target, VolumeSeries.of(volume), PixelType.FLOAT32);
		assertEquals(2, NiftiHeader.read(target).version());
		assertArrayEquals(Voxels.of(volume), Voxels.of(Nifti.read(target).first()));
	}

	private static Volume noise() {
		final float[] values = new float[900];
		for (int i = 0; i < 900; i++) values[i] = (float) Math.sin(i * i);
		return new Volume("noise", ArrayImgs.floats(values, 10, 10, 9), Geometry.ofSpacing(1, 1, 1));
	}

	private static void slice(final Volume volume, final SlabSink sink, final int dimension, final long thickness) {
		final long n = volume.dimensions()[dimension];
		for (long from = 0; from < n; from += thickness) {
			sink.write(slab(volume, dimension, from, Math.min(thickness, n - from)), dimension, from);
		}
	}

	private static RandomAccessibleInterval<FloatType> slab(final Volume volume, final int dimension, final long from,
		final long thickness)
	{
		final long[] min = new long[3], size = volume.dimensions();
		min[dimension] = from;
		size[dimension] = thickness;
		return Views.offsetInterval(volume.voxels(), min, size);
	}

	/** A disk with room for so many bytes over all files. */
	private static RawOutput.Opener full(final int room) {
		final int[] left = { room };
		return file -> {
			final RawOutput disk = RawOutput.file(file);
			return new RawOutput() {

				@Override
				public void write(final long position, final ByteBuffer bytes) throws IOException {
					left[0] -= bytes.remaining();
					if (left[0] < 0) throw new IOException("No space left on device");
					disk.write(position, bytes);
				}

				@Override
				public void read(final long position, final ByteBuffer bytes) throws IOException {
					disk.read(position, bytes);
				}

				@Override
				public void close() throws IOException {
					disk.close();
				}
			};
		};
	}

	private void assertNames(final String... expected) {
		final String[] names = folder.toFile().list();
		Arrays.sort(names);
		assertArrayEquals(expected, names);
	}
}
