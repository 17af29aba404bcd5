package io.github.ddasr.training;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.network.ScaledFeatures;
import io.github.ddasr.network.VggUse;

/** The frozen network of the perceptual loss. A published one is left as it is; ours is scaled to the images at hand. */
final class GanFeatures {

	private static final int CALIBRATION_STEPS = 16;
	private static final String DEEPEST = "conv5_4", DEEPEST_OF_OURS = "conv5_1";

	private GanFeatures() {}

	/**
	 * @param options which network and which layers
	 * @param manager owner, which also says the device
	 * @return the network, or null where its weight is 0
	 */
	static FeatureMaps open(final GanOptions options, final NDManager manager) {
		if (options.perceptual() == 0) return null;
		return FeatureNetworks.open(options.features(), new VggUse(layers(options), false, isScaled(options.features())), manager);
	}

	/**
	 * @param options which network and which layers
	 * @return the layers that are compared: a network of our own ends after the first layer of the fifth block, which takes the place
	 *         of the fourth
	 */
	static List<String> layers(final GanOptions options) {
		final boolean ends = options.features().equals(FeatureNetworks.BUNDLED) || isOwnModel(options.features());
		return options.taps().layers().stream().map(layer -> ends && layer.equals(DEEPEST) ? DEEPEST_OF_OURS : layer).toList();
	}

	private static boolean isOwnModel(final String features) {
		final File file = new File(features);
		return features.endsWith(SafeTensors.SUFFIX) && file.isFile() && SafeTensors.readMetadata(file.toPath()).containsKey(
			"ddasr.format");
	}

	/**
	 * @param options which network
	 * @param features that network
	 * @param sampler the images
	 * @param plain their size
	 * @param manager owner of the factors
	 * @return the network as the loss needs it
	 */
	static FeatureMaps scaled(final GanOptions options, final FeatureMaps features, final PatchSampler sampler,
		final TrainingOptions plain, final NDManager manager)
	{
		if (!isScaled(options.features())) return features;
		final long side = (long) plain.patch() * plain.scale();
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> images = new ArrayList<>();
			for (long step = 0; step < CALIBRATION_STEPS; step++) {
				images.add(scope.create(sampler.batch(step).high(), new Shape(plain.batch(), 1, side, side)));
			}
			return new ScaledFeatures(features, images, manager);
		}
	}

	/** Whether the maps of such a network are scaled to the images at hand. */
	static boolean isScaled(final String features) {
		return List.of(FeatureNetworks.BUNDLED, FeatureNetworks.RANDOM).contains(features);
	}
}
