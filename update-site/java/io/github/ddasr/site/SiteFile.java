package io.github.ddasr.site;

import java.util.ArrayList;
import java.util.List;

import org.scijava.util.FileUtils;

/**
 * A file of the site, with what the updater is told about it.
 *
 * @param name path in Fiji's folder, as in jars/libsvm-3.35.jar
 * @param checksum as {@link UpdaterChecksum} computes it; null if the file has been taken from the site
 * @param timestamp when this version came to the site, as the digits yyyyMMddHHmmss; 0 without checksum
 * @param size in bytes; 0 without checksum
 * @param notes what the updater shows and asks for
 * @param previous versions before this one
 */
record SiteFile(String name, String checksum, long timestamp, long size, Notes notes, List<Version> previous) {

	/**
	 * What the updater shows of a file, and which others it installs with it.
	 *
	 * @param description one or two sentences, or empty
	 * @param dependencies names without version of the files that this one needs
	 * @param link address of its page, or empty
	 * @param author who made it, or empty
	 */
	record Notes(String description, List<String> dependencies, String link, String author) {

		static final Notes NONE = new Notes("", List.of(), "", "");
	}

	/** @return the name under which the updater knows all versions of this file */
	String unversioned() {
		return FileUtils.stripFilenameVersion(name);
	}

	/** @return whether the site offers the file */
	boolean isCurrent() {
		return checksum != null;
	}

	/** @return path of the file on the site: the updater asks for the name with the time behind it */
	String storedName() {
		return name + "-" + timestamp;
	}

	/**
	 * @param newer the same file as it is now, or null if the site no longer has it
	 * @param now time of this change
	 * @return the file with this version among the previous ones, unless nothing has changed
	 */
	SiteFile replacedBy(final SiteFile newer, final long now) {
		if (newer != null && newer.checksum.equals(checksum) && newer.name.equals(name)) {
			// The bytes may differ where the checksum does not look, as in a manifest.
			return new SiteFile(name, checksum, timestamp, newer.size, newer.notes, previous);
		}
		final List<Version> all = new ArrayList<>(previous);
		if (isCurrent()) all.add(new Version(name, checksum, timestamp, now));
		if (newer == null) return new SiteFile(name, null, 0, 0, Notes.NONE, all);
		return new SiteFile(newer.name, newer.checksum, newer.timestamp, newer.size, newer.notes, all);
	}
}
