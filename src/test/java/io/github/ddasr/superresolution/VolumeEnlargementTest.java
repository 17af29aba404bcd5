package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.network.VolumeNetwork;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.SlabSink;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/** Networks for whole volumes: what they are given, and what becomes of their answers. */
class VolumeEnlargementTest extends AnyScaleCase {

	/** What a network for volumes is given, and what becomes of its answer. */
	@Test
	void aNetworkSeesNormalisedValuesAndTheHead() {
		final Volume head = head();
		volumes.added = 0.125f;
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.SAGITTAL, Scale.of(1, 2, 1.5)).withClamp(false);
		final Volume fine = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(head, Monitor.NONE);
		final VolumeNetwork.Request asked = volumes.requests.get(0);
		assertArrayEquals(new int[] { 20, 28, 24 }, asked.size());
		assertArrayEquals(new int[] { 30, 56, 24 }, asked.newSize());
		final Foreground foreground = Foreground.of(head.voxels());
		int wanted = 0;
		for (int i = 0; i < asked.values().length; i++) {
			final float v = head.voxels().getAt(i % 24, i / 24 % 28, i / 24 / 28).get();
			assertEquals(foreground.window().normalise(v), asked.values()[i], 1e-6f);
			if (v > foreground.headThreshold()) assertTrue(asked.wanted()[i], "voxel " + i + " of the head");
			if (asked.wanted()[i]) wanted++;
		}
		assertTrue(wanted > 100 && wanted < asked.wanted().length, wanted + " wanted");
		// Planes along z, in the volume's units: linear interpolation, and an eighth of the window.
		final float[] plane = Slices.read(fine.voxels(), 2, 1), below = Slices.read(head.voxels(), 2, 0), above = Slices.read(head.voxels(), 2, 1);
		final float[] expected = new float[24 * 28];
		// Fine plane 1 lies in the middle of two coarse ones: (1 + 0.5) / 1.5 - 0.5.
		for (int i = 0; i < expected.length; i++) expected[i] = (below[i] + above[i]) / 2 + 0.125f * (float) foreground.window().width();
		for (int x = 0; x < 24; x++) assertEquals(0.75 * expected[5 * 24 + x] + 0.25 * expected[4 * 24 + x], plane[10 * 24 + x], 0.02);
	}

	@Test
	void aPublishedNetworkSeesTheWholeRange() {
		volumes.wholeRange = true;
		task("whole", Scale.of(2)).run(head(), Monitor.NONE);
		float low = 1, high = 0;
		for (final float v : volumes.requests.get(0).values()) {
			low = Math.min(low, v);
			high = Math.max(high, v);
		}
		assertEquals(0, low);
		assertEquals(1, high);
	}

	@Test
	void aConstantVolumeNeedsNoNetwork() {
		final float[] v = new float[4 * 5 * 11];
		Arrays.fill(v, -3.25f);
		final Volume fine = task("whole", Scale.of(2)).run(new Volume("flat", ArrayImgs.floats(v, 4, 5, 11), Geometry.ofSpacing(1, 1, 1)), Monitor.NONE);
		assertArrayEquals(new long[] { 8, 10, 22 }, fine.dimensions());
		fine.voxels().forEach(x -> assertEquals(-3.25f, x.get()));
		assertTrue(volumes.requests.isEmpty());
	}

	@Test
	void planesComeInOrderAndCancelLeavesNothing() {
		final List<String> events = new ArrayList<>();
		final int[] polls = { 0 };
		run(events, polls, Integer.MAX_VALUE);
		assertEquals(List.of("0-2", "3-5", "6-8", "9-9", "commit", "close"), events);
		final int all = polls[0];
		assertTrue(all > 10, all + " polls");
		for (int after = 0; after < all; after++) {
			final int limit = after;
			events.clear();
			polls[0] = 0;
			assertThrows(CanceledException.class, () -> run(events, polls, limit), "canceled at poll " + after);
			assertFalse(events.contains("commit"));
			assertEquals("close", events.get(events.size() - 1));
		}
	}

	private void run(final List<String> events, final int[] polls, final int limit) {
		final Volume small = new Volume("small", ArrayImgs.floats(new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 1, 0, 0, 1, 2, 4, 7, 8, 3 }, 2, 2, 5), Geometry
			.ofSpacing(1, 1, 1));
		task("whole", Scale.of(2)).run(small, new SlabSink() {

			@Override
			public void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
				assertEquals(2, dimension);
				events.add(from + "-" + (from + slab.dimension(2) - 1));
			}

			@Override
			public void commit() {
				events.add("commit");
			}

			@Override
			public void close() {
				events.add("close");
			}
		}, new Monitor() {

			@Override
			public boolean isCanceled() {
				return polls[0]++ >= limit;
			}
		});
	}

	@Test
	void invalidVoxelsAreRefusedOrReplaced() {
		final Volume head = head();
		head.voxels().getAt(3, 4, 5).set(Float.NaN);
		assertTrue(message(() -> task("whole", Scale.of(2)).run(head, Monitor.NONE)).startsWith("head holds 1 voxel that is NaN or infinite."));
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2)).withInvalid(InvalidVoxels.REPLACE);
		new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(head, Monitor.NONE).voxels().forEach(v -> assertTrue(Float
			.isFinite(v.get())));
		volumes.added = Float.NaN;
		assertEquals("The method (whole, running on the CPU because this is a test) gave a value that is not a number in plane 0 of head, counted " +
			"from 0. Try device=cpu, or another model.", message(() -> new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE).run(
				head(), Monitor.NONE)));
	}

	@ParameterizedTest
	@CsvSource({ "area, '1,1,3'", "area, '2,2,2'", "k-space, '1,1,2.5'", "area, '1.5,1.7,1'", "cubic, '2,2,1'" })
	void aWholeVolumeIsMadeToAgreeWithItsInput(final String method, final String scale) {
		final TrustOptions trust = new TrustOptions(true, true, false, Redegradation.named(method).orElseThrow(), 2, v -> 0);
		final Volume head = shrunk(trust.redegradation(), numbers(scale));
		final Enlarged result = task("whole", Scale.of(numbers(scale)), trust).runWithMaps(VolumeSeries.of(head), Monitor.NONE);
		assertArrayEquals(head.dimensions(), result.consistency().first().dimensions());
		assertNull(result.uncertainty());
		assertTrue(result.figures().before() > 1, result.figures().toString());
		// What is left is where the detail would leave the range of the values around it, which it must not.
		assertTrue(result.figures().difference() < 0.35 * result.figures().before(), result.figures().toString());
		// The map says the same as the figures, over the head.
		final Foreground foreground = Foreground.of(head.voxels());
		double squares = 0;
		int n = 0;
		for (int z = 0; z < 20; z++) for (int y = 0; y < 28; y++) for (int x = 0; x < 24; x++) {
			if (!(head.voxels().getAt(x, y, z).get() > foreground.headThreshold())) continue;
			squares += Math.pow(result.consistency().first().voxels().getAt(x, y, z).get(), 2);
			n++;
		}
		assertEquals(Math.sqrt(squares / n), result.figures().difference(), 1e-6);
	}

	/** A head that was made coarse as the check will do it. */
	private static Volume shrunk(final Redegradation method, final double[] scale) {
		final int[] size = { 24, 28, 20 }, fine = new int[3];
		for (int d = 0; d < 3; d++) fine[d] = (int) (size[d] * scale[d]);
		RandomAccessibleInterval<FloatType> voxels = Phantom.block(fine, new double[] { 192.0 / fine[0], 196.0 / fine[1], 180.0 / fine[2] },
			new double[] { 0, 0, 10 }).voxels();
		for (int d = 0; d < 3; d++) if (fine[d] != size[d]) voxels = Resampler.along(voxels, d, method.shrinking(
			new ResamplingMatrices(), size[d], fine[d]));
		return new Volume("head", voxels, Geometry.ofSpacing(8, 7, 9));
	}

	@Test
	void aSingleSliceHasNoDepth() {
		final Volume slice = new Volume("slice", ArrayImgs.floats(8, 8, 1), Geometry.ofSpacing(1, 1, 5));
		assertEquals("slice has a single voxel along z, so nothing is known of what lies along it. Choose a method for slices, or a scale of 1 " +
			"there.", message(() -> task("whole", Scale.of(2)).run(slice, Monitor.NONE)));
		assertArrayEquals(new long[] { 16, 12, 1 }, task("whole", Scale.of(2, 1.5, 1)).run(slice, Monitor.NONE).dimensions());
	}

	@Test
	void estimateAndMemory() {
		final SuperResolution task = task("whole", Scale.of(1, 1, 2.5));
		final WorkEstimate estimate = task.estimate(VolumeSeries.of(head()));
		assertEquals("1 volume of 24 × 28 × 20 to 24 × 28 × 50; result 0.1 MB, memory about 3.1 MB", estimate.toString());
		assertEquals(2 * 4 * 24 * 28 * 20, estimate.heapBytes());
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(2));
		final SuperResolution poor = new SuperResolution(methods.openFor("whole", options, AMPLE), options, new MemoryBudget(20_000, 1));
		assertEquals("head enlarged as a whole needs 0 MB of memory, but Java has only 0 MB left. Close images or give Java more memory (Edit > " +
			"Options > Memory & Threads).", message(() -> poor.run(head(), Monitor.NONE)));
	}

	@ParameterizedTest
	@CsvSource({ "AXIAL, 10", "SAGITTAL, 12", "CORONAL, 0" })
	void aPreviewIsASliceOfTheRun(final Axis axis, final int slice) {
		final SuperResolutionOptions options = SuperResolutionOptions.of(axis, Scale.of(2, 2, 3));
		final SuperResolution task = new SuperResolution(methods.openFor("whole", options, AMPLE), options, AMPLE);
		final Volume whole = task.run(head(), Monitor.NONE), one = task.preview(head(), slice, Monitor.NONE);
		final int factor = axis == Axis.AXIAL ? 3 : 2;
		assertArrayEquals(Slices.read(whole.voxels(), axis.world(), factor * slice + factor / 2), Slices.read(one.voxels(), 2, 0), 0.01f);
	}
}
