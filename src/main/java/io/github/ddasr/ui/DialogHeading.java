package io.github.ddasr.ui;

import java.awt.Font;
import java.awt.Panel;

import ij.gui.GenericDialog;

/** A heading above a group of fields in a dialog of plain ImageJ. */
public final class DialogHeading {

	private DialogHeading() {}

	/**
	 * @param dialog the dialog, to which the fields of the group are added next
	 * @param heading its words
	 */
	public static void add(final GenericDialog dialog, final String heading) {
		final Font usual = new Panel().getFont();
		final int size = usual == null ? 12 : usual.getSize();
		dialog.addMessage(heading, new Font(Font.SANS_SERIF, Font.BOLD, size));
	}
}
