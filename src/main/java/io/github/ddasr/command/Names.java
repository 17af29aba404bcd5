package io.github.ddasr.command;

import java.util.Locale;

/** Spelling of names: from class to command. */
final class Names {

	private Names() {}

	/**
	 * @param camelCase a class name such as {@code TrainSrn}
	 * @return the same in lower case with hyphens, {@code train-srn}
	 */
	static String kebabCase(final String camelCase) {
		return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
	}
}
