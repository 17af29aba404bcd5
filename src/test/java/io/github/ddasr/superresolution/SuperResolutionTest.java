package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuperResolutionTest {

	private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);

	private final FakeNetwork network = new FakeNetwork(2, 8, 16);

	private static float value(final long x, final long y, final long z) {
		return 100 + 3 * x + 5 * y + 7 * z + (x * y + z) % 11;
	}

	private static Volume volume(final int nx, final int ny, final int nz) {
		final float[] v = new float[nx * ny * nz];
		for (int i = 0; i < v.length; i++) v[i] = value(i % nx, i / nx % ny, i / nx / ny);
		return new Volume("head", ArrayImgs.floats(v, nx, ny, nz), Geometry.ofSpacing(1, 2, 4), PixelType.INT16, "text");
	}

	private static float at(final Volume volume, final long... position) {
		return volume.voxels().getAt(position).get();
	}

	private SuperResolution task(final SuperResolutionOptions options) {
		final SliceEnlarger enlarger = new TiledEnlarger(network, "fake", options.tileSize(), options.batchSize(), AMPLE);
		return new SuperResolution(enlarger, options, AMPLE);
	}

	@ParameterizedTest
	@EnumSource(Axis.class)
	void enlargesTheTwoAxesOfTheSlice(final Axis axis) {
		final Volume source = volume(9, 10, 11);
		final Volume large = task(SuperResolutionOptions.of(axis, 2)).run(source, Monitor.NONE);
		final int kept = axis.world();
		final long[] f = { 2, 2, 2 };
		f[kept] = 1;
		assertArrayEquals(new long[] { 9 * f[0], 10 * f[1], 11 * f[2] }, large.dimensions());
		for (int z = 0; z < 11 * f[2]; z++) for (int y = 0; y < 10 * f[1]; y++) for (int x = 0; x < 9 * f[0]; x++) {
			assertEquals(value(x / f[0], y / f[1], z / f[2]), at(large, x, y, z), 1e-3f);
		}
		assertArrayEquals(new double[] { 1.0 / f[0], 2.0 / f[1], 4.0 / f[2] }, large.geometry().spacing());
		assertEquals(kept == 0 ? 0 : -0.25, large.geometry().affine()[0][3]);
		assertEquals(PixelType.INT16, large.pixelType());
		assertEquals("text", large.description());
	}

	@ParameterizedTest
	@EnumSource(Axis.class)
	void previewIsASliceOfTheWholeRun(final Axis axis) {
		// Slices differ in range, so a window of the slice alone would give other values; the cubic result leaves the range.
		final Volume source = volume(9, 10, 11);
		source.voxels().getAt(4, 5, 6).set(-300);
		final SuperResolutionOptions options = SuperResolutionOptions.of(axis, 2);
		final SuperResolution cubic = new SuperResolution(new CubicMethod().open(2), options, AMPLE);
		final Volume whole = cubic.run(source, Monitor.NONE);
		final int across = axis.world();
		for (final int slice : new int[] { 0, 4, 5, 8 }) {
			final Volume one = cubic.preview(source, slice, Monitor.NONE);
			assertArrayEquals(Slices.read(whole.voxels(), across, slice), Slices.read(one.voxels(), 2, 0));
			final double[] spacing = whole.geometry().spacing();
			assertArrayEquals(new double[] { spacing[across == 0 ? 1 : 0], spacing[across == 2 ? 1 : 2], spacing[across] }, one
				.geometry().spacing(), 1e-12);
			assertEquals(PixelType.INT16, one.pixelType());
		}
	}

	@Test
	void previewOfANetworkIsASliceOfTheWholeRun() {
		network.borderError = 10;
		final Volume source = volume(57, 39, 6);
		final SuperResolution task = task(SuperResolutionOptions.of(Axis.AXIAL, 2).withTiles(32, 0));
		final Volume whole = task.run(source, Monitor.NONE);
		for (int slice = 0; slice < 6; slice++) {
			assertArrayEquals(Slices.read(whole.voxels(), 2, slice), Slices.read(task.preview(source, slice, Monitor.NONE).voxels(),
				2, 0));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "5, 1, 3", "1, 13, 2", "3, 2, 1" })
	void tinyVolumes(final int nx, final int ny, final int nz) {
		final Volume large = task(SuperResolutionOptions.of(Axis.AXIAL, 2)).run(volume(nx, ny, nz), Monitor.NONE);
		assertArrayEquals(new long[] { 2 * nx, 2 * ny, nz }, large.dimensions());
		assertEquals(value(nx - 1, ny - 1, nz - 1), at(large, 2 * nx - 1, 2 * ny - 1, nz - 1), 1e-3f);
	}

	@Test
	void aConstantStaysConstantWhateverTheNetwork() {
		network.borderError = 1;
		final float[] v = new float[6 * 5 * 4];
		Arrays.fill(v, -17.3f);
		final Volume large = task(SuperResolutionOptions.of(Axis.AXIAL, 2)).run(new Volume("flat", ArrayImgs.floats(v, 6, 5,
			4), Geometry.ofSpacing(1, 1, 1)), Monitor.NONE);
		large.voxels().forEach(x -> assertEquals(-17.3f, x.get()));
	}

	@Test
	void anEmptySliceAmongFullOnesStaysEmpty() {
		network.borderError = 1;
		final float[] v = new float[8 * 8 * 3];
		for (int i = 0; i < 64; i++) v[64 + i] = i;
		final Volume large = task(SuperResolutionOptions.of(Axis.AXIAL, 2)).run(new Volume("one", ArrayImgs.floats(v, 8, 8,
			3), Geometry.ofSpacing(1, 1, 1)), Monitor.NONE);
		assertEquals(0, at(large, 3, 3, 0));
		assertEquals(0, at(large, 3, 3, 2));
		assertTrue(at(large, 15, 15, 1) > 60);
	}

	@Test
	void resultsAreClampedToTheRangeOfTheSource() {
		network.borderError = 1;
		final Volume source = volume(16, 16, 1);
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2);
		final float highest = at(source, 15, 15, 0);
		assertEquals(highest, at(task(options).run(source, Monitor.NONE), 31, 31, 0));
		assertTrue(at(task(options.withClamp(false)).run(source, Monitor.NONE), 31, 31, 0) > highest);
	}

	@Test
	void nonFiniteVoxelsAreRefusedOrReplaced() {
		final float[] v = { 1, Float.NaN, 3, 4, 5, Float.POSITIVE_INFINITY, 7, 8 };
		final Volume source = new Volume("holes", ArrayImgs.floats(v, 2, 2, 2), Geometry.ofSpacing(1, 1, 1));
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2);
		assertEquals("holes holds 2 voxels that are NaN or infinite. Repair the file, or give invalid=replace to " +
			"set them to the background's value.", message(() -> task(options).run(source, Monitor.NONE)));
		final Volume large = task(options.withInvalid(InvalidVoxels.REPLACE)).run(source, Monitor.NONE);
		large.voxels().forEach(x -> assertTrue(x.get() >= 1 && x.get() <= 8));
		assertEquals(7, at(large, 0, 2, 1), 1e-5);
		assertTrue(Float.isNaN(v[1]), "the source is untouched");
	}

	@Test
	void aNetworkThatFailsIsReportedWithItsSlice() {
		network.borderError = Float.NaN;
		assertEquals("The method (fake, running on the CPU because this is a test) gave a value that is not a number in " +
			"slice 0 of head, counted from 0. Try device=cpu, or another model.", message(() -> task(SuperResolutionOptions.of(
				Axis.AXIAL, 2)).run(volume(8, 8, 2), Monitor.NONE)));
	}

	@Test
	void slabsComeInOrderAndCoverTheVolume() {
		final RecordingSink sink = new RecordingSink();
		task(SuperResolutionOptions.of(Axis.CORONAL, 2).withTiles(0, 3)).run(volume(8, 40, 9), sink, Monitor.NONE);
		// Five calls of three slices, sixteen being wanted.
		assertEquals(List.of("0-14 of 1", "15-29 of 1", "30-39 of 1", "commit", "close"), sink.events);
	}

	@Test
	void aLittleHeapMeansThinSlabs() {
		// One slice of 8 × 8 takes 4 · (3·64 + 3·256) = 3840 bytes.
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2);
		final SliceEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, AMPLE);
		final RecordingSink sink = new RecordingSink();
		new SuperResolution(enlarger, options, new MemoryBudget(8000, 1L << 30)).run(volume(8, 8, 5), sink, Monitor.NONE);
		assertEquals(List.of("0-1 of 2", "2-3 of 2", "4-4 of 2", "commit", "close"), sink.events);
		assertTrue(message(() -> new SuperResolution(enlarger, options, new MemoryBudget(1000, 1L << 30)).run(volume(8, 8,
			5), Monitor.NONE)).startsWith("One slice of 8 × 8 enlarged by 2 needs 0 MB of memory"));
	}

	@Test
	void cancelAndFailureLeaveNothing() {
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, 2).withTiles(0, 1);
		final RecordingSink whole = new RecordingSink();
		final int polls = runCounting(options, whole, Integer.MAX_VALUE);
		assertEquals(List.of("0-1 of 2", "commit", "close"), whole.events);
		// While reading, once for each tile, before the slab is written, before saving.
		assertTrue(polls >= 5, polls + " polls");
		for (int after = 0; after < polls; after++) {
			final int limit = after;
			final RecordingSink sink = new RecordingSink();
			assertThrows(CanceledException.class, () -> runCounting(options, sink, limit), "canceled at poll " + after);
			assertFalse(sink.events.contains("commit"));
			assertEquals("close", sink.events.get(sink.events.size() - 1));
		}
	}

	/** Runs until the monitor was asked for cancel a number of times; gives the number of polls. */
	private int runCounting(final SuperResolutionOptions options, final SlabSink sink, final int limit) {
		final int[] polls = { 0 };
		task(options).run(volume(8, 8, 2), sink, new Monitor() {

			@Override
			public boolean isCanceled() {
				return polls[0]++ >= limit;
			}
		});
		return polls[0];
	}

	@Test
	void everyVolumeOfASeriesIsEnlargedAndCommittedTogether() {
		final VolumeSeries series = new VolumeSeries(List.of(volume(4, 4, 2), volume(4, 4, 2)), 2.5, "s");
		final SuperResolution task = task(SuperResolutionOptions.of(Axis.AXIAL, 2));
		final VolumeSeries large = task.run(series, Monitor.NONE);
		assertEquals(2, large.size());
		assertEquals(2.5, large.step());
		assertEquals(at(large.volumes().get(0), 7, 7, 1), at(large.volumes().get(1), 7, 7, 1));
		final List<String> events = new ArrayList<>();
		task.run(series, new RecordingSeries(events), Monitor.NONE);
		assertEquals(List.of("0-1 of 2", "commit", "0-1 of 2", "commit", "commit all", "close all"), events);
		events.clear();
		assertThrows(CanceledException.class, () -> task.run(series, new RecordingSeries(events), new Monitor() {

			@Override
			public boolean isCanceled() {
				return events.size() > 2;
			}
		}));
		assertEquals(List.of("0-1 of 2", "commit", "0-1 of 2", "commit", "close all"), events);
	}

	@Test
	void progressRisesToTheTotal() {
		final List<Long> done = new ArrayList<>();
		final long[] total = { 0 };
		task(SuperResolutionOptions.of(Axis.AXIAL, 2).withTiles(32, 1).withSelfEnsemble(true)).run(volume(40, 40, 2),
			new Monitor() {

				@Override
				public void progress(final long d, final long t) {
					done.add(d);
					total[0] = t;
				}
			});
		for (int i = 1; i < done.size(); i++) assertTrue(done.get(i) >= done.get(i - 1));
		assertEquals(total[0], done.get(done.size() - 1));
	}

	@Test
	void estimateNamesSizesAndMemory() {
		// 11 · 90 · 4 voxels of 2 bytes; eleven slices of 4 · (3·90 + 3·360) bytes of heap, 11 · 256 pixels in the network.
		network.bytesPerPixel = 1000;
		final WorkEstimate estimate = task(SuperResolutionOptions.of(Axis.AXIAL, 2).withTiles(0, 11)).estimate(VolumeSeries
			.of(volume(9, 10, 11)));
		assertEquals(7920, estimate.outputBytes());
		assertEquals(59_400, estimate.heapBytes());
		assertEquals("11 slices of 9 × 10 to 18 × 20, tiles of 16 × 16; result 0.0 MB, memory about 2.9 MB", estimate
			.toString());
	}

	private static String message(final Runnable action) {
		return assertThrows(DdasrException.class, action::run).getMessage();
	}

	/** A series that writes down what it is told. */
	private record RecordingSeries(List<String> events) implements SeriesSink {

		@Override
		public SlabSink volume(final int index) {
			return new RecordingSink(events);
		}

		@Override
		public void commit() {
			events.add("commit all");
		}

		@Override
		public void close() {
			events.add("close all");
		}
	}

	/** Writes down what it is told. */
	private static final class RecordingSink implements SlabSink {

		final List<String> events;

		RecordingSink() {
			this(new ArrayList<>());
		}

		RecordingSink(final List<String> events) {
			this.events = events;
		}

		@Override
		public void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
			events.add(from + "-" + (from + slab.dimension(dimension) - 1) + " of " + dimension);
		}

		@Override
		public void commit() {
			events.add("commit");
		}

		@Override
		public void close() {
			events.add("close");
		}
	}
}
