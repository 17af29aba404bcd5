package io.github.ddasr.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.util.FileUtils;

/** Collects the files of a site from the project's folder: which, under which name, with which notes. */
final class SiteContents {

	private static final String FOLDER = "DDASR";

	/**
	 * A file that will be on the site.
	 *
	 * @param source where it is now
	 * @param notes what the updater is told
	 */
	record Source(Path source, SiteFile.Notes notes) {}

	private final Path project;
	private final FijiNames fiji;
	private final Map<String, Source> files = new LinkedHashMap<>();

	private SiteContents(final Path project, final FijiNames fiji) {
		this.project = project;
		this.fiji = fiji;
	}

	/**
	 * @param project the project's folder after a build: target, macros, licences
	 * @param fiji names that belong to Fiji; a library of such a name is left to it
	 * @return path in Fiji's folder → file, the suite's jar first
	 * @throws IOException if a folder cannot be read, or a jar is missing, doubled or unknown
	 */
	static Map<String, Source> of(final Path project, final FijiNames fiji) throws IOException {
		final SiteContents contents = new SiteContents(project, fiji);
		contents.addJars();
		contents.addFolder(project.resolve("macros"), "macros/" + FOLDER + "/");
		contents.files.put("licenses/" + FOLDER + "/ddasr-fiji.txt", new Source(project.resolve("LICENSE.txt"),
			SiteFile.Notes.NONE));
		contents.addFolder(project.resolve("update-site/licences"), "licenses/" + FOLDER + "/");
		return contents.files;
	}

	private void addJars() throws IOException {
		final Map<String, Path> jars = new LinkedHashMap<>();
		for (final Path jar : list(project.resolve("target"))) {
			final String artifact = artifact(jar);
			// Beside it lie those of its sources and the like, which end in -sources.
			if (artifact.equals(ShippedJar.SUITE)) put(jars, artifact, jar);
		}
		for (final Path jar : list(project.resolve("target/dependency"))) {
			final String artifact = artifact(jar);
			if (isShipped(artifact) || !isElsewhere(artifact)) put(jars, artifact, jar);
		}
		for (final ShippedJar shipped : ShippedJar.ALL) {
			final Path jar = jars.remove(shipped.artifact());
			if (jar == null) throw new IOException("There is no jar of " + shipped.artifact() + " in " + project.resolve("target") +
				"; build the suite first.");
			final String version = jar.getFileName().toString().substring(shipped.artifact().length());
			files.put("jars/" + shipped.name() + version, new Source(jar, shipped.notes()));
		}
		if (!jars.isEmpty()) throw new IOException("Fiji does not have " + String.join(", ", jars.keySet()) +
			"; say in the class ShippedJar whether the site shall.");
	}

	private static boolean isShipped(final String artifact) {
		return ShippedJar.ALL.stream().anyMatch(shipped -> shipped.artifact().equals(artifact));
	}

	private boolean isElsewhere(final String artifact) {
		return fiji.own("jars/" + artifact + ".jar") || ShippedJar.LEFT_OUT.stream().anyMatch(artifact::startsWith);
	}

	private static void put(final Map<String, Path> jars, final String artifact, final Path jar) throws IOException {
		final Path other = jars.put(artifact, jar);
		if (other != null) throw new IOException("There are two jars of " + artifact + ", " + other.getFileName() + " and " +
			jar.getFileName() + "; build the suite afresh.");
	}

	private void addFolder(final Path folder, final String prefix) throws IOException {
		for (final Path file : list(folder)) files.put(prefix + file.getFileName(), new Source(file, SiteFile.Notes.NONE));
	}

	/** @return name of a jar without version and suffix, or the name of another file */
	private static String artifact(final Path jar) {
		return FileUtils.stripFilenameVersion(jar.getFileName().toString()).replaceFirst("\\.jar$", "");
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(Files::isRegularFile).sorted().toList();
		}
	}
}
