package io.github.ddasr.network;

import java.util.TreeMap;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/** The planes of an enlarged volume while they are made: each begins as an interpolation of the coarse volume. */
final class FinePlanes {

	private final float[] values;
	private final int[] size;
	private final ResamplingMatrix forZ, forY, forX;
	private final VolumeNetwork.PlaneSink sink;
	private final TreeMap<Integer, float[]> planes = new TreeMap<>();
	private int next;

	/**
	 * @param request the volume
	 * @param kernel how it is interpolated
	 * @param sink takes the planes
	 */
	FinePlanes(final VolumeNetwork.Request request, final Kernel kernel, final VolumeNetwork.PlaneSink sink) {
		values = request.values();
		size = request.size();
		this.sink = sink;
		forZ = ResamplingMatrix.of(kernel, size[0], request.newSize()[0]);
		forY = ResamplingMatrix.of(kernel, size[1], request.newSize()[1]);
		forX = ResamplingMatrix.of(kernel, size[2], request.newSize()[2]);
	}

	/** A plane to be changed, row major. */
	float[] plane(final int number) {
		return planes.computeIfAbsent(number, this::interpolated);
	}

	private float[] interpolated(final int number) {
		final int n = size[1] * size[2], first = forZ.first(number);
		final float[] between = new float[n];
		for (int k = first; k < first + forZ.length(number); k++) {
			final float weight = (float) forZ.weight(number, k);
			for (int i = 0; i < n; i++) between[i] += weight * values[k * n + i];
		}
		return Resampler.apply(between, size[2], size[1], forX, forY);
	}

	/** The first plane that has not been handed on. */
	int next() {
		return next;
	}

	/** Drops what was begun and not handed on. */
	void forget() {
		planes.clear();
	}

	/** Hands on all planes before one, which are done. */
	void handOnBefore(final int end) {
		while (next < end) {
			sink.accept(next, plane(next));
			planes.remove(next++);
		}
	}
}
