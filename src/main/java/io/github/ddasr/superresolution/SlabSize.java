package io.github.ddasr.superresolution;

import io.github.ddasr.volume.DdasrException;

import java.util.Locale;

/**
 * How many slices are held in memory at a time.
 *
 * @param slices slices per slab
 * @param bytes heap that a slab takes
 */
record SlabSize(int slices, long bytes) {

	/** Slices wanted per slab: files are read and written in planes, and a slab may cut across all of them. */
	private static final int WANTED = 16;

	/** Copies of a slice in memory at once: read, normalised, gathered into tiles. */
	private static final int INPUT_COPIES = 3;

	/** Copies of an enlarged slice at once: the network's answer, the blended slice, the mean of flips. */
	private static final int OUTPUT_COPIES = 3;

	/** Further copies of a slice where results are compared with it: kept, the difference now and before, the noise-free difference. */
	private static final int COMPARED_COPIES = 4;

	/** Further copies of an enlarged slice: while it is corrected, with its range and the change; while views are compared. */
	private static final int CORRECTED_COPIES = 4, VIEW_COPIES = 3;

	/**
	 * @param method the open method
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @param trust what is done besides
	 * @param budget the memory
	 * @return some calls' worth of slices, as far as the heap holds them
	 * @throws DdasrException if not even one slice can be held
	 */
	static SlabSize of(final SliceEnlarger method, final int width, final int height, final TrustOptions trust,
		final MemoryBudget budget)
	{
		final int channels = method.channels();
		final long pixels = (long) channels * width * height;
		final long enlarged = (long) method.newWidth(width) * method.newHeight(height) * channels;
		final long bytes = Float.BYTES * ((INPUT_COPIES + (trust.compares() ? COMPARED_COPIES : 0)) * pixels + (OUTPUT_COPIES + (trust
			.backProject() ? CORRECTED_COPIES : 0) + (trust.uncertainty() ? VIEW_COPIES : 0)) * enlarged);
		if (enlarged / channels > Integer.MAX_VALUE - 8) {
			throw new DdasrException("Slices of " + width + " × " + height + " enlarged by " + scale(method, width) +
				" have more than 2147483639 pixels, which is the limit. Choose a smaller factor or crop the image.");
		}
		// The budget is half of what is free: a single slice may take all of it.
		if (bytes > 2 * budget.heapBytes()) {
			throw new DdasrException(String.format(Locale.ROOT, "One slice of %d × %d enlarged by %s needs %d MB of memory, " +
				"but Java has only %d MB left. Close images or give Java more memory (Edit > Options > Memory & Threads).", width,
				height, scale(method, width), bytes >> 20, 2 * budget.heapBytes() >> 20));
		}
		final long fitting = Math.max(1, budget.heapBytes() / bytes);
		final int calls = Math.max(1, WANTED / method.preferredSlices(width, height));
		final int slices = (int) Math.min(fitting, (long) calls * method.preferredSlices(width, height));
		return new SlabSize(slices, slices * bytes);
	}

	private static String scale(final SliceEnlarger method, final int width) {
		return Scale.text((double) method.newWidth(width) / width);
	}
}
