package io.github.ddasr.training;

import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;

/**
 * Everything that decides how a down-sampling network is trained; with the data it decides the result.
 *
 * @param configuration the network
 * @param steps length of the run
 * @param batch pairs of crops per step
 * @param crop side of a crop of the structure, in fine pixels
 * @param weights weights of the loss
 * @param rate learning rate
 * @param axis direction of the slices
 * @param resize how coarse slices are brought to the fine size in mode common: "bilinear", or "nearest", which keeps their noise
 * @param flip whether crops are mirrored left to right at random
 * @param features the frozen network of the loss: "bundled", "random", or a file
 * @param seed decides everything that is drawn
 * @param checkpointSteps steps between two checkpoints
 */
public record DsnOptions(DsnConfiguration configuration, long steps, int batch, int crop, DsnWeights weights,
	LearningRate rate, Axis axis, String resize, boolean flip, String features, long seed, long checkpointSteps)
{

	private static final int SMALLEST_OUTPUT = 32;

	/** Checks the numbers against each other. */
	public DsnOptions {
		final int factor = configuration.factor(), output = configuration.outputFactor();
		final int multiple = DsnConfiguration.PATCH * output;
		if (crop % multiple != 0 || crop / output < SMALLEST_OUTPUT) {
			throw new DdasrException("A crop of " + crop + " pixels does not suit mode " + configuration.mode() + " by " + factor +
				". Give a multiple of " + multiple + ", at least " + SMALLEST_OUTPUT * output + ".");
		}
		if (steps < 1 || batch < 1 || checkpointSteps < 1) {
			throw new DdasrException("Steps, batch and the interval of checkpoints must be 1 or more.");
		}
		if (!resize.equals("bilinear") && !resize.equals("nearest")) {
			throw new DdasrException("There is no way \"" + resize + "\" of resizing. Choose bilinear or nearest.");
		}
	}

	/** @return the default run: tiny, by 2, native, with the scanner model and the losses of our own */
	public static DsnOptions defaults() {
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.TINY, DsnConfiguration.Mode.NATIVE, 2, 1,
			DsnConfiguration.Decoder.STYTR2, DsnConfiguration.Skip.SCANNER, 0);
		final DsnWeights published = DsnWeights.PUBLISHED;
		final DsnWeights weights = new DsnWeights(published.structure(), published.domain(), published.identity(), published
			.identityFeatures(), 100, 3000, DsnWeights.Unit.DOMAIN, false);
		return new DsnOptions(shape, 3000, 4, 128, weights, new LearningRate(LearningRate.Rule.COSINE, 1e-3), Axis.AXIAL, "bilinear", false,
			FeatureNetworks.BUNDLED, 1, 500);
	}

	/**
	 * @param length steps of the run
	 * @return the same with that length
	 */
	public DsnOptions withSteps(final long length) {
		return new DsnOptions(configuration, length, batch, crop, weights, rate, axis, resize, flip, features, seed, checkpointSteps);
	}

	/** @return side of a crop of the texture, in pixels of the size at which the network sees it */
	int textureCrop() {
		return crop / configuration.outputFactor();
	}
}
