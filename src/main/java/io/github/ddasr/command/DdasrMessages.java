package io.github.ddasr.command;

/** What Train DDASR says to its user. */
final class DdasrMessages {

	private DdasrMessages() {}

	static String noModelsFolder() {
		return "train-ddasr needs output=FILE: this installation has no models folder (system property ddasr.models, or models in Fiji's " +
			"folder).";
	}

	static String noScans(final String key, final String folder) {
		return key + "=" + folder + " holds no NIfTI file (.nii, .nii.gz, .hdr). Choose another folder.";
	}

	static String notNifti(final String key, final String file) {
		return key + "=" + file + " is not a NIfTI file (.nii, .nii.gz, .hdr). Save it as one, with Save as NIfTI.";
	}
}
