package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.network.VolumeNetwork.Request;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * The way of one volume as a whole through an enlargement method: window, method, inverse window, check, sink. Planes along z go to
 * the sink as they come; only where the result is compared with the volume, it is held in memory.
 */
final class WholeRun {

	/** Planes that a constant volume is written in at a time. */
	private static final int PLANES = 8;

	private final VolumeEnlarger method;
	private final TrustOptions trust;
	private final int[] size;
	private final int[] newSize;
	private final int plane;

	/**
	 * @param method the open method
	 * @param trust what is done besides
	 * @param source a volume of the size that is enlarged
	 * @param grid its new grid
	 */
	WholeRun(final VolumeEnlarger method, final TrustOptions trust, final Volume source, final Grid grid) {
		this.method = method;
		this.trust = trust;
		size = reversed(source.dimensions());
		newSize = reversed(grid.size());
		plane = newSize[1] * newSize[2];
	}

	/** @return x, y, z as z, y, x */
	static int[] reversed(final long[] size) {
		return new int[] { Math.toIntExact(size[2]), Math.toIntExact(size[1]), Math.toIntExact(size[0]) };
	}

	/**
	 * @param ready the volume, ready
	 * @param sinks take planes along z; neither committed nor closed
	 * @param sums take the figures of the check
	 * @param monitor progress and cancel
	 */
	void into(final PreparedVolume ready, final VolumeSinks sinks, final ConsistencySums sums, final Monitor monitor) {
		final float[] coarse = block(ready.valid(), monitor);
		final float[] whole = trust.compares() ? new float[Math.multiplyExact(newSize[0], plane)] : null;
		enlarge(ready, coarse, monitor, (first, planes) -> {
			if (whole == null) write(planes, first, sinks);
			else System.arraycopy(planes, 0, whole, first * plane, planes.length);
		});
		if (whole == null) return;
		monitor.status("comparing with the input");
		final BlockCheck check = ready.check(trust, size, newSize);
		final Checked checked = check.check(coarse, whole, null, monitor);
		check.count(coarse, checked, sums);
		for (int z = 0; z < newSize[0]; z++) {
			monitor.checkCanceled("writing");
			write(Arrays.copyOfRange(whole, z * plane, (z + 1) * plane), z, sinks);
		}
		if (!trust.consistency()) return;
		final int own = size[1] * size[2];
		for (int z = 0; z < size[0]; z++) {
			final float[] one = Arrays.copyOfRange(checked.difference(), z * own, (z + 1) * own);
			sinks.maps().get(TrustMap.CONSISTENCY).write(VolumeSinks.slab(List.of(one), size[2], size[1], 2), 2, z);
		}
	}

	private static float[] block(final Volume volume, final Monitor monitor) {
		final int depth = Slices.count(volume.voxels(), 2), own = Slices.width(volume.voxels(), 2) * Slices.height(volume.voxels(), 2);
		final float[] block = new float[Math.multiplyExact(depth, own)];
		final float[] one = new float[own];
		for (int z = 0; z < depth; z++) {
			monitor.checkCanceled("reading");
			Slices.read(volume.voxels(), 2, z, one);
			System.arraycopy(one, 0, block, z * own, own);
		}
		return block;
	}

	/** Planes in the volume's own values, in order. */
	private interface Planes {

		void accept(int first, float[] planes);
	}

	private void enlarge(final PreparedVolume ready, final float[] coarse, final Monitor monitor, final Planes target) {
		if (ready.isConstant()) {
			for (int z = 0; z < newSize[0]; z += PLANES) {
				final float[] same = new float[Math.min(PLANES, newSize[0] - z) * plane];
				Arrays.fill(same, coarse[0]);
				target.accept(z, same);
			}
			return;
		}
		final boolean[] wanted = method.skipsBackground() ? WantedVoxels.of(ready, monitor) : null;
		final int[] next = new int[1];
		method.enlarge(new Request(ready.normalised(coarse), size, newSize, wanted), (first, planes) -> {
			if (first != next[0] || planes.length % plane != 0) throw new IllegalStateException("plane " + first + " came for " + next[0]);
			next[0] += planes.length / plane;
			ready.denormalise(planes, "plane " + first, method.description());
			monitor.checkCanceled("writing plane " + first);
			target.accept(first, planes);
		}, monitor);
		if (next[0] != newSize[0]) throw new IllegalStateException(next[0] + " planes came of " + newSize[0]);
	}

	private void write(final float[] planes, final int first, final VolumeSinks sinks) {
		final List<float[]> slices = new ArrayList<>();
		for (int i = 0; i < planes.length; i += plane) slices.add(Arrays.copyOfRange(planes, i, i + plane));
		sinks.fine().write(VolumeSinks.slab(slices, newSize[2], newSize[1], 2), 2, first);
	}
}
