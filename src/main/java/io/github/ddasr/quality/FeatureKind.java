package io.github.ddasr.quality;

/**
 * What the columns of a {@link FeatureMatrix} mean. Only matrices of one kind can be compared.
 *
 * @param type which sort of features
 * @param name short name for tables, such as the file or network that they come from
 * @param provenance where they come from, for reports; may be empty
 */
public record FeatureKind(Type type, String name, String provenance) {

	/** Number of columns of the features that FID is defined on. */
	public static final int POOL3 = 2048;

	/** Sort of features. */
	public enum Type {
		/** Natural-scene statistics of the suite itself. */
		NSS,
		/** The 2048 activations of the last pooling layer of the Inception network that FID is defined on. */
		INCEPTION_POOL3,
		/** Anything else. */
		OTHER
	}

	/**
	 * @param name which statistics, of what
	 * @return natural-scene statistics of the suite itself
	 */
	public static FeatureKind nss(final String name) {
		return new FeatureKind(Type.NSS, name, "");
	}

	/**
	 * @param name where they come from
	 * @return features of which nothing more is known
	 */
	public static FeatureKind other(final String name) {
		return new FeatureKind(Type.OTHER, name, "");
	}

	/**
	 * @param name where they come from
	 * @param provenance which network and preprocessing, as the user states it
	 * @return features that the user vouches for as Inception's pool3
	 */
	public static FeatureKind inception(final String name, final String provenance) {
		return new FeatureKind(Type.INCEPTION_POOL3, name, provenance);
	}
}
