package io.github.ddasr.network;

import ai.djl.ndarray.types.Shape;

/**
 * The weights of a grey network that does what a colour network does with an image repeated in every channel, whose answer is the
 * mean of the channels: filters of the first convolution summed over the channels that are equal, those of the last one averaged.
 * Exact, and cheaper than repeating.
 */
final class GreyWeights {

	private GreyWeights() {}

	/**
	 * @param colour the colour network's weights
	 * @param first name of the convolution that sees the image; its inputs run over all pixels of a channel, then the next channel
	 * @param last name of the convolution that makes the image
	 * @param channels number of channels of the image
	 * @return the weights of the grey network, whose shapes are asked for
	 */
	static Parameters.Source of(final Parameters.Source colour, final String first, final String last, final int channels) {
		return (name, shape, initial) -> {
			if (name.equals(first + ".weight")) {
				final long[] wide = shape.clone();
				wide[1] *= channels;
				final int filter = Math.toIntExact(new Shape(shape).size() / shape[0]);
				return combined(colour.values(name, wide, initial), channels, filter, 1);
			}
			if (name.startsWith(last + ".")) {
				final long[] tall = shape.clone();
				tall[0] *= channels;
				return combined(colour.values(name, tall, initial), channels, Math.toIntExact(new Shape(shape).size()), channels);
			}
			return colour.values(name, shape, initial);
		};
	}

	/** Adds up runs of so many values that lie behind each other, as many as there are channels, and divides the sums. */
	private static float[] combined(final float[] values, final int channels, final int run, final int divisor) {
		final float[] result = new float[values.length / channels];
		for (int i = 0; i < result.length; i++) {
			double sum = 0;
			for (int c = 0; c < channels; c++) sum += values[(i / run * channels + c) * run + i % run];
			result[i] = (float) (sum / divisor);
		}
		return result;
	}
}
