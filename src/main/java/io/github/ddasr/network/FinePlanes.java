package io.github.ddasr.network;

import java.util.TreeMap;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The planes of an enlarged volume while they are made. Each begins as an interpolation of the coarse volume, which stays where nothing is
 * decoded: linear for the published decoder; for residual ones cubic B-spline, since zero-filling, to which they add, rings in the
 * air around a head.
 */
final class FinePlanes {

	private final PlaneInterpolation around;
	/** What residual answers are added to; null for other decoders. */
	private final PlaneInterpolation base;
	private final VolumeNetwork.PlaneSink sink;
	private final TreeMap<Integer, float[]> planes = new TreeMap<>();
	private int next;

	/**
	 * @param request the volume
	 * @param residual whether answers are to be added to zero-filling
	 * @param owner of native memory
	 * @param sink takes the planes
	 */
	FinePlanes(final VolumeNetwork.Request request, final boolean residual, final NDManager owner, final VolumeNetwork.PlaneSink sink) {
		this.sink = sink;
		around = new PlaneInterpolation(request, owner, (from, to) -> ResamplingMatrix.of(residual ? Kernel.BSPLINE : Kernel.LINEAR, from, to));
		base = residual ? new PlaneInterpolation(request, owner, ResamplingMatrix::mirroredFourier) : null;
	}

	/** Native memory at the peak. */
	static long bytes(final int[] size, final int[] newSize) {
		return 2 * PlaneInterpolation.bytes(size, newSize);
	}

	/** A plane to be changed, row major. */
	float[] plane(final int number) {
		return planes.computeIfAbsent(number, around::plane);
	}

	/** The zero-filled plane of that number, row major; null where answers are values. */
	float[] base(final int number) {
		return base == null ? null : base.plane(number);
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
