package io.github.ddasr.command;

import java.nio.file.Path;
import java.util.Locale;

import io.github.ddasr.downsampling.LostAnatomy;

/**
 * Every sentence with which the commands about pairs of low and high resolution refuse wrong input, or say what the user
 * should know of the result.
 */
final class SynthesisMessages {

	private SynthesisMessages() {}

	static String needsTexture(final String method) {
		return "method=" + method + " takes its look from low-resolution scans. Give some with texture=.";
	}

	static String emptyTexture(final String folder) {
		return "texture=" + folder + " holds no scan (NIfTI, TIFF, DICOM). Choose the folder of the low-resolution scans.";
	}

	static String textureIsOutput(final Path folder) {
		return "output=" + folder + " is a folder of texture=, whose scans it would be mixed with. Give another folder.";
	}

	static String textureNotUsed(final String method) {
		return "method=" + method + " needs no low-resolution scans; texture= is not looked at.";
	}

	static String anatomyLost(final LostAnatomy.Finding f) {
		return String.format(Locale.ROOT, "In %d of %d %s the anatomy may have got lost (correlation with the shrunk scan below %s); the " +
			"lowest is %.2f, in %s. Look at it. Try another seed or method, or train the network with layers=all structure=3.", f.lost(), f
				.judged(), f.whole() ? "volumes" : "slices", LostAnatomy.LEAST, f.lowest(), f.where());
	}

	static String inputOrPairs() {
		return "train-srn needs input=FOLDER-OR-FILES or pairs=FOLDER.";
	}

	static String inputAndPairs() {
		return "input= and pairs= are given both. Give scans that are made coarse in training, or pairs that are ready.";
	}

	static String pairsAsTheyAre() {
		return "pairs are learned from as they are: downsampling, noise, smooth, coarse and noisy mean nothing to them";
	}
}
