package io.github.ddasr.command;

/** What the commands that train against a discriminator say to their user. */
final class GanMessages {

	private GanMessages() {}

	static String notLookedAt(final String loss) {
		return "loss=" + loss + " knows no discriminator: perceptual, pixel, adversarial, game, taps, discriminator and sharpen mean nothing " +
			"to it";
	}

	static String negativeWeight() {
		return "A weight between -1 and 0 means nothing. Give 0 or more, or -1 for the recipe's own.";
	}
}
