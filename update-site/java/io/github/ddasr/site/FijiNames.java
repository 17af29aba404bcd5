package io.github.ddasr.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.scijava.util.FileUtils;

/**
 * Names of the files that belong to Fiji's own update sites, without version. A
 * file of the same name on another site would replace Fiji's, so the suite may
 * ship none of them, whatever is in it: Fiji's {@code api.jar}, for instance, is not DJL's.
 */
final class FijiNames {

	private final Set<String> names;

	/** @param names paths without version, as in jars/imglib2.jar */
	FijiNames(final Set<String> names) {
		this.names = Set.copyOf(names);
	}

	/**
	 * @param list a text file with one name a line; lines that begin with # are remarks
	 * @return the names
	 * @throws IOException if it cannot be read
	 */
	static FijiNames read(final Path list) throws IOException {
		final Set<String> names = new TreeSet<>();
		for (final String line : Files.readAllLines(list)) if (!line.isBlank() && !line.startsWith("#")) names.add(line.strip());
		return new FijiNames(names);
	}

	/**
	 * @param database the db.xml.gz of a Fiji with no other sites than its own
	 * @return the lines of a list for {@link #read}, in order
	 * @throws IOException if it cannot be read
	 */
	static List<String> linesOf(final Path database) throws IOException {
		final Set<String> names = new TreeSet<>();
		for (final SiteFile file : Database.read(database)) names.add(file.unversioned());
		return List.copyOf(names);
	}

	/**
	 * @param name path of a file, with or without version
	 * @return whether it belongs to Fiji
	 */
	boolean own(final String name) {
		return names.contains(FileUtils.stripFilenameVersion(name));
	}
}
