package io.github.ddasr.superresolution;

import io.github.ddasr.network.TileNetwork;

import java.util.List;

/**
 * Knows the models that can be opened as networks: the bundled ones, those of the
 * models folder, or in a test a fake.
 */
public interface NetworkOpener {

	/** Knows no models. */
	NetworkOpener NONE = new NetworkOpener() {

		@Override
		public List<String> names() {
			return List.of();
		}

		@Override
		public TileNetwork open(final String name, final int factor) {
			throw new IllegalArgumentException(name);
		}
	};

	/** @return names of the models, best first; none equals a method's name */
	List<String> names();

	/**
	 * @param name one of {@link #names()}
	 * @param factor the factor that is asked for
	 * @return the network; the caller closes it
	 * @throws io.github.ddasr.volume.DdasrException if the model's file is damaged, or its header says that it
	 *           has another scale, channel count or dimension
	 */
	TileNetwork open(String name, int factor);
}
