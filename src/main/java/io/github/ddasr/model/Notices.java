package io.github.ddasr.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.ddasr.io.AtomicFile;

/** The licences that lie beside downloaded files. */
final class Notices {

	private Notices() {}

	/**
	 * @param entry whose licence it is
	 * @param file beside which it is laid
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written
	 */
	static void write(final DownloadEntry entry, final Path file) {
		AtomicFile.write(file.resolveSibling(entry.noticeFile()), out -> out.write(entry.noticeText().getBytes(
			StandardCharsets.UTF_8)));
	}

	/**
	 * @param entry whose licence it is
	 * @param file beside which it is laid if it is not there
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written
	 */
	static void restore(final DownloadEntry entry, final Path file) {
		final Path notice = file.resolveSibling(entry.noticeFile());
		// The folder of a shared installation may be read-only; that is no reason not to use the file.
		if (!Files.exists(notice) && Files.isWritable(notice.getParent())) write(entry, file);
	}
}
