package io.github.ddasr.model;

import java.util.List;

/**
 * One publication that the suite builds on.
 *
 * @param names what it stands behind: architectures, interpolations, metrics and programs, in lower case
 * @param reason what it is cited for, in words
 * @param bibtex the entry, of several lines
 */
public record Reference(List<String> names, String reason, String bibtex) {

	/** @return the entry below a comment that says what it is cited for */
	public String text() {
		return "% " + reason + "\n" + bibtex;
	}
}
