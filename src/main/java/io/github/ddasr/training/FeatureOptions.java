package io.github.ddasr.training;

import io.github.ddasr.network.VggConfiguration;
import io.github.ddasr.volume.DdasrException;

/**
 * How a feature network is trained.
 *
 * @param divisor widths of VGG-19 are divided by it: 1, 2, 4 or 8
 * @param steps optimiser steps
 * @param batch patches per step
 * @param patch side of a patch in pixels, at least 32
 * @param rate learning rate at the start; it falls to a hundredth along a cosine
 * @param seed decides everything that is drawn
 */
public record FeatureOptions(int divisor, long steps, int batch, int patch, double rate, long seed) {

	/** Five halvings must leave more than one pixel. */
	private static final int LEAST_PATCH = 32;

	/** Checks the numbers. */
	public FeatureOptions {
		if (steps < 1 || batch < 1) throw new DdasrException("Training needs at least one step of one patch. Give larger " +
			"numbers with steps= and batch=.");
		if (patch < LEAST_PATCH) throw new DdasrException("patch=" + patch + " is too small. Give " + LEAST_PATCH +
			" pixels or more.");
		if (!(rate > 0 && rate <= 1)) throw new DdasrException("rate=" + rate + " is out of range. Give a number above 0, up to 1.");
	}

	/** @return the network's shape: grey, mirrored borders */
	VggConfiguration configuration() {
		return new VggConfiguration(divisor, 1, false, true);
	}

	/** The rate over the steps. */
	CosineAnnealing schedule() {
		return new CosineAnnealing(rate, rate / 100, steps, Math.min(100, steps / 5));
	}
}
