package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;

/**
 * How a volume is to be enlarged.
 *
 * @param axis direction of the slices; it is not enlarged
 * @param factor output pixels per input pixel within a slice, 1 to 8
 * @param selfEnsemble whether to take the mean over four flips: four times the work
 * @param tileSize longest side of a tile in low-resolution pixels, 0 for automatic
 * @param batchSize most tiles per call of the network, 0 for automatic
 * @param window the intensity window, or null for the automatic one
 * @param invalid what to do with NaN and infinite voxels
 * @param clamp whether results are limited to the range of the source volume's values
 */
public record SuperResolutionOptions(Axis axis, int factor, boolean selfEnsemble, int tileSize, int batchSize,
	IntensityWindow window, InvalidVoxels invalid, boolean clamp)
{

	/** The largest factor. */
	public static final int LARGEST_FACTOR = 8;

	/** Checks the ranges that do not depend on the model. */
	public SuperResolutionOptions {
		if (factor < 1 || factor > LARGEST_FACTOR) {
			throw new DdasrException("Factor " + factor + " is out of range. Give a whole number from 1 to " + LARGEST_FACTOR +
				".");
		}
		if (tileSize < 0) {
			throw new DdasrException("Tile size " + tileSize + " is negative. Give a size in pixels, or 0 for automatic.");
		}
		if (batchSize < 0) {
			throw new DdasrException("Batch size " + batchSize + " is negative. Give at least 1, or 0 for automatic.");
		}
	}

	/**
	 * @param axis direction of the slices
	 * @param factor output pixels per input pixel
	 * @return everything else automatic: no self-ensemble, NaN refused, results clamped
	 */
	public static SuperResolutionOptions of(final Axis axis, final int factor) {
		return new SuperResolutionOptions(axis, factor, false, 0, 0, null, InvalidVoxels.REFUSE, true);
	}

	/**
	 * @param on whether to take the mean over four flips
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withSelfEnsemble(final boolean on) {
		return new SuperResolutionOptions(axis, factor, on, tileSize, batchSize, window, invalid, clamp);
	}

	/**
	 * @param tile longest side of a tile in low-resolution pixels, 0 for automatic
	 * @param batch most tiles per call of the network, 0 for automatic
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withTiles(final int tile, final int batch) {
		return new SuperResolutionOptions(axis, factor, selfEnsemble, tile, batch, window, invalid, clamp);
	}

	/**
	 * @param explicit the intensity window, or null for the automatic one
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withWindow(final IntensityWindow explicit) {
		return new SuperResolutionOptions(axis, factor, selfEnsemble, tileSize, batchSize, explicit, invalid, clamp);
	}

	/**
	 * @param choice what to do with NaN and infinite voxels
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withInvalid(final InvalidVoxels choice) {
		return new SuperResolutionOptions(axis, factor, selfEnsemble, tileSize, batchSize, window, choice, clamp);
	}

	/**
	 * @param on whether results are limited to the range of the source volume's values
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withClamp(final boolean on) {
		return new SuperResolutionOptions(axis, factor, selfEnsemble, tileSize, batchSize, window, invalid, on);
	}
}
