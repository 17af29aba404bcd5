package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.github.ddasr.downsampling.MixedDegradation;

/**
 * Batches of paired patches for the training loop. Each batch is a pure function
 * of (seed, step), so a resumed run sees the same stream as an undisturbed one.
 * <p>
 * Whole slices are degraded (k-space truncation of a patch would not be that of a
 * scan) and serve for a block of steps; the slices of the next block are made in
 * the background meanwhile.
 */
final class PatchSampler implements AutoCloseable {

	/**
	 * @param low count × 1 × size × size
	 * @param high count × 1 × (scale·size) × (scale·size)
	 */
	record Batch(float[] low, float[] high) {}

	private static final int STEPS_PER_BLOCK = 64;
	private static final int SLICES_PER_BLOCK = 48;
	private static final int ATTEMPTS = 8;

	private final List<TrainingVolume> volumes;
	private final TrainingOptions options;
	private final MixedDegradation degradation;
	private final ExecutorService background = Executors.newSingleThreadExecutor(r -> {
		final Thread thread = new Thread(r, "ddasr-slices");
		thread.setDaemon(true);
		return thread;
	});
	private long blockIndex = -1;
	private SlicePair[] block;
	private CompletableFuture<SlicePair[]> next;

	PatchSampler(final List<TrainingVolume> volumes, final TrainingOptions options) {
		this.volumes = volumes;
		this.options = options;
		this.degradation = new MixedDegradation(options.downsampling(), options.noise());
	}

	Batch batch(final long step) {
		advance(step / STEPS_PER_BLOCK);
		final SplittableRandom random = new SplittableRandom(mix(options.seed(), 2 * step + 1));
		final int size = options.patch(), scale = options.scale(), large = size * scale;
		final Batch batch = new Batch(new float[options.batch() * size * size], new float[options.batch() * large * large]);
		for (int i = 0; i < options.batch(); i++) {
			final SlicePair pair = block[random.nextInt(block.length)];
			final int[] at = place(pair, random);
			final int flips = random.nextInt(4);
			final float gain = (float) (0.9 + 0.2 * random.nextDouble());
			final int lowWidth = pair.width() / scale;
			cut(pair.low(), lowWidth, at[0], at[1], size, flips, gain, batch.low(), i);
			cut(pair.high(), pair.width(), at[0] * scale, at[1] * scale, large, flips, gain, batch.high(), i);
		}
		return batch;
	}

	private void advance(final long wanted) {
		if (wanted == blockIndex) return;
		block = wanted == blockIndex + 1 && next != null ? next.join() : make(wanted);
		blockIndex = wanted;
		next = CompletableFuture.supplyAsync(() -> make(wanted + 1), background);
	}

	private SlicePair[] make(final long index) {
		final int smallest = options.patch() * options.scale();
		return IntStream.range(0, SLICES_PER_BLOCK).parallel().mapToObj(i -> SlicePair.draw(volumes, degradation, options, smallest,
			new SplittableRandom(mix(options.seed(), 2 * (index * SLICES_PER_BLOCK + i))))).toArray(SlicePair[]::new);
	}

	/** A place in the low-resolution slice, most often one with brain under it. */
	private int[] place(final SlicePair pair, final SplittableRandom random) {
		final int w = pair.width() / pair.scale(), h = pair.height() / pair.scale(), size = options.patch();
		final boolean anywhere = random.nextDouble() < options.background();
		int x = 0, y = 0;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			x = random.nextInt(w - size + 1);
			y = random.nextInt(h - size + 1);
			if (anywhere || content(pair.low(), w, x, y, size) > 0.4) break;
		}
		return new int[] { x, y };
	}

	private static double content(final float[] image, final int width, final int x0, final int y0, final int size) {
		int n = 0;
		for (int y = 0; y < size; y += 2) for (int x = 0; x < size; x += 2) if (image[(y0 + y) * width + x0 + x] > 0.1) n++;
		return n * 4.0 / (size * size);
	}

	private static void cut(final float[] image, final int width, final int x0, final int y0, final int size,
		final int flips, final float gain, final float[] target, final int index)
	{
		int at = index * size * size;
		for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) {
			final int sx = (flips & 1) == 0 ? x : size - 1 - x, sy = (flips & 2) == 0 ? y : size - 1 - y;
			target[at++] = gain * image[(y0 + sy) * width + x0 + sx];
		}
	}

	private static long mix(final long seed, final long n) {
		return seed * 0x9E3779B97F4A7C15L + n * 0xD1B54A32D192ED03L;
	}

	@Override
	public void close() {
		background.shutdownNow();
	}
}
