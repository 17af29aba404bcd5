package io.github.ddasr.quality;

import java.util.List;

import io.github.ddasr.network.FeatureNetwork;

/**
 * The features that a network gives for each slice, one row each, one slice after the other. Made by whoever opened
 * the network.
 */
public final class NetworkFeatures implements FeatureExtractor {

	private static final float WHITE = 255;

	private final FeatureNetwork network;
	private final FeatureKind kind;

	/**
	 * @param network the network; stays the caller's to close
	 * @param inception whether the user states that it gives Inception's pool3
	 */
	public NetworkFeatures(final FeatureNetwork network, final boolean inception) {
		this.network = network;
		final String provenance = network.provenance();
		this.kind = inception ? FeatureKind.inception("Inception pool3", provenance) : new FeatureKind(
			FeatureKind.Type.OTHER, provenance.substring(0, provenance.indexOf(',')), provenance);
	}

	@Override
	public FeatureKind kind() {
		return kind;
	}

	@Override
	public synchronized List<double[]> rows(final GreySlice slice) {
		final float[] grey = new float[slice.values().length];
		for (int i = 0; i < grey.length; i++) grey[i] = (float) (slice.values()[i] / WHITE);
		return List.of(network.features(grey, slice.width(), slice.height()));
	}
}
