package io.github.ddasr.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the folder of a site. All that is new in it bears the time at which the
 * suite's jar was built, so the same jar gives the same bytes.
 */
final class SiteBuilder {

	private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

	private SiteBuilder() {}

	/**
	 * @param contents path in Fiji's folder → file, the suite's jar first
	 * @param former files of the site as it is now on the web; empty for a new site
	 * @param site the folder to write; what is there is replaced
	 * @return all files of the new site, in the order of their names
	 * @throws IOException if a file cannot be read or written, or the jar is older than the site
	 */
	static List<SiteFile> build(final Map<String, SiteContents.Source> contents, final List<SiteFile> former, final Path site)
		throws IOException
	{
		final long now = timeOf(contents.values().iterator().next().source());
		final Map<String, SiteFile> files = new TreeMap<>();
		for (final Map.Entry<String, SiteContents.Source> entry : contents.entrySet()) {
			final Path source = entry.getValue().source();
			final SiteFile file = new SiteFile(entry.getKey(), UpdaterChecksum.of(entry.getKey(), source), now, Files.size(source),
				entry.getValue().notes(), List.of());
			files.put(file.unversioned(), file);
		}
		for (final SiteFile old : former) {
			final SiteFile file = old.replacedBy(files.get(old.unversioned()), now);
			if (file.timestamp() == now && newest(old) >= now) throw new IOException("The suite's jar was built at " + now +
				", but the site has " + old.name() + " of " + newest(old) + " already; build the suite afresh.");
			files.put(old.unversioned(), file);
		}
		final List<SiteFile> all = new ArrayList<>(files.values());
		write(all, contents, site);
		return all;
	}

	private static void write(final List<SiteFile> files, final Map<String, SiteContents.Source> contents, final Path site)
		throws IOException
	{
		clear(site);
		for (final SiteFile file : files) {
			if (!file.isCurrent()) continue;
			final Path target = site.resolve(file.storedName());
			Files.createDirectories(target.getParent());
			Files.copy(contents.get(file.name()).source(), target, StandardCopyOption.REPLACE_EXISTING);
		}
		Files.write(site.resolve(Database.NAME), Database.write(files));
	}

	private static void clear(final Path site) throws IOException {
		if (Files.exists(site)) {
			if (!Files.exists(site.resolve(Database.NAME))) throw new IOException(site + " is there already, but is no update " +
				"site; remove it, or choose another folder.");
			try (Stream<Path> all = Files.walk(site)) {
				for (final Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
			}
		}
		Files.createDirectories(site);
	}

	private static long newest(final SiteFile file) {
		return Math.max(file.timestamp(), file.previous().stream().mapToLong(Version::timestamp).max().orElse(0));
	}

	/** @return time of the newest entry of a jar, which no copying changes, as digits */
	static long timeOf(final Path jar) throws IOException {
		try (ZipFile zip = new ZipFile(jar.toFile())) {
			final LocalDateTime newest = zip.stream().map(ZipEntry::getTimeLocal).max(Comparator.naturalOrder()).orElseThrow(
				() -> new IOException(jar + " is empty"));
			return Long.parseLong(newest.format(DIGITS));
		}
	}
}
