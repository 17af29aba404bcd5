package io.github.ddasr.site;

import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Looks at the folder of a site as a stranger would, from its list alone: is
 * every file there and as the list says, and can none of them harm a Fiji?
 */
final class SiteCheck {

	private static final Pattern SUITE = Pattern.compile("jars/ddasr-fiji-[^/]+\\.jar");
	private static final Pattern LIBRARY = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
	/** The bridge between Java and PyTorch is small, and the engine unpacks it itself. */
	private static final String BRIDGE = "jnilib/";
	/** Jars that Fiji brings and other programs have broken by replacing them. */
	private static final Pattern NEVER = Pattern.compile("jars/(jna|gson|commons-compress|slf4j|logback|ij|imglib2|scijava-).*");

	private final Path site;
	private final FijiNames fiji;
	private final List<String> faults = new ArrayList<>();

	private SiteCheck(final Path site, final FijiNames fiji) {
		this.site = site;
		this.fiji = fiji;
	}

	/**
	 * @param site the folder of a site
	 * @param fiji names that belong to Fiji
	 * @return one sentence for each fault, empty if there is none
	 * @throws IOException if the folder or its list cannot be read
	 */
	static List<String> faults(final Path site, final FijiNames fiji) throws IOException {
		final SiteCheck check = new SiteCheck(site, fiji);
		final List<SiteFile> current = Database.read(site.resolve(Database.NAME)).stream().filter(SiteFile::isCurrent).toList();
		final Set<String> names = current.stream().map(SiteFile::unversioned).collect(Collectors.toSet());
		if (names.size() < current.size()) check.faults.add("Two files of the list differ in their version only.");
		for (final SiteFile file : current) {
			check.checkStored(file);
			check.checkHarmless(file);
			check.checkDependencies(file, names);
		}
		check.checkNothingElse(current);
		return check.faults;
	}

	private void checkStored(final SiteFile file) throws IOException {
		final Path stored = site.resolve(file.storedName());
		if (!Files.isRegularFile(stored)) fault(file, "is in the list, but " + file.storedName() + " is not in the folder");
		else if (Files.size(stored) != file.size()) fault(file, "has " + Files.size(stored) + " bytes, not " + file.size());
		else if (!UpdaterChecksum.of(file.name(), stored).equals(file.checksum())) fault(file, "does not have the checksum " + file
			.checksum());
	}

	private void checkHarmless(final SiteFile file) throws IOException {
		if (fiji.own(file.name()) || NEVER.matcher(file.name()).matches()) fault(file, "belongs to Fiji");
		if (!file.name().matches("(jars/[^/]+\\.jar|plugins/[^/]+\\.jar|macros/DDASR/[^/]+|models/[^/]+|licenses/DDASR/[^/]+)")) fault(
			file, "lies in a folder where the suite has no business");
		final Path stored = site.resolve(file.storedName());
		if (file.name().endsWith(".jar") && Files.isRegularFile(stored)) checkJar(file, stored);
	}

	private void checkJar(final SiteFile file, final Path stored) throws IOException {
		try (ZipFile jar = new ZipFile(stored.toFile())) {
			final boolean natives = jar.stream().anyMatch(e -> e.getName().startsWith("native/lib/") || LIBRARY.matcher(e.getName())
				.matches() && !e.getName().startsWith(BRIDGE));
			if (natives) fault(file, "holds natives, which would keep Fiji from starting");
		}
		// The suite's own jar has a class in no package, which plain ImageJ finds by its name alone. No module may have one; the
		// folder jars is on Fiji's class path, only its folders for platforms are on the module path.
		if (SUITE.matcher(file.name()).matches()) return;
		// The name decides what Java makes of the jar, so it needs its own.
		final Path named = Files.createTempDirectory("ddasr-site").resolve(Path.of(file.name()).getFileName());
		try {
			Files.copy(stored, named);
			ModuleFinder.of(named).findAll();
		}
		catch (final FindException e) {
			fault(file, "cannot stand on Fiji's module path: " + e.getMessage());
		}
		finally {
			Files.deleteIfExists(named);
			Files.delete(named.getParent());
		}
	}

	private void checkDependencies(final SiteFile file, final Set<String> names) {
		for (final String need : file.notes().dependencies()) {
			if (!names.contains(need) && !fiji.own(need)) fault(file, "needs " + need + ", which neither Fiji nor the site has");
		}
	}

	private void checkNothingElse(final List<SiteFile> current) throws IOException {
		final Set<String> expected = new HashSet<>(Set.of(Database.NAME));
		current.forEach(file -> expected.add(file.storedName()));
		final Set<String> found = new TreeSet<>();
		try (Stream<Path> all = Files.walk(site)) {
			all.filter(Files::isRegularFile).forEach(path -> found.add(site.relativize(path).toString().replace('\\', '/')));
		}
		found.removeAll(expected);
		for (final String name : found) faults.add(name + " is in the folder, but not in the list.");
	}

	private void fault(final SiteFile file, final String what) {
		faults.add(file.name() + " " + what + ".");
	}
}
