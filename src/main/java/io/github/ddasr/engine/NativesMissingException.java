package io.github.ddasr.engine;

import io.github.ddasr.volume.DdasrException;

/** The engine needs natives that are not there, and nobody has agreed to their download yet. */
public final class NativesMissingException extends DdasrException {

	private static final long serialVersionUID = 1L;

	private final transient NativesOffer offer;

	/** @param offer what would be downloaded */
	public NativesMissingException(final NativesOffer offer) {
		super(offer.text() + " Nothing was downloaded. To agree, give download=true to Engine Information: on the command " +
			"line engine-information download=true, in a macro run(\"Engine Information\", \"download=true\"). Without " +
			"internet, unpack them by hand (docs/installing.md) and set PYTORCH_LIBRARY_PATH to their folder.");
		this.offer = offer;
	}

	/** @return what would be downloaded */
	public NativesOffer offer() {
		return offer;
	}
}
