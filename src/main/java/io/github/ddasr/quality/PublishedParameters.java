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
		final Path file = PublishedFile.find(models.folder(), PublishedFile.NIQE_MAT, PublishedFile.NIQE_NPZ);
		if (file == null) throw missing("NIQE", PublishedFile.NIQE_MAT.title(), models.folder(), "niqe-mr");
		return NiqeParameters.read(file);
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
		final Path model = PublishedFile.find(models.folder(), PublishedFile.BRISQUE_MODEL);
		final Path range = PublishedFile.find(models.folder(), PublishedFile.BRISQUE_RANGE);
		if (model == null) throw missing("BRISQUE", PublishedFile.BRISQUE_MODEL.title(), models.folder(), "brisque-mr");
		if (range == null) throw missing("BRISQUE", PublishedFile.BRISQUE_RANGE.title(), models.folder(), "brisque-mr");
		return BrisqueParameters.read(model, range);
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

	private static DdasrException missing(final String metric, final String file, final Path folder,
		final String substitute)
	{
		final String where = folder == null ? "there is no models folder (name one by the system property " +
			ModelStore.FOLDER_PROPERTY + ")" : "the models folder " + folder + " has none" + PublishedFile.lookAlikes(folder);
		return new DdasrException(metric + " needs the file " + file + " that the LIVE laboratory published, and " + where +
			". Run again with download=true, or fetch it by Plugins > DDASR > Download Models...; " + substitute +
			" works without.");
	}
}
