package io.github.ddasr.batch;

import java.util.Locale;

/** The stages of a training from two folders, in their order. */
enum DdasrStage {

	/** The network that learns the look of the poor scans. */
	DSN("the down-sampling network"),
	/** Good scans made poor by it. */
	PAIRS("the pairs"),
	/** The super-resolution network by the distance from the truth alone. */
	PLAIN("the super-resolution network, L1 loss"),
	/** The same against a discriminator. */
	SHARP("the super-resolution network, perceptual loss and discriminator"),
	/** What came of it. */
	REPORT("evaluation and report");

	private final String words;

	DdasrStage(final String words) {
		this.words = words;
	}

	/** In words, without an article's capital. */
	String words() {
		return words;
	}

	/** Its name in the record of a run. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}
}
