package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.BatchNorm;

/**
 * Batch normalisation of N × C × H × W, per channel (Ioffe and Szegedy 2015): in training by the mean and the variance
 * of the batch, which also move the running ones by a tenth; else by the running ones. ε is 1e-5, as PyTorch has it.
 */
final class BatchNormalisation {

	private static final float EPSILON = 1e-5f;
	/** Share of the running statistics that stays in a training pass. */
	private static final float MEMORY = 0.9f;
	/** The engine's word for "the channels are the second axis". */
	private static final int CHANNELS = -1;

	private final Parameters.Weight scale;
	private final Parameters.Weight shift;
	private final Buffers.Kept mean;
	private final Buffers.Kept variance;

	BatchNormalisation(final Parameters parameters, final Buffers buffers, final String name, final long channels,
		final Initialisation scales)
	{
		final long[] shape = { channels };
		scale = parameters.get(name + ".weight", shape, scales);
		shift = parameters.get(name + ".bias", shape, Initialisation.ZERO);
		mean = buffers.get(name + ".running_mean", shape, Initialisation.ZERO);
		variance = buffers.get(name + ".running_var", shape, StartValues.ONE);
	}

	NDArray apply(final NDArray x, final boolean training) {
		return BatchNorm.batchNorm(x, mean.array(), variance.array(), scale.array(), shift.array(), CHANNELS, MEMORY,
			EPSILON, training).singletonOrThrow();
	}
}
