package io.github.ddasr.superresolution;

import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

/** Compares enlarged slices of one volume, or all of it, with what they were made from, and corrects them if asked to. Thread-safe. */
final class BlockCheck {

	private static final double PERCENT = 100;

	private final TrustOptions options;
	private final BackProjection projection;
	private final ResamplingMatrix[] means = new ResamplingMatrix[3];
	private final double white;
	private final double background;
	private final double noise;

	/**
	 * @param options what is asked for
	 * @param foreground of the volume: white, and where its background ends
	 * @param noise standard deviation of the volume's noise, in its units; NaN if unknown
	 * @param size coarse voxels along z, y, x; a slice is one voxel deep
	 * @param fineSize fine voxels
	 */
	BlockCheck(final TrustOptions options, final Foreground foreground, final double noise, final int[] size, final int[] fineSize) {
		this.options = options;
		this.noise = noise;
		white = foreground.window().fromZero().width();
		background = foreground.headThreshold();
		projection = options.compares() ? new BackProjection(options.redegradation(), size, fineSize, options.backProject()) : null;
		if (options.uncertainty()) for (int n = 0; n < 3; n++) means[n] = ResamplingMatrix.of(Kernel.AREA, fineSize[n], size[n]);
	}

	/**
	 * @param coarse a slice of the volume, or all of it
	 * @param fine its enlargement in the volume's units; corrected in place if that is asked for
	 * @param spread standard deviation over mirrored views in the volume's units; taken over. Null if it is not asked for
	 * @param monitor asked for cancel
	 * @return what was found
	 */
	Checked check(final float[] coarse, final float[] fine, final float[] spread, final Monitor monitor) {
		final float[] before = options.compares() ? difference(coarse, fine) : null;
		if (spread != null) toPercent(spread);
		if (!options.backProject()) return new Checked(before, null, spread);
		projection.correct(fine, coarse, Double.isNaN(noise) ? 0 : options.tolerance() * noise, white, monitor);
		return new Checked(difference(coarse, fine), before, spread);
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
	 * @param coarse the slice, or the volume
	 * @param checked what was found of it
	 * @param sums take the figures; called by one thread
	 */
	void count(final float[] coarse, final Checked checked, final ConsistencySums sums) {
		final float[] spread = checked.spread() == null ? null : BlockResampler.apply(checked.spread(), means[0], means[1], means[2]);
		sums.add(coarse, background, checked, spread, PERCENT * noise / white);
	}
}
