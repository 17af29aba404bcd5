package io.github.ddasr.superresolution;

import java.util.List;

import io.github.ddasr.network.ScaleNetwork;
import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.network.VolumeNetwork;

/**
 * Knows the models that can be opened as networks: the bundled ones, those of the
 * models folder, or in a test a fake.
 */
public interface NetworkOpener {

	/** What a network can do. */
	enum Kind {
		/** Enlarges slices by one whole number. */
		FIXED,
		/** Enlarges slices by any number. */
		ANY_SCALE,
		/** Enlarges volumes to any finer grid. */
		VOLUME
	}

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
	 * @return what it can do
	 */
	default Kind kind(final String name) {
		return Kind.FIXED;
	}

	/**
	 * @param kind what models can do
	 * @return names of those that can
	 */
	default List<String> names(final Kind kind) {
		return names().stream().filter(name -> kind(name) == kind).toList();
	}

	/**
	 * @param name a model of the kind {@link Kind#FIXED}
	 * @return new pixels per old pixel along both sides of a slice; 0 if that is known only when it is open
	 */
	default int scale(final String name) {
		return 0;
	}

	/**
	 * @param name a model of the kind {@link Kind#VOLUME}
	 * @return the largest scale along one axis that it learned through thick slices; 0 if it learned none
	 */
	default double thick(final String name) {
		return 0;
	}

	/**
	 * @param name a model of the kind {@link Kind#FIXED}
	 * @param factor the factor that is asked for
	 * @return the network; the caller closes it
	 * @throws io.github.ddasr.volume.DdasrException if the model's file is damaged, or its header says that it
	 *           has another scale, channel count or dimension
	 */
	TileNetwork open(String name, int factor);

	/**
	 * @param name a model of the kind {@link Kind#ANY_SCALE}
	 * @return the network; the caller closes it
	 * @throws io.github.ddasr.volume.DdasrException if the model's file is damaged
	 */
	default ScaleNetwork openScale(final String name) {
		throw new IllegalArgumentException(name);
	}

	/**
	 * @param name a model of the kind {@link Kind#VOLUME}
	 * @param nativeBytes memory outside the Java heap that it may take
	 * @return the network; the caller closes it
	 * @throws io.github.ddasr.volume.DdasrException if the model's file is damaged
	 */
	default VolumeNetwork openVolume(final String name, final long nativeBytes) {
		throw new IllegalArgumentException(name);
	}
}
