package io.github.ddasr.command;

import java.util.List;

/**
 * Parameters that belong together in dialogs and in the manual. The order in which they are read from a macro is not
 * theirs but that of the fields.
 *
 * @param heading words above the group; empty for what matters most, which comes first
 * @param keys the parameters in order
 */
record Section(String heading, List<String> keys) {

	/** The last group of a dialog: what is good as it is nearly always. */
	static final String RARE = "Rarely changed";

	/**
	 * @param keys the parameters that a user should look at each time
	 * @return the group without a heading
	 */
	static Section main(final String... keys) {
		return new Section("", List.of(keys));
	}

	/**
	 * @param heading words above the group
	 * @param keys its parameters
	 * @return the group
	 */
	static Section of(final String heading, final String... keys) {
		return new Section(heading, List.of(keys));
	}

	/**
	 * @param keys parameters that are good as they are nearly always
	 * @return the last group
	 */
	static Section rare(final String... keys) {
		return of(RARE, keys);
	}
}
