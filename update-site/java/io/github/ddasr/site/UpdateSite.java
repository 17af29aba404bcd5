package io.github.ddasr.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the update site from a finished build, and checks it; or checks a folder
 * alone; or prints the names that belong to a Fiji. Run by the profile
 * {@code update-site}; the file README.md in this folder says how.
 */
public final class UpdateSite {

	private static final String NAMES = "update-site/fiji-names.txt";

	private UpdateSite() {}

	/**
	 * @param args build project=FOLDER site=FOLDER former=FILE, or check project=FOLDER site=FOLDER, or names fiji=FILE
	 * @throws IOException what is wrong, where
	 */
	public static void main(final String... args) throws IOException {
		final Map<String, String> options = new HashMap<>();
		for (final String arg : args) if (arg.contains("=")) options.put(arg.split("=", 2)[0], arg.split("=", 2)[1]);
		final Path project = Path.of(options.getOrDefault("project", ""));
		final Path site = Path.of(options.getOrDefault("site", "target/update-site"));
		switch (args.length == 0 ? "" : args[0]) {
			case "build" -> {
				build(project, site, options.getOrDefault("former", ""));
				check(project, site);
			}
			case "check" -> check(project, site);
			case "names" -> FijiNames.linesOf(Path.of(options.get("fiji"))).forEach(System.out::println);
			default -> throw new IOException("Say what to do: build, check or names.");
		}
	}

	private static void build(final Path project, final Path site, final String former) throws IOException {
		final List<SiteFile> old = former.isEmpty() ? List.of() : Database.read(Path.of(former));
		for (final SiteFile file : SiteBuilder.build(SiteContents.of(project, FijiNames.read(project.resolve(NAMES))), old, site)) {
			System.out.println(file.isCurrent() ? file.checksum() + " " + file.storedName() : "no longer there: " + file.name());
		}
	}

	private static void check(final Path project, final Path site) throws IOException {
		final List<String> faults = SiteCheck.faults(site, FijiNames.read(project.resolve(NAMES)));
		if (!faults.isEmpty()) throw new IOException("The update site must not go out:\n" + String.join("\n", faults));
		System.out.println("The update site in " + site + " is complete and harmless: " + Files.size(site.resolve(
			Database.NAME)) + " bytes of list, every file as listed, none that belongs to Fiji, no natives.");
	}
}
