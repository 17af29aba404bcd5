package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledEnlargerTest {

	private static final MemoryBudget AMPLE = new MemoryBudget(1L << 30, 1L << 30);

	/** A smooth image: a slope and a wave. */
	private static float[] image(final int w, final int h) {
		final float[] image = new float[w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			image[y * w + x] = (float) (0.4 + 0.002 * x + 0.2 * Math.sin(x * 0.13 + y * 0.21));
		}
		return image;
	}

	private static float[] repeat(final float[] image, final int w, final int h, final int scale) {
		final float[] r = new float[w * h * scale * scale];
		for (int i = 0; i < r.length; i++) {
			r[i] = image[i / (scale * w) / scale * w + i % (scale * w) / scale];
		}
		return r;
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 17", "5, 3", "7, 64", "8, 8", "101, 53", "97, 131" })
	void everySizeIsPaddedAndCroppedExactly(final int w, final int h) {
		for (final int tile : new int[] { 0, 32, 48 }) {
			final TiledEnlarger enlarger = new TiledEnlarger(new FakeNetwork(2, 8, 16), "fake", tile, 0, AMPLE);
			final float[] image = image(w, h);
			assertArrayEquals(repeat(image, w, h, 2), enlarger.enlarge(new float[][] { image }, w, h, Monitor.NONE)[0],
				1e-6f);
		}
	}

	@Test
	void wholeSlicesWhereTheyFitAndSeveralAtATime() {
		final FakeNetwork network = new FakeNetwork(2, 8, 64);
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, AMPLE);
		assertEquals(4, enlarger.preferredSlices(256, 256));
		enlarger.enlarge(new float[][] { image(256, 256), image(256, 256), image(256, 256) }, 256, 256, Monitor.NONE);
		assertArrayEquals(new int[] { 3, 256, 256 }, network.calls.get(0));
		assertEquals(1, network.calls.size());
	}

	@Test
	void tileSizeFollowsFromTheMemory() {
		final FakeNetwork network = new FakeNetwork(2, 8, 16);
		network.bytesPerPixel = 1000;
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, new MemoryBudget(1L << 30, 5_000_000));
		enlarger.enlarge(new float[][] { image(200, 100) }, 200, 100, Monitor.NONE);
		// 5000 pixels: the side is the largest multiple of 8 up to √5000 = 70.7.
		assertArrayEquals(new int[] { 1, 64, 64 }, network.calls.get(0));
		assertEquals(4_096_000, enlarger.footprint(200, 100).nativeBytes());
	}

	@Test
	void aFifthOfTheDevicesMemoryIsLeftToOthers() {
		final FakeNetwork network = new FakeNetwork(2, 8, 16);
		network.bytesPerPixel = 1000;
		network.freeBytes = 5_000_000;
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, AMPLE);
		// 4000 pixels: up to √4000 = 63.2.
		assertEquals(56, enlarger.footprint(200, 100).tileWidth());
	}

	@Test
	void tilesLeaveNoSeam() {
		final int w = 200, h = 160, tile = 64;
		final FakeNetwork network = new FakeNetwork(2, 8, 32);
		network.borderError = 0.5f;
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", tile, 0, AMPLE);
		final float[] image = image(w, h);
		final float[] tiled = enlarger.enlarge(new float[][] { image }, w, h, Monitor.NONE)[0];
		final float[] clean = repeat(image, w, h, 2);
		// Inside the image, away from its own border, the tiles' border errors must be gone …
		double worst = 0, step = 0, gradient = 0;
		for (int y = 40; y < 2 * h - 40; y++) for (int x = 40; x < 2 * w - 40; x++) {
			final int i = y * 2 * w + x;
			final double e = tiled[i] - clean[i], right = tiled[i + 1] - clean[i + 1];
			worst = Math.max(worst, Math.abs(e));
			step = Math.max(step, Math.abs(right - e));
			gradient = Math.max(gradient, Math.abs(clean[i + 2] - clean[i]));
		}
		assertTrue(worst < 0.05 * network.borderError, "worst error " + worst);
		// … and no step between neighbours may come near the image's own gradient.
		assertTrue(step < 0.1 * gradient, "step " + step + ", gradient " + gradient);
		assertTrue(worst > 0, "the fake must disturb its borders, else this shows nothing");
	}

	@Test
	void outOfMemoryHalvesTheBatchThenTheTile() {
		final int w = 128, h = 128;
		final FakeNetwork network = new FakeNetwork(2, 8, 16);
		network.memoryLimit = 64 * 64;
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, AMPLE);
		final List<String> warnings = new ArrayList<>();
		final Monitor monitor = new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		};
		final float[] image = image(w, h);
		final float[][] slices = { image, image, image, image };
		final float[][] enlarged = enlarger.enlarge(slices, w, h, monitor);
		for (final float[] e : enlarged) assertArrayEquals(repeat(image, w, h, 2), e, 1e-6f);
		assertEquals(List.of("The device is out of memory; going on with 2 instead of 4 tiles at a time.",
			"The device is out of memory; going on with 1 instead of 2 tiles at a time.",
			"The device is out of memory; going on with tiles of 64 instead of 128 pixels."), warnings);
		enlarger.enlarge(slices, w, h, monitor);
		assertEquals(3, network.failures, "what was learnt holds for the next slab");
	}

	@Test
	void outOfMemoryWithTheSmallestTileStops() {
		final FakeNetwork network = new FakeNetwork(2, 8, 16);
		network.memoryLimit = 100;
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 0, 0, AMPLE);
		final DdasrException e = assertThrows(DeviceMemoryException.class, () -> enlarger.enlarge(new float[][] { image(256,
			256) }, 256, 256, Monitor.NONE));
		assertEquals("Model fake does not fit into the device's memory, not even with tiles of 32 pixels. Close other " +
			"programs that use the device, choose a smaller model, or device=cpu.", e.getMessage());
		assertEquals(4, network.failures);
	}

	@Test
	void cancelStopsWithinOneTile() {
		final FakeNetwork network = new FakeNetwork(2, 8, 16);
		final TiledEnlarger enlarger = new TiledEnlarger(network, "fake", 32, 1, AMPLE);
		final Monitor afterThree = new Monitor() {

			@Override
			public boolean isCanceled() {
				return network.calls.size() >= 3;
			}
		};
		assertThrows(CanceledException.class, () -> enlarger.enlarge(new float[][] { image(128, 128) }, 128, 128,
			afterThree));
		assertEquals(3, network.calls.size());
	}

	@Test
	void badSettingsAreRefused() {
		assertEquals("Tile size 16 is too small for model fake. Give at least 32 pixels, or 0 for automatic.", //
			message(() -> new TiledEnlarger(new FakeNetwork(2, 8, 16), "fake", 16, 0, AMPLE)));
		assertEquals("Batch size -1 is negative. Give at least 1, or 0 for automatic.", //
			message(() -> new TiledEnlarger(new FakeNetwork(2, 8, 16), "fake", 0, -1, AMPLE)));
		final FakeNetwork colour = new FakeNetwork(2, 8, 16);
		colour.channels = 3;
		assertEquals("Model fake works on 3-channel images, but MR slices have one channel. Choose a one-channel model.", //
			message(() -> new TiledEnlarger(colour, "fake", 0, 0, AMPLE)));
	}

	private static String message(final Runnable action) {
		return assertThrows(DdasrException.class, action::run).getMessage();
	}
}
