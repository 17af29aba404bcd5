package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.ui.DialogHeading;

import ij.ImagePlus;
import ij.gui.GenericDialog;

/**
 * A dialog of plain ImageJ made from a command's parameters. What was entered
 * comes back as text and takes the same strict way as macro options do. The first
 * word of each label is the parameter's key, so ImageJ's recorder writes the keys
 * that the command understands.
 */
final class ImageJDialog {

	private static final int PATH_COLUMNS = 30;
	private static final int TEXT_COLUMNS = 20;
	private static final int NUMBER_COLUMNS = 8;
	private static final String[] TRUTH = { "true", "false" };

	private ImageJDialog() {}

	/**
	 * @param command the command, with its defaults
	 * @param active the active image, or null
	 * @return key → text, or null if the dialog was canceled
	 */
	static Map<String, List<String>> ask(final DdasrCommand command, final ImagePlus active) {
		final Map<String, Object> proposals = command.proposals(active);
		final List<CommandParameter> parameters = new ArrayList<>();
		final GenericDialog dialog = new GenericDialog(command.title());
		Sections.of(command).forEach((heading, group) -> {
			final List<CommandParameter> asked = group.stream().filter(p -> p.type() != ImagePlus.class).toList();
			if (!heading.isEmpty() && !asked.isEmpty()) DialogHeading.add(dialog, heading);
			CommandParameter left = null;
			for (final CommandParameter p : asked) {
				// Below headings two numbers share a row; with a row for each, the longest dialogs would leave the screen.
				final boolean beside = left != null && p.isNumber();
				if (beside) dialog.addToSameRow();
				add(dialog, command, p, proposals.getOrDefault(p.key(), p.get(command)));
				left = !beside && p.isNumber() && !heading.isEmpty() ? p : null;
			}
			parameters.addAll(asked);
		});
		if (parameters.isEmpty()) return Map.of();
		dialog.addHelp(HelpPage.of(command));
		dialog.showDialog();
		if (dialog.wasCanceled()) return null;
		final Map<String, List<String>> answers = new LinkedHashMap<>();
		for (final CommandParameter p : parameters) {
			final String text = isChoice(command, p) ? dialog.getNextChoice() : dialog.getNextString();
			if (!text.isBlank()) answers.put(p.key(), List.of(text));
		}
		return answers;
	}

	private static boolean isChoice(final DdasrCommand command, final CommandParameter p) {
		return p.type() == boolean.class || !command.choices(p).isEmpty();
	}

	private static void add(final GenericDialog dialog, final DdasrCommand command, final CommandParameter p,
		final Object value)
	{
		final String text = value == null || value instanceof File[] ? "" : CommandParameter.format(value);
		if (p.type() == boolean.class) dialog.addChoice(p.label(), TRUTH, text);
		else if (isChoice(command, p)) dialog.addChoice(p.label(), command.choices(p).toArray(new String[0]), text);
		else if (p.isFolder()) dialog.addDirectoryField(p.label(), text, PATH_COLUMNS);
		else if (p.isPath()) dialog.addFileField(p.label(), text, PATH_COLUMNS);
		else dialog.addStringField(p.label(), text, p.isNumber() ? NUMBER_COLUMNS : TEXT_COLUMNS);
	}
}
