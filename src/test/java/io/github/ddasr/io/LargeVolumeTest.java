package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import net.imglib2.RandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** More voxels than an int counts, and more than the memory holds. */
class LargeVolumeTest {

	@TempDir
	private Path folder;

	@Test
	void fourBillionVoxels() throws IOException {
		final Path file = folder.resolve("large.nii");
		final long last = 352 + (1L << 32) - 1;
		try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
			f.write(HeaderBytes.of(3, 2048, 2048, 1024).datatype(2).bytes(0));
			f.seek(last);
			f.write(77);
			f.seek(352 + 1000L * 2048 * 2048 + 5 * 2048 + 3);
			f.write(33);
		}
		catch (final IOException e) {
			assumeTrue(false, "this file system has no files with holes: " + e.getMessage());
		}
		final NiftiHeader header = NiftiHeader.read(file);
		assertEquals(1L << 32, header.voxels());
		assertEquals(1L << 32, header.storedBytes());
		assertEquals(1L << 34, header.memoryBytes());
		final RandomAccess<FloatType> voxels = Nifti.read(file).first().voxels().randomAccess();
		assertEquals(77, voxels.setPositionAndGet(2047, 2047, 1023).get());
		assertEquals(33, voxels.setPositionAndGet(3, 5, 1000).get());
		assertEquals(0, voxels.setPositionAndGet(4, 5, 1000).get());
	}

	@Test
	void positionsOfWritingAreLong() throws IOException {
		final List<Long> positions = new ArrayList<>();
		final RawOutput out = new RawOutput() {

			@Override
			public void write(final long position, final ByteBuffer bytes) {
				positions.add(position);
			}

			@Override
			public void read(final long position, final ByteBuffer bytes) {}

			@Override
			public void close() {}
		};
		final VoxelCodec codec = new VoxelCodec(PixelType.FLOAT32, ByteOrder.LITTLE_ENDIAN, Scaling.NONE);
		new SlabWriter(out, 352, new long[] { 64, 2, 1L << 32 }, codec, 1 << 20).write(ArrayImgs.floats(64, 2, 1), 2,
			(1L << 32) - 1);
		assertEquals(List.of(352 + 4 * 128 * ((1L << 32) - 1)), positions);
	}

	@Test
	void packedFileAboveTheLimitIsUnpackedAndDeleted() throws Exception {
		final Path file = folder.resolve("a.nii.gz");
		final VolumeSeries series = VolumeSeries.of(Voxels.counting(40, 30, 20));
		Nifti.write(file, series, PixelType.FLOAT32);
		VolumeSeries read = Nifti.read(file, Monitor.NONE, new ReadOptions(1000, 10_000, folder));
		assertEquals(2, folder.toFile().list().length, "the file and its unpacked copy");
		assertArrayEquals(Voxels.of(series.first()), Voxels.of(read.first()));
		read = null;
		for (int i = 0; i < 100 && folder.toFile().list().length > 1; i++) {
			System.gc();
			Thread.sleep(20);
		}
		assertEquals(1, folder.toFile().list().length, "the copy is deleted once nobody holds the volume");
	}

	@Test
	void manyThreadsReadTheSame() throws Exception {
		final Path file = folder.resolve("a.nii");
		final Volume volume = Voxels.counting(64, 64, 32);
		Nifti.write(file, VolumeSeries.of(volume), PixelType.UINT32);
		final Volume lazy = Nifti.read(file, Monitor.NONE, new ReadOptions(0, 3 * 64 * 64 * 4, folder)).first();
		final ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			final List<Callable<float[]>> tasks = new ArrayList<>();
			for (int i = 0; i < 8; i++) tasks.add(() -> Voxels.of(lazy));
			final float[] expected = Voxels.of(volume);
			for (final Future<float[]> f : pool.invokeAll(tasks)) assertArrayEquals(expected, f.get(), 0.05f);
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void rowsLongerThanACell() throws IOException {
		final int length = (1 << 22) + 1000;
		final byte[] bytes = new byte[544 + 2 * length];
		final NiftiFields fields = new NiftiFields(2, ByteOrder.LITTLE_ENDIAN);
		fields.putSize();
		fields.putMagic(false);
		fields.putDim(0, 2);
		fields.putDim(1, length);
		fields.putDim(2, 2);
		fields.putDatatype(2, 8);
		fields.putVoxOffset(544);
		System.arraycopy(fields.bytes(), 0, bytes, 0, 540);
		bytes[544 + length - 1] = 1;
		bytes[544 + length] = 2;
		bytes[544 + 2 * length - 1] = 3;
		final Path file = Files.write(folder.resolve("a.nii"), bytes);
		final RandomAccess<FloatType> v = Nifti.read(file, Monitor.NONE, new ReadOptions(0, 0, folder)).first().voxels()
			.randomAccess();
		assertEquals(1, v.setPositionAndGet(length - 1, 0, 0).get());
		assertEquals(2, v.setPositionAndGet(0, 1, 0).get());
		assertEquals(3, v.setPositionAndGet(length - 1, 1, 0).get());
	}
}
