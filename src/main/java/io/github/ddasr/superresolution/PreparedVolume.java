package io.github.ddasr.superresolution;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.NonFinite;
import io.github.ddasr.volume.Volume;

/**
 * A volume whose intensities are known, ready to be enlarged.
 *
 * @param source the volume
 * @param valid the same without NaN and infinity
 * @param foreground what is head and what is air
 * @param window from its values to those that methods take
 * @param clamp whether results keep to the range of its values
 */
record PreparedVolume(Volume source, Volume valid, Foreground foreground, IntensityWindow window, boolean clamp) {

	/**
	 * @param source a volume
	 * @param options window, invalid voxels, clamp
	 * @param wholeRange whether values are normalised by the smallest and the largest one
	 * @param monitor progress and cancel
	 * @return the volume, ready
	 */
	static PreparedVolume of(final Volume source, final SuperResolutionOptions options, final boolean wholeRange, final Monitor monitor) {
		monitor.status("reading " + source.name());
		final Foreground foreground = Foreground.of(source.voxels(), monitor);
		final Volume valid = NonFinite.handled(source, foreground, options.invalid() == InvalidVoxels.REPLACE, monitor);
		final boolean range = wholeRange && foreground.maximum() > foreground.minimum();
		final IntensityWindow own = range ? new IntensityWindow(foreground.minimum(), foreground.maximum()) : foreground.window();
		return new PreparedVolume(source, valid, foreground, options.window() == null ? own : options.window(), options.clamp());
	}

	/** @return whether all voxels have one value */
	boolean isConstant() {
		return foreground.minimum() == foreground.maximum();
	}

	/**
	 * @param trust what is done besides
	 * @param size coarse voxels along z, y, x of what is compared
	 * @param fineSize fine voxels
	 * @return the check of its enlargement
	 */
	BlockCheck check(final TrustOptions trust, final int[] size, final int[] fineSize) {
		final double noise = trust.compares() ? trust.noise().applyAsDouble(valid) : Double.NaN;
		return new BlockCheck(trust, foreground, noise, size, fineSize);
	}

	/**
	 * @param values the volume's
	 * @return the same as methods take them
	 */
	float[] normalised(final float[] values) {
		final float[] normalised = new float[values.length];
		for (int i = 0; i < values.length; i++) normalised[i] = window.normalise(values[i]);
		return normalised;
	}

	/**
	 * Brings a method's answer back to the volume's values, in place.
	 *
	 * @param values normalised values; changed
	 * @param where which part of the volume they are, for the message
	 * @param method describes the method, for the message
	 * @throws DdasrException if one is not a number
	 */
	void denormalise(final float[] values, final String where, final String method) {
		final float low = clamp ? (float) foreground.minimum() : Float.NEGATIVE_INFINITY;
		final float high = clamp ? (float) foreground.maximum() : Float.POSITIVE_INFINITY;
		for (int i = 0; i < values.length; i++) {
			final float v = window.denormalise(values[i]);
			if (!Float.isFinite(v)) throw new DdasrException("The method (" + method + ") gave a value that is not a number in " + where + " of " +
				source.name() + ", counted from 0. Try device=cpu, or another model.");
			values[i] = Math.max(low, Math.min(high, v));
		}
	}
}
