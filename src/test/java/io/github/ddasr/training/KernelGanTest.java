package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

import ai.djl.Device;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.BlurKernel;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

class KernelGanTest {

	private static final int LARGE = 15;
	private static final int SIDE = 192;
	private static final float[] PHANTOM = phantom();

	@Test
	void isNearerToTheTruthThanCubicInterpolation() {
		final BlurKernel truth = gaussian(1.1, 1.8);
		final BlurKernel found = new KernelGan(100).fit(slice(truth), 1, Device.cpu(), Monitor.NONE);
		final double middle = found.size() / 2 + 0.5;
		assertArrayEquals(new double[] { middle, middle }, found.centre(), 0.02);
		final double error = distance(found, truth), cubic = distance(cubic(), truth);
		assertTrue(error < 0.6 * cubic, "distance " + error + ", of cubic interpolation " + cubic);
	}

	@Test
	void theSameSeedGivesTheSameKernel() {
		final Texture.Slice slice = slice(gaussian(1, 1));
		final BlurKernel first = new KernelGan(60).fit(slice, 4, Device.cpu(), Monitor.NONE);
		assertArrayEquals(first.values(), new KernelGan(60).fit(slice, 4, Device.cpu(), Monitor.NONE).values());
	}

	@Test
	void tooFewStepsAreSaid() {
		final String message = assertThrows(KernelGan.FailedFit.class, () -> new KernelGan(3).fit(slice(gaussian(1, 1)), 4, Device
			.cpu(), Monitor.NONE)).getMessage();
		assertTrue(message.startsWith("The blur of phantom could not be estimated: the kernel's weights sum to "), message);
		assertTrue(message.endsWith(", not to 1. Try more steps, another seed or another slice."), message);
	}

	@Test
	void aStepLeavesNothingBehind() {
		final List<Integer> alive = new ArrayList<>();
		try (Scope scope = Scope.open(Device.cpu())) {
			final Monitor monitor = new Monitor() {

				@Override
				public boolean isCanceled() {
					alive.add(scope.liveArrays());
					return alive.size() == 10;
				}
			};
			assertThrows(CanceledException.class, () -> new KernelGan(1000).fit(slice(gaussian(1, 1)), 4, scope, monitor));
			assertEquals(0, scope.liveArrays());
		}
		assertTrue(alive.get(0) > 30, "alive " + alive);
		assertEquals(1, alive.stream().distinct().count(), "alive " + alive);
	}

	@Test
	void canBeCanceled() {
		final AtomicInteger asked = new AtomicInteger();
		final Monitor monitor = new Monitor() {

			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() == 3;
			}
		};
		assertThrows(CanceledException.class, () -> new KernelGan(1000).fit(slice(gaussian(1, 1)), 4, Device.cpu(), monitor));
		assertEquals(3, asked.get());
	}

	@Test
	void slicesThatSayNothingAreRefused() {
		final Texture.Slice small = new Texture.Slice("a.nii slice 3", new float[39 * 50], 39, 50, 0);
		assertEquals("The low-resolution slice a.nii slice 3 has 39 × 50 pixels, too few to estimate its blur. Give slices of at " +
			"least 40 × 40.", message(small));
		assertEquals("A low-resolution slice of one value, or with values that are no numbers, shows no sharpness. Leave it out.",
			message(new Texture.Slice("b", new float[50 * 50], 50, 50, 0)));
		assertEquals("Estimating a blur kernel needs a positive number of steps, not 0.", assertThrows(DdasrException.class,
			() -> new KernelGan(0)).getMessage());
	}

	private static String message(final Texture.Slice slice) {
		return assertThrows(DdasrException.class, () -> new KernelGan(5).fit(slice, 1, Device.cpu(), Monitor.NONE)).getMessage();
	}

	@Test
	void theScheduleIsThePublishedOne() {
		final KernelGanSchedule schedule = new KernelGanSchedule(3000);
		assertEquals(2e-4, schedule.rate(749), 1e-18);
		assertEquals(2e-5, schedule.rate(750), 1e-18);
		assertEquals(2e-7, schedule.rate(2999), 1e-18);
		// Twice below, once above, then three times below; nothing changes before, nor between the multiples of 200.
		for (int step = 0; step < 400; step++) schedule.done(step, step == 98 || step == 99 || step > 390 ? 0.39 : 0.5, 1);
		assertEquals(5, schedule.cubic());
		schedule.done(400, 0.5, 1);
		assertEquals(0.05, schedule.cubic(), 1e-15);
		assertEquals(0, schedule.sparsity());
		for (int step = 401; step <= 600; step++) schedule.done(step, 0.5, 1);
		assertEquals(5e-4, schedule.cubic(), 1e-15);
		assertEquals(1, schedule.centring());
		assertEquals(5, schedule.sparsity());
		for (int step = 601; step <= 2999; step++) schedule.done(step, 0.1, 1);
		assertEquals(5e-6, schedule.cubic(), 1e-18);
	}

	@Test
	void anEmptyKernelIsNotLikeCubicInterpolation() {
		final KernelGanSchedule schedule = new KernelGanSchedule(3000);
		for (int step = 0; step <= 600; step++) schedule.done(step, 0.1, 0.01);
		assertEquals(5, schedule.cubic());
	}

	@Test
	void shorterRunsTakeLargerSteps() {
		final KernelGanSchedule schedule = new KernelGanSchedule(750);
		for (int step = 0; step <= 300; step++) schedule.done(step, 0.5, step < 100 ? 0.1 : 1);
		assertEquals(8e-4, schedule.rate(286), 1e-18);
		assertEquals(8e-5, schedule.rate(287), 1e-18);
		assertEquals(1e-3, new KernelGanSchedule(100).rate(0), 1e-18);
	}

	@Test
	void cropsFollowTheEdges() {
		// Edges in the right half only; crops of 16 around a middle from column 8 on.
		final float[] image = new float[96 * 64];
		for (int i = 0; i < image.length; i++) image[i] = i % 96 >= 60 && (i / 96 / 4) % 2 == 0 ? 1 : 0;
		final EdgeCrops crops = new EdgeCrops(image, 96, 64, 16);
		final SplittableRandom random = new SplittableRandom(2);
		for (int n = 0; n < 200; n++) {
			final float[] crop = crops.draw(random);
			assertEquals(256, crop.length);
			float largest = 0;
			for (final float v : crop) largest = Math.max(largest, v);
			assertEquals(1, largest);
		}
	}

	private static float[] phantom() {
		final Volume phantom = Phantom.brain(SIDE, SIDE, 3);
		final IntensityWindow window = Foreground.of(phantom.voxels()).window();
		final float[] image = Slices.read(phantom.voxels(), 2, 1);
		for (int i = 0; i < image.length; i++) image[i] = Math.max(0, Math.min(1, window.normalise(image[i])));
		return image;
	}

	/** A slice of the phantom, seen through a kernel. */
	static Texture.Slice slice(final BlurKernel kernel) {
		return new Texture.Slice("phantom", kernel.shrink(PHANTOM, SIDE, SIDE, 2), SIDE / 2, SIDE / 2, 0.5);
	}

	static BlurKernel gaussian(final double sx, final double sy) {
		final double[] values = new double[169];
		for (int i = 0; i < values.length; i++) {
			final double dx = (i % 13 - 6.5) / sx, dy = (i / 13 - 6.5) / sy;
			values[i] = Math.exp(-(dx * dx + dy * dy) / 2);
		}
		return BlurKernel.of(13, values);
	}

	/** Cubic interpolation to half the size in a 13 × 13 square. */
	private static BlurKernel cubic() {
		final double[] line = { -0.01171875, -0.03515625, 0.11328125, 0.43359375, 0.43359375, 0.11328125, -0.03515625, -0.01171875 };
		final double[] values = new double[169];
		for (int y = 0; y < 8; y++) for (int x = 0; x < 8; x++) values[(y + 3) * 13 + x + 3] = line[y] * line[x];
		return BlurKernel.of(13, values);
	}

	/** Root of the summed squared differences, over that of the truth. */
	private static double distance(final BlurKernel kernel, final BlurKernel truth) {
		double difference = 0, size = 0;
		for (int y = -LARGE; y <= LARGE; y++) for (int x = -LARGE; x <= LARGE; x++) {
			final double t = at(truth, x, y), d = at(kernel, x, y) - t;
			difference += d * d;
			size += t * t;
		}
		return Math.sqrt(difference / size);
	}

	private static double at(final BlurKernel kernel, final int x, final int y) {
		final int column = kernel.size() / 2 + x, row = kernel.size() / 2 + y;
		final boolean inside = Math.min(column, row) >= 0 && Math.max(column, row) < kernel.size();
		return inside ? kernel.values()[row * kernel.size() + column] : 0;
	}
}
