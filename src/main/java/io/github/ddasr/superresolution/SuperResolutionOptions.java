package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.IntensityWindow;

/**
 * How a volume is to be enlarged.
 *
 * @param axis direction of the slices; it is not enlarged
 * @param scale how much finer it becomes
 * @param published whether results get the geometry of the published ArSSR instead of outer faces that stay
 * @param selfEnsemble whether to take the mean over four flips: four times the work
 * @param tileSize longest side of a tile in low-resolution pixels, 0 for automatic
 * @param batchSize most tiles per call of the network, 0 for automatic
 * @param window the intensity window, or null for the automatic one
 * @param invalid what to do with NaN and infinite voxels
 * @param clamp whether results are limited to the range of the source volume's values
 */
public record SuperResolutionOptions(Axis axis, Scale scale, boolean published, boolean selfEnsemble, int tileSize, int batchSize,
	IntensityWindow window, InvalidVoxels invalid, boolean clamp)
{

	/** The largest factor by which methods for slices alone enlarge. */
	public static final int LARGEST_FACTOR = 8;

	/** Checks the ranges that do not depend on the model. */
	public SuperResolutionOptions {
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
		if (factor < 2 || factor > LARGEST_FACTOR) {
			throw new DdasrException("Factor " + factor + " is out of range. Give a whole number from 2 to " + LARGEST_FACTOR +
				".");
		}
		return of(axis, Scale.of(factor));
	}

	/**
	 * @param axis direction of the slices
	 * @param scale how much finer the scan becomes
	 * @return everything else automatic
	 */
	public static SuperResolutionOptions of(final Axis axis, final Scale scale) {
		return new SuperResolutionOptions(axis, scale, false, false, 0, 0, null, InvalidVoxels.REFUSE, true);
	}

	/** @return output pixels per input pixel on both sides of a slice; 0 if the scale is no whole number up to 8 */
	public int factor() {
		final double number = scale.isSingle() ? scale.number(0) : 0;
		return number == (int) number && number <= LARGEST_FACTOR ? (int) number : 0;
	}

	/** @return the scale as it gives sizes */
	Scale sizing() {
		return published ? scale.asPublished() : scale;
	}

	/**
	 * @param on whether results get the geometry of the published ArSSR
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withPublished(final boolean on) {
		return new SuperResolutionOptions(axis, scale, on, selfEnsemble, tileSize, batchSize, window, invalid, clamp);
	}

	/**
	 * @param on whether to take the mean over four flips
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withSelfEnsemble(final boolean on) {
		return new SuperResolutionOptions(axis, scale, published, on, tileSize, batchSize, window, invalid, clamp);
	}

	/**
	 * @param tile longest side of a tile in low-resolution pixels, 0 for automatic
	 * @param batch most tiles per call of the network, 0 for automatic
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withTiles(final int tile, final int batch) {
		return new SuperResolutionOptions(axis, scale, published, selfEnsemble, tile, batch, window, invalid, clamp);
	}

	/**
	 * @param explicit the intensity window, or null for the automatic one
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withWindow(final IntensityWindow explicit) {
		return new SuperResolutionOptions(axis, scale, published, selfEnsemble, tileSize, batchSize, explicit, invalid, clamp);
	}

	/**
	 * @param choice what to do with NaN and infinite voxels
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withInvalid(final InvalidVoxels choice) {
		return new SuperResolutionOptions(axis, scale, published, selfEnsemble, tileSize, batchSize, window, choice, clamp);
	}

	/**
	 * @param on whether results are limited to the range of the source volume's values
	 * @return these options with that changed
	 */
	public SuperResolutionOptions withClamp(final boolean on) {
		return new SuperResolutionOptions(axis, scale, published, selfEnsemble, tileSize, batchSize, window, invalid, on);
	}
}
