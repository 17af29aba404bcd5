package io.github.ddasr.training;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.quality.GreyWindow;

/** How far two slices are apart in the maps of a feature network, as perceptual losses measure it; 0 is identical. */
enum FeatureDistance {
	/** Mean and standard deviation of every channel, squared differences, the sum over the taps (AdaIN's style loss). */
	STATISTICS {

		@Override
		double of(final NDArray a, final NDArray b) {
			final int channels = (int) a.getShape().get(1);
			final float[] x = ChannelsLast.toPlanar(a), y = ChannelsLast.toPlanar(b);
			double sum = 0;
			for (int c = 0; c < channels; c++) {
				final double[] p = moments(x, c, x.length / channels), q = moments(y, c, y.length / channels);
				sum += (p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]);
			}
			return sum / channels;
		}
	},
	/** The maps themselves, mean squared difference, the sum over the taps (the identity loss of StyTr2). */
	MAPS {

		@Override
		double of(final NDArray a, final NDArray b) {
			return a.sub(b).square().mean().getFloat();
		}
	};

	private static final double LEAST_VARIANCE = 1e-5;

	/** The distance of one tap, 1 × c × h × w. */
	abstract double of(NDArray a, NDArray b);

	/**
	 * @param a maps of an image, see {@link #maps}
	 * @param b maps of another image of the same size, with the same taps
	 * @return the sum over the taps
	 */
	double of(final List<NDArray> a, final List<NDArray> b) {
		double sum = 0;
		for (int i = 0; i < a.size(); i++) sum += of(a.get(i), b.get(i));
		return sum;
	}

	/** The maps of a cut on the scale 0 … 255, owned by the manager. */
	static List<NDArray> maps(final FeatureMaps features, final GreyCut cut, final NDManager manager) {
		final double[] clipped = cut.clipped();
		final float[] values = new float[clipped.length];
		for (int i = 0; i < values.length; i++) values[i] = (float) (clipped[i] / GreyWindow.WHITE);
		return features.of(ChannelsLast.fromPlanar(manager, values, new Shape(1, 1, cut.height(), cut.width())));
	}

	/** Mean, and the root of the unbiased variance + 1e-5. */
	static double[] moments(final float[] values, final int channel, final int pixels) {
		double sum = 0, squares = 0;
		for (int i = channel * pixels; i < (channel + 1) * pixels; i++) sum += values[i];
		final double mean = sum / pixels;
		for (int i = channel * pixels; i < (channel + 1) * pixels; i++) squares += (values[i] - mean) * (values[i] - mean);
		return new double[] { mean, Math.sqrt(squares / Math.max(1, pixels - 1) + LEAST_VARIANCE) };
	}
}
