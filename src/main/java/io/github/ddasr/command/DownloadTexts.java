package io.github.ddasr.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.volume.Monitor;

/** What the user reads about downloads, before and after. */
final class DownloadTexts {

	private DownloadTexts() {}

	/**
	 * @param entries files that could be fetched
	 * @param folder the models folder, or null if there is none
	 * @param monitor may cancel
	 * @return lines that say what they are, each licence once and whole, and how to go on
	 */
	static List<String> offer(final List<DownloadEntry> entries, final Path folder, final Monitor monitor) {
		final List<String> lines = new ArrayList<>();
		final Set<String> notices = new LinkedHashSet<>();
		int missing = 0;
		for (final DownloadEntry entry : entries) {
			lines.addAll(description(entry));
			final Optional<Path> there = DownloadIndex.find(entry, folder, monitor);
			there.ifPresent(file -> lines.add("  is there already: " + file));
			if (there.isEmpty()) missing++;
			lines.add("");
			notices.add(entry.notice());
		}
		for (final String notice : notices) {
			notice.lines().forEach(lines::add);
			lines.add("");
		}
		lines.add(missing == 0 ? Messages.nothingToDownload() : Messages.howToDownload(folder));
		return lines;
	}

	/**
	 * @param entry a file that could be fetched
	 * @return lines that say what it is, where it is, and on which terms it may be used
	 */
	static List<String> description(final DownloadEntry entry) {
		return List.of(entry.file() + ": " + entry.description(), "  address: " + entry.address(), //
			"  size: " + (entry.approximate() ? "about " : "") + size(entry.size()), "  checksum: " + entry.checksum(), //
			"  licence: " + entry.licence(), "  to cite: " + entry.citation());
	}

	/**
	 * @param bytes size of a file
	 * @return such as 3.9 MB
	 */
	static String size(final long bytes) {
		if (bytes < 1000) return bytes + " bytes";
		return bytes < 1e6 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
	}

	/**
	 * @param entry a file that has been fetched, or was there
	 * @param file where it is
	 * @return one line
	 */
	static String done(final DownloadEntry entry, final Path file) {
		final Path notice = file.resolveSibling(entry.noticeFile());
		final String licence = Files.exists(notice) ? "; licence in " + notice.getFileName() : "";
		return file + ": " + entry.description() + ", " + size(file.toFile().length()) + ", checksum as it should be" + licence;
	}

	/**
	 * @param entries files that could be fetched
	 * @return the same as {@link #offer} without what concerns the folder, for a label in a dialog
	 */
	static String html(final List<DownloadEntry> entries) {
		final List<String> lines = new ArrayList<>();
		final Set<String> notices = new LinkedHashSet<>();
		for (final DownloadEntry entry : entries) {
			lines.addAll(description(entry));
			lines.add("");
			notices.add(entry.notice());
		}
		notices.forEach(notice -> notice.lines().forEach(lines::add));
		final String text = String.join("\n", lines).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		return "<html><body style='width: 380px'>" + text.replace("\n", "<br>") + "</body></html>";
	}
}
