package io.github.ddasr.network;

import io.github.ddasr.volume.Monitor;

/**
 * A trained network that reads a whole volume and answers on any finer grid, seen from outside the engine. Arrays are row
 * major with axes z, y, x; cells are aligned: the outer faces of both grids are the same. Not thread-safe; one call at a time.
 */
public interface VolumeNetwork extends AutoCloseable {

	/** Takes the enlarged volume, some planes at a time. */
	@FunctionalInterface
	interface PlaneSink {

		/**
		 * @param first number of the first plane along z; they come in order, without gaps
		 * @param planes the values of one or more whole planes, not clamped
		 */
		void accept(int first, float[] planes);
	}

	/**
	 * A volume to be enlarged.
	 *
	 * @param values normalised values ({@link VolumeNetwork#usesWholeRange()} says how)
	 * @param size voxels along z, y, x
	 * @param newSize voxels of the result along z, y, x, at least as many
	 * @param wanted for each voxel of the volume whether its cells are worth the network's work; all others are filled by
	 *          interpolation. null for all
	 */
	record Request(float[] values, int[] size, int[] newSize, boolean[] wanted) {}

	/** @return one line for the user: which device, and why */
	String deviceLine();

	/** @return the smallest and the largest enlargement of an axis (other than 1) that was learned, for advice; {2, 4} for instance */
	double[] learnedScales();

	/**
	 * Whether values are to be normalised by the volume's smallest and largest value, as the published ArSSR needs it, and not by the
	 * suite's window.
	 *
	 * @return whether it is so
	 */
	boolean usesWholeRange();

	/**
	 * @param size voxels along z, y, x
	 * @param newSize voxels of the result
	 * @return native memory at the peak of {@link #enlarge}, in bytes
	 */
	long bytes(int[] size, int[] newSize);

	/**
	 * Enlarges a volume in bounded memory.
	 *
	 * @param request what and to what size
	 * @param sink takes the result
	 * @param monitor told of progress, asked for cancel at least once per piece of work
	 * @throws io.github.ddasr.engine.DeviceMemoryException if the device has too little memory
	 */
	void enlarge(Request request, PlaneSink sink, Monitor monitor);

	@Override
	void close();
}
