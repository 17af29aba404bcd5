package io.github.ddasr.command;

import java.util.Locale;

/** Where the manual describes a command. */
final class HelpPage {

	/** The project's page, as in its pom.xml. */
	static final String PROJECT = "https://github.com/ddasr/ddasr-fiji";

	/** The page of all commands within the project. */
	static final String FILE = "docs/commands.md";

	private HelpPage() {}

	/**
	 * @param command a command
	 * @return address of the page, at the place where it describes the command
	 */
	static String of(final DdasrCommand command) {
		return PROJECT + "/blob/main/" + FILE + "#" + anchor(command.title());
	}

	/**
	 * @param heading a heading of the page
	 * @return the anchor that the project's host makes of it: lower case, hyphens for spaces, no other signs
	 */
	static String anchor(final String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
	}
}
