package io.github.ddasr.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.volume.DdasrException;

/**
 * Parameter files published with NIQE and BRISQUE. Size and checksum, by which they are recognised whatever they are
 * called, stand in the {@link DownloadIndex}.
 */
enum PublishedFile {
	/** The parameters of NIQE as the LIVE laboratory released them. */
	NIQE_MAT("live-niqe", "modelparameters.mat"),
	/** The same numbers as BasicSR carries them. */
	NIQE_NPZ("basicsr-niqe", "niqe_pris_params.npz"),
	/** The support vectors of BRISQUE as the LIVE laboratory released them. */
	BRISQUE_MODEL("live-brisque-model", "allmodel"),
	/** The ranges of BRISQUE's features. */
	BRISQUE_RANGE("live-brisque-range", "allrange");

	/** No published file is larger. */
	static final int LARGEST = 1 << 20;

	private final String id;
	private final String title;

	PublishedFile(final String id, final String title) {
		this.id = id;
		this.title = title;
	}

	/** @return the name that it was published under */
	String title() {
		return title;
	}

	/**
	 * @param folder a folder, or null
	 * @return where it lies there, under whatever name
	 * @throws DdasrException if the folder cannot be read
	 */
	Optional<Path> find(final Path folder) {
		return DownloadIndex.standard().find(id, folder);
	}

	/**
	 * @param file a parameter file
	 * @return its bytes
	 * @throws DdasrException if it is missing, unreadable, or larger than any published one
	 */
	static byte[] read(final Path file) {
		try {
			if (!Files.isRegularFile(file)) throw new DdasrException("There is no file " + file +
				"; check its name and folder.");
			if (Files.size(file) > LARGEST) throw new DdasrException("The file " + file +
				" is larger than any published parameter file; give one of those.");
			return Files.readAllBytes(file);
		}
		catch (final IOException e) {
			throw new DdasrException("The file " + file + " cannot be read (" + e.getMessage() +
				"); check its permissions and the disk.", e);
		}
	}
}
