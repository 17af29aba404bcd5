package io.github.ddasr.superresolution;

import io.github.ddasr.network.VolumeNetwork.PlaneSink;
import io.github.ddasr.network.VolumeNetwork.Request;
import io.github.ddasr.volume.Monitor;

/** Enlarges whole volumes to any finer grid; blocks are row major, axes z, y, x, cells aligned. */
public interface VolumeEnlarger extends Enlarger {

	/** @return whether values are to be normalised by the volume's smallest and largest value, and not by its intensity window */
	default boolean usesWholeRange() {
		return false;
	}

	/** @return whether it is worth telling the method where there is only background */
	default boolean skipsBackground() {
		return false;
	}

	/**
	 * @param size voxels along z, y, x
	 * @param newSize voxels of the enlargement
	 * @return memory that it takes beside the volume itself and one plane of the enlargement
	 */
	Footprint footprint(int[] size, int[] newSize);

	/**
	 * Says of a grid, before the work begins, that results are not to be expected as good as on others.
	 *
	 * @param factors new voxels per old voxel along x, y, z
	 * @param monitor told so
	 */
	default void advise(final double[] factors, final Monitor monitor) {}

	/**
	 * @param request a volume of normalised values, and to what size
	 * @param sink takes the planes along z, in order
	 * @param monitor told of the progress, asked for cancel at least once per plane or piece of work
	 */
	void enlarge(Request request, PlaneSink sink, Monitor monitor);

	/**
	 * Memory.
	 *
	 * @param heapBytes of the Java heap
	 * @param nativeBytes outside it
	 */
	record Footprint(long heapBytes, long nativeBytes) {}
}
