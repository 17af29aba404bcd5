package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.network.ScaledFeatures;
import io.github.ddasr.network.VggUse;

/** The frozen network of MIASSR's perceptual loss; as in {@link GanFeatures} ours is scaled to the images at hand. */
final class MiassrFeatures {

	private static final int CALIBRATION_STEPS = 8;
	private static final String SHALLOW = "conv2_2", DEEP = "conv5_4", DEEP_OF_OURS = "conv5_1";

	private MiassrFeatures() {}

	/** The layer that is compared, before its rectifier. */
	static String layer(final MiassrOptions.Gan gan) {
		if (!gan.deep()) return SHALLOW;
		return gan.features().equals(FeatureNetworks.BUNDLED) ? DEEP_OF_OURS : DEEP;
	}

	/** The network, or null where its weight is 0. */
	static FeatureMaps open(final MiassrOptions options, final NDManager manager) {
		final MiassrOptions.Gan gan = options.gan();
		if (gan == null || gan.perceptual() == 0) return null;
		return FeatureNetworks.open(gan.features(), new VggUse(List.of(layer(gan)), false, GanFeatures.isScaled(gan.features())), manager);
	}

	/** The network as the loss needs it. */
	static FeatureMaps scaled(final MiassrOptions options, final FeatureMaps features, final MiassrSampler sampler,
		final NDManager manager)
	{
		if (features == null || !GanFeatures.isScaled(options.gan().features())) return features;
		try (NDManager scope = manager.newSubManager()) {
			final List<NDArray> images = new ArrayList<>();
			for (long step = 0; step < CALIBRATION_STEPS; step++) {
				final MiassrSampler.Batch batch = sampler.batch(step);
				final long side = batch.grid().newHeight(), count = (long) options.batch() * options.shape().channels();
				images.add(scope.create(batch.high(), new Shape(count, 1, side, side)));
			}
			return new ScaledFeatures(features, images, manager);
		}
	}
}
