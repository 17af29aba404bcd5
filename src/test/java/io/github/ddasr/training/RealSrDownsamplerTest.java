package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.BlurKernel;
import io.github.ddasr.downsampling.Downsampler;
import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.DownsamplingSetup;
import io.github.ddasr.downsampling.KernelPool;
import io.github.ddasr.downsampling.RealSr;
import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.downsampling.Scanner;
import io.github.ddasr.downsampling.Texture;
import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

class RealSrDownsamplerTest {

	private static final BlurKernel KERNEL = KernelGanTest.gaussian(1.2, 1.2);

	private static Texture texture(final int n) {
		final List<Texture.Slice> slices = IntStream.range(0, n).mapToObj(i -> {
			final Texture.Slice clean = KernelGanTest.slice(KERNEL);
			RicianNoise.add(clean.values(), 0.03, new SplittableRandom(i));
			return new Texture.Slice("slice " + i, clean.values(), clean.width(), clean.height(), i / (double) n);
		}).toList();
		return new Texture(slices, n + " slices");
	}

	private static DownsamplingSetup setup(final Texture texture) {
		return new DownsamplingSetup(2, Scanner.USUAL, texture, DeviceChoice.CPU, 7);
	}

	@Test
	void isFoundAndSaysWhatItNeeds() {
		final Downsampler found = Downsamplers.of("realsr");
		assertInstanceOf(RealSrDownsampler.class, found);
		assertTrue(found.needsTexture());
		assertEquals("The down-sampling method realsr imitates low-resolution slices, but was given none. Name low-resolution " +
			"files, or choose a method that needs none.", assertThrows(DdasrException.class, () -> found.shrink(new float[16], 4, 4,
				2, 1, new SplittableRandom(1))).getMessage());
		assertEquals("The down-sampling method realsr needs low-resolution slices to imitate. Name low-resolution files, or " +
			"choose a method that needs none.", assertThrows(DdasrException.class, () -> found.prepare(DownsamplingSetup.of(2),
				Monitor.NONE)).getMessage());
	}

	@Test
	void estimatesAKernelForEachOfAFewSlices() {
		final List<Long> told = new ArrayList<>();
		final Monitor monitor = new Monitor() {

			@Override
			public void progress(final long done, final long total) {
				told.add(100 * done + total);
			}
		};
		final RealSr method = new RealSrDownsampler(2, 60).prepare(setup(texture(3)), monitor);
		assertEquals(2, method.kernels().kernels().size());
		assertEquals("KernelGAN, 60 steps, 2 slices of 3 slices", method.kernels().description());
		assertEquals(List.of(102L, 202L), told);
		final float[] image = new float[96 * 96];
		for (int i = 0; i < image.length; i++) image[i] = i % 50;
		final float[] small = method.shrink(image, 96, 96, 2, 50, new SplittableRandom(3));
		assertEquals(48 * 48, small.length);
		assertArrayEquals(small, method.shrink(image, 96, 96, 2, 50, new SplittableRandom(3)));
	}

	@Test
	void slicesThatFailAreToldOfAndLeftOut() {
		final List<String> warnings = new ArrayList<>();
		final Monitor monitor = new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		};
		final DdasrException failed = assertThrows(DdasrException.class, () -> new RealSrDownsampler(2, 2).prepare(setup(texture(3)),
			monitor));
		assertEquals(2, warnings.size());
		assertEquals(warnings.get(1), failed.getMessage());
	}

	@Test
	void storedKernelsSpareTheEstimate() {
		final KernelPool pool = new KernelPool(List.of(KERNEL), "stored");
		assertSame(pool, new RealSrDownsampler(pool).prepare(setup(texture(1)), Monitor.NONE).kernels());
	}

	@Test
	void slicesWithoutHeadAreNotUsed() {
		final float[] dark = new float[96 * 96];
		for (int y = 0; y < 32; y++) for (int x = 0; x < 32; x++) dark[y * 96 + x] = 0.5f;
		final Texture texture = new Texture(List.of(new Texture.Slice("dark", dark, 96, 96, 0)), "dark ones");
		assertEquals("None of the low-resolution slices (dark ones) has 40 × 40 pixels, a fifth of them head, which realsr needs " +
			"to estimate their blur. Give other slices.", assertThrows(DdasrException.class, () -> new RealSrDownsampler(2, 10)
				.prepare(setup(texture), Monitor.NONE)).getMessage());
	}
}
