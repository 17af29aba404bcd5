package io.github.ddasr.comparison;

import java.util.List;

/** A page of Markdown that is being written: tables, notes, and text between them. */
public final class MarkdownPage {

	private final StringBuilder text = new StringBuilder();

	/**
	 * Adds text as it is.
	 *
	 * @param more the text
	 */
	public void text(final String more) {
		text.append(more);
	}

	/**
	 * Begins a table.
	 *
	 * @param names headings of the columns
	 */
	public void heading(final List<String> names) {
		line(names);
		text.append("|---".repeat(names.size())).append("|\n");
	}

	/**
	 * Adds a line to a table.
	 *
	 * @param cells one for each column
	 */
	public void line(final List<String> cells) {
		cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
		text.append("|\n");
	}

	/**
	 * Adds a point to a list.
	 *
	 * @param note one sentence
	 */
	public void note(final String note) {
		text.append("* ").append(note).append('\n');
	}

	@Override
	public String toString() {
		return text.toString();
	}
}
