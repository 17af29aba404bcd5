package io.github.ddasr.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All references of the suite, from the one file that holds them: BibTeX entries, each below a line
 * {@code % NAME, NAME: REASON}, separated by empty lines.
 */
public final class References {

	private static final String RESOURCE = "/references.bib";

	private References() {}

	/** @return every reference, in the order of the file */
	public static List<Reference> all() {
		final List<Reference> references = new ArrayList<>();
		for (final String block : text().split("\\n\\n+")) {
			final int entry = block.indexOf("\n@");
			if (entry < 0) continue;
			final String[] comment = block.substring(2, entry).split(": ", 2);
			references.add(new Reference(List.of(comment[0].split(", ")), comment[1], block.substring(entry + 1).strip()));
		}
		return references;
	}

	/**
	 * @param name an architecture, an interpolation, a metric or a program
	 * @return what stands behind it, empty if nothing of that name does
	 */
	public static List<Reference> of(final String name) {
		return all().stream().filter(r -> r.names().contains(name)).toList();
	}

	/** @return all names that a reference stands behind, in alphabetical order */
	public static Set<String> names() {
		final Set<String> names = new TreeSet<>();
		for (final Reference r : all()) names.addAll(r.names());
		return names;
	}

	private static String text() {
		try (InputStream in = References.class.getResourceAsStream(RESOURCE)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
		}
		catch (final IOException | NullPointerException e) {
			throw new IllegalStateException(RESOURCE + " is not there", e);
		}
	}
}
