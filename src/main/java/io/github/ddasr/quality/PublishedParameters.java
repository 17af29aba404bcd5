package io.github.ddasr.quality;

import java.nio.file.Path;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.DdasrException;

/**
 * The parameters that the LIVE laboratory published with NIQE and BRISQUE, found in
 * the models folder by their content, or read from files that the user names.
 */
public final class PublishedParameters {

	private PublishedParameters() {}

	/**
	 * @param models where models are found
	 * @return LIVE's model of NIQE
	 * @throws DdasrException if it is not there: how to get it
	 */
	public static NiqeModel niqe(final ModelStore models) {
		final Path folder = models.folder();
		return NiqeParameters.read(PublishedFile.NIQE_MAT.find(folder).or(() -> PublishedFile.NIQE_NPZ.find(folder))
			.orElseThrow(() -> missing("NIQE", PublishedFile.NIQE_MAT, folder, "live-niqe", "niqe-mr")));
	}

	/**
	 * @param file a {@code .mat} or {@code .npz} file of whatever name
	 * @return LIVE's model of NIQE
	 * @throws DdasrException if the file holds something else
	 */
	public static NiqeModel niqe(final Path file) {
		return NiqeParameters.read(file);
	}

	/**
	 * @param models where models are found
	 * @return LIVE's model of BRISQUE
	 * @throws DdasrException if it is not there: how to get it
	 */
	public static BrisqueModel brisque(final ModelStore models) {
		return BrisqueParameters.read(ofBrisque(PublishedFile.BRISQUE_MODEL, models.folder()), ofBrisque(
			PublishedFile.BRISQUE_RANGE, models.folder()));
	}

	private static Path ofBrisque(final PublishedFile file, final Path folder) {
		return file.find(folder).orElseThrow(() -> missing("BRISQUE", file, folder, "live-brisque", "brisque-mr"));
	}

	/**
	 * @param model the libsvm model, of whatever name
	 * @param range its range file, of whatever name
	 * @return LIVE's model of BRISQUE
	 * @throws DdasrException if one of them holds something else
	 */
	public static BrisqueModel brisque(final Path model, final Path range) {
		return BrisqueParameters.read(model, range);
	}

	private static DdasrException missing(final String metric, final PublishedFile file, final Path folder,
		final String download, final String substitute)
	{
		final String where = folder == null ? "there is no models folder. First name one by the system property " +
			ModelStore.FOLDER_PROPERTY + ". Then run" : "the models folder " + folder + " has none" + LookAlike.in(folder) + ". Run";
		return new DdasrException(metric + " needs the file " + file.title() + " that the LIVE laboratory published, and " + where +
			" again with download=true (it shows and accepts the licence), or run download-models model=" + download +
			" (in Fiji: Plugins > DDASR > Download Models...); " + substitute + " works without.");
	}
}
