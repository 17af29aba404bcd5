package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The interpolation to which a MIASSR network of our own kind adds its answer: zero-filling of the mirrored slice
 * ({@link ResamplingMatrix#mirroredFourier}), the best of the linear methods on scanner images. Thread-safe; keeps the matrices used
 * last.
 */
public final class MiassrBase {

	private static final int KEPT = 24;

	private record Sizes(int size, int newSize) {}

	private final Map<Sizes, ResamplingMatrix> recent = new LinkedHashMap<>(KEPT, 0.75f, true);

	/**
	 * @param image row major
	 * @param width its columns
	 * @param height its rows
	 * @param newWidth columns of the result
	 * @param newHeight rows of the result
	 * @return the enlarged image; cells are aligned
	 */
	public float[] enlarge(final float[] image, final int width, final int height, final int newWidth, final int newHeight) {
		return Resampler.apply(image, width, height, matrix(width, newWidth), matrix(height, newHeight));
	}

	private synchronized ResamplingMatrix matrix(final int size, final int newSize) {
		final Sizes sizes = new Sizes(size, newSize);
		ResamplingMatrix matrix = recent.get(sizes);
		if (matrix == null) {
			matrix = ResamplingMatrix.mirroredFourier(size, newSize);
			if (recent.size() >= KEPT) recent.remove(recent.keySet().iterator().next());
			recent.put(sizes, matrix);
		}
		return matrix;
	}
}
