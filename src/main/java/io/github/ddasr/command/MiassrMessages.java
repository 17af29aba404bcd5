package io.github.ddasr.command;

import java.util.Locale;

/** What the command that trains MIASSR says to its user. */
final class MiassrMessages {

	private MiassrMessages() {}

	static String wrongModalities(final String text) {
		return "modalities=" + text + " is not a list of ends of file names, each once. Write them with commas between, such as _t1,_t2.";
	}

	static String noSteps() {
		return "steps=0 and gan=0 train nothing. Give a number of steps for one of them.";
	}

	static String scalesInOrder(final double smallest, final double largest) {
		return String.format(Locale.ROOT, "smallest=%s is above largest=%s. Give the smaller scale first.", number(smallest), number(largest));
	}

	private static String number(final double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}
}
