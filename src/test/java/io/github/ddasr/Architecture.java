package io.github.ddasr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a tree of Java sources and says where it breaks the order of packages:
 * each package uses only those below it, the engine's classes stay in four
 * packages, ImageJ's in three, windows in one. Comments and strings do not count.
 */
final class Architecture {

	private static final String BASE = "io.github.ddasr";
	private static final int LONGEST_FILE = 300;

	/** Height of each package; a package uses only lower ones. */
	private static final Map<String, Integer> HEIGHT = new LinkedHashMap<>();

	/** Foreign packages and where they are welcome. */
	private static final Map<String, Set<String>> GUESTS = new LinkedHashMap<>();

	static {
		final String[][] layers = { { "volume" }, { "io" }, { "engine" }, { "model" }, { "network" }, //
			{ "superresolution", "downsampling", "quality" }, { "training" }, { "comparison" }, { "batch" }, { "ui" },
			{ "command" } };
		for (int i = 0; i < layers.length; i++) for (final String name : layers[i]) HEIGHT.put(name, i);
		GUESTS.put("ai.djl", Set.of("engine", "network", "training", "model"));
		GUESTS.put("ij", Set.of("io", "command", "ui"));
		GUESTS.put("java.awt", Set.of("ui"));
		GUESTS.put("javax.swing", Set.of("ui"));
	}

	private static final Pattern NOT_CODE = Pattern.compile(
		"/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])+'", Pattern.DOTALL);
	private static final Pattern OURS = Pattern.compile("(?<![\\w.])io\\.github\\.ddasr\\.(\\w+)");
	private static final Pattern EXIT = Pattern.compile("\\bSystem\\s*\\.\\s*exit\\b|\\bRuntime\\b[^;]*\\.\\s*halt\\b");

	private Architecture() {}

	/**
	 * @param root the folder that holds {@code io/github/ddasr}
	 * @return one sentence for each violation, empty if there is none
	 */
	static List<String> violations(final Path root) {
		final List<String> found = new ArrayList<>();
		final Set<String> packages = new TreeSet<>();
		final Set<String> described = new TreeSet<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (final Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
				final String home = packageOf(root, file);
				packages.add(home);
				if (file.endsWith("package-info.java")) described.add(home);
				found.addAll(violations(home, file.getFileName().toString(), Files.readString(file)));
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		for (final String home : packages) {
			if (!described.contains(home)) found.add("package " + home + " has no package-info.java");
		}
		return found;
	}

	/**
	 * @param home name of the package below the base package, empty for the base package itself
	 * @param file name of the file
	 * @param source its text
	 * @return one sentence for each violation in this file
	 */
	static List<String> violations(final String home, final String file, final String source) {
		final List<String> found = new ArrayList<>();
		final String where = (home.isEmpty() ? "" : home + "/") + file;
		if (!home.isEmpty() && !HEIGHT.containsKey(home)) found.add(where + " is in the unknown package " + home);
		final long lines = source.lines().count();
		if (lines > LONGEST_FILE) found.add(where + " has " + lines + " lines, more than " + LONGEST_FILE);
		final String code = NOT_CODE.matcher(source).replaceAll(" ");
		if (EXIT.matcher(code).find() && !where.equals("Main.java")) found.add(where + " ends the process");
		for (final String used : usedPackages(code)) {
			if (!mayUse(home, used)) found.add(where + " uses " + used);
		}
		for (final Map.Entry<String, Set<String>> guest : GUESTS.entrySet()) {
			final Pattern name = Pattern.compile("(?<![\\w.])" + Pattern.quote(guest.getKey()) + "\\.(\\w+\\.)*(\\p{Lu}|\\*)");
			if (name.matcher(code).find() && !guest.getValue().contains(home)) found.add(where + " uses " + guest.getKey());
		}
		return found;
	}

	private static Set<String> usedPackages(final String code) {
		final Set<String> used = new TreeSet<>();
		final Matcher m = OURS.matcher(code);
		while (m.find()) used.add(m.group(1));
		return used;
	}

	private static boolean mayUse(final String home, final String used) {
		if (home.equals(used) || home.isEmpty()) return true;
		if (!HEIGHT.containsKey(home) || !HEIGHT.containsKey(used)) return false;
		return HEIGHT.get(used) < HEIGHT.get(home);
	}

	private static String packageOf(final Path root, final Path file) {
		// Classes that ImageJ finds by a bare name are in no package; the rules for the base package hold for them.
		if (file.getParent().equals(root)) return "";
		final Path base = root.resolve(BASE.replace('.', '/'));
		return base.relativize(file.getParent()).toString().replace('\\', '/').replace('/', '.');
	}
}
