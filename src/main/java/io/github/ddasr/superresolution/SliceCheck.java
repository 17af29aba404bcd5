package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Foreground;

/** Compares the enlarged slices of one volume with its slices, and corrects them if that is asked for. Thread-safe. */
final class SliceCheck {

	private static final double PERCENT = 100;

	private final TrustOptions options;
	private final BackProjection projection;
	private final double white;
	private final double background;
	private final double noise;
	private final int factor;
	private final int width;

	/**
	 * @param options what is asked for
	 * @param foreground of the volume: white, and where its background ends
	 * @param noise standard deviation of the volume's noise, in its units; NaN if unknown
	 * @param factor fine pixels per coarse pixel
	 * @param width columns of a slice
	 * @param height rows of a slice
	 */
	SliceCheck(final TrustOptions options, final Foreground foreground, final double noise, final int factor, final int width,
		final int height)
	{
		this.options = options;
		this.noise = noise;
		this.factor = factor;
		this.width = width;
		white = foreground.window().fromZero().width();
		background = foreground.headThreshold();
		projection = options.compares() ? new BackProjection(options.redegradation(), factor, width, height, options.backProject())
			: null;
	}

	/**
	 * @param coarse a slice of the volume
	 * @param fine its enlargement in the volume's units; corrected in place if that is asked for
	 * @param spread standard deviation over mirrored views in the volume's units; taken over. Null if it is not asked for
	 * @return what was found
	 */
	CheckedSlice check(final float[] coarse, final float[] fine, final float[] spread) {
		final float[] before = options.compares() ? difference(coarse, fine) : null;
		if (spread != null) toPercent(spread);
		if (!options.backProject()) return new CheckedSlice(before, null, spread);
		projection.correct(fine, coarse, Double.isNaN(noise) ? 0 : options.tolerance() * noise, white);
		return new CheckedSlice(difference(coarse, fine), before, spread);
	}

	private float[] difference(final float[] coarse, final float[] fine) {
		final float[] difference = projection.difference(fine, coarse);
		toPercent(difference);
		return difference;
	}

	private void toPercent(final float[] values) {
		for (int i = 0; i < values.length; i++) values[i] *= (float) (PERCENT / white);
	}

	/**
	 * @param coarse the slice
	 * @param checked what was found of it
	 * @param sums take the figures; called by one thread
	 */
	void count(final float[] coarse, final CheckedSlice checked, final ConsistencySums sums) {
		sums.add(coarse, background, checked, PERCENT * noise / white, factor, width);
	}
}
