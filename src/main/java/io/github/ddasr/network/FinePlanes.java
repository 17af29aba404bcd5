package io.github.ddasr.network;

import java.util.TreeMap;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/** The planes of an enlarged volume while they are made: each begins as the linear interpolation of the coarse volume. */
final class FinePlanes {

	private final float[] values;
	private final int[] size;
	private final GridAxis z;
	private final ResamplingMatrix forY, forX;
	private final VolumeNetwork.PlaneSink sink;
	private final TreeMap<Integer, float[]> planes = new TreeMap<>();
	private int next;

	FinePlanes(final VolumeNetwork.Request request, final GridAxis z, final VolumeNetwork.PlaneSink sink) {
		values = request.values();
		size = request.size();
		this.z = z;
		this.sink = sink;
		forY = ResamplingMatrix.of(Kernel.LINEAR, size[1], request.newSize()[1]);
		forX = ResamplingMatrix.of(Kernel.LINEAR, size[2], request.newSize()[2]);
	}

	/** A plane to be changed, row major. */
	float[] plane(final int number) {
		return planes.computeIfAbsent(number, this::interpolated);
	}

	private float[] interpolated(final int number) {
		final int n = size[1] * size[2];
		final int below = z.clamped(z.below(number)) * n, above = z.clamped(z.below(number) + 1) * n;
		final float t = (float) z.fraction(number);
		final float[] between = new float[n];
		for (int i = 0; i < n; i++) between[i] = (1 - t) * values[below + i] + t * values[above + i];
		return Resampler.apply(between, size[2], size[1], forX, forY);
	}

	/** Hands on all planes before one, which are done. */
	void handOnBefore(final int end) {
		while (next < end) {
			sink.accept(next, plane(next));
			planes.remove(next++);
		}
	}
}
