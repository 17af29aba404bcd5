package io.github.ddasr.comparison;

import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.superresolution.Enlarged;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

/**
 * How well a result, made coarse again, agrees with the scan that it was made from; in percent of the scan's white.
 *
 * @param difference root mean square of the difference
 * @param structure the same once tones are left out of account ({@link ToneFree})
 * @param noise standard deviation of the scan's noise; NaN where it cannot be told
 */
public record Agreement(double difference, double structure, double noise) {

	/**
	 * @param scan what was enlarged
	 * @param enlarged the result with its map of consistency
	 * @param monitor asked for cancel
	 * @return the figures over all voxels of the scan above its background
	 */
	static Agreement of(final Volume scan, final Enlarged enlarged, final Monitor monitor) {
		final Foreground foreground = Foreground.of(scan.voxels(), monitor);
		final double white = foreground.window().fromZero().width();
		final double background = foreground.headThreshold();
		final RandomAccessibleInterval<FloatType> map = enlarged.consistency().first().voxels();
		final Cursor<FloatType> differences = Views.flatIterable(map).cursor();
		final int most = Math.toIntExact(scan.voxels().size());
		final double[] made = new double[most], measured = new double[most];
		int n = 0;
		for (final FloatType value : Views.flatIterable(scan.voxels())) {
			final double difference = differences.next().get();
			if (!(value.get() > background)) continue;
			measured[n] = 100 * value.get() / white;
			made[n] = measured[n] + difference;
			n++;
		}
		final double structure = ToneFree.scatter(Arrays.copyOf(made, n), Arrays.copyOf(measured, n));
		return new Agreement(enlarged.figures().difference(), structure, enlarged.figures().noise());
	}
}
