package io.github.ddasr.model;

import java.net.URI;

/**
 * A file that can be downloaded: where it is, how it is recognised, and on which
 * terms it may be used.
 *
 * @param id short name
 * @param group name under which files that belong together are asked for; that of the file if it stands alone
 * @param file name that it gets in the models folder
 * @param address where it is, https (http is taken too, as the checksum decides)
 * @param size in bytes
 * @param approximate whether the size is known only about; the checksum, as always, has the last word
 * @param checksum of its bytes
 * @param description what it is
 * @param licence its terms in short
 * @param notice the text that the licence wants beside every copy, whole
 * @param citation what published work has to cite
 */
public record DownloadEntry(String id, String group, String file, URI address, long size, boolean approximate,
	Checksum checksum, String description, String licence, String notice, String citation)
{

	/** A size that is known only about may be wrong by this factor. */
	private static final int TOLERANCE = 2;

	/** @throws IllegalArgumentException if the file name leads out of the folder, or address or size cannot be */
	public DownloadEntry {
		if (!file.matches("\\w[\\w.+-]*")) throw new IllegalArgumentException("\"" + file + "\" is no plain file name");
		if (size <= 0) throw new IllegalArgumentException(file + " has a size of " + size);
		if (!String.valueOf(address.getScheme()).matches("https?") || address.getHost() == null) {
			throw new IllegalArgumentException(address + " is no address of the web");
		}
	}

	/** A file whose size is known to the byte. */
	public DownloadEntry(final String id, final String group, final String file, final URI address, final long size,
		final Checksum checksum, final String description, final String licence, final String notice, final String citation)
	{
		this(id, group, file, address, size, false, checksum, description, licence, notice, citation);
	}

	/**
	 * @param bytes length of a file
	 * @return whether this file could have that length
	 */
	boolean allows(final long bytes) {
		return approximate ? bytes >= size / TOLERANCE && bytes <= largest() : bytes == size;
	}

	/** @return more bytes than this the file cannot have */
	long largest() {
		return approximate ? TOLERANCE * size : size;
	}

	/** @return the size for messages, such as "about 10340000 bytes" */
	String expected() {
		return (approximate ? "about " : "") + size + " bytes";
	}

	/** @return name of the file beside it that holds the licence */
	public String noticeFile() {
		return file + ".licence.txt";
	}

	/** @return what is written into that file: what it is, where it came from, what to cite, and the notice, whole */
	String noticeText() {
		return file + ": " + description + "\nfrom " + address + "\nto cite: " + citation + "\n\n" + notice.strip() + "\n";
	}
}
