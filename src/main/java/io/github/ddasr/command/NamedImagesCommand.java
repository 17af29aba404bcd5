package io.github.ddasr.command;

import java.util.List;

/** A command on open images that are named by their titles, or on files: its parameters first, second and third. */
abstract class NamedImagesCommand extends DdasrCommand {

	private static final List<String> IMAGES = List.of("first", "second", "third");

	@Override
	protected List<String> choicesOf(final String key) {
		return IMAGES.contains(key) ? NamedImages.choices() : super.choicesOf(key);
	}

	/** Files, and titles that are looked for when the command runs. */
	@Override
	protected boolean accepts(final String key, final String text) {
		return IMAGES.contains(key);
	}
}
