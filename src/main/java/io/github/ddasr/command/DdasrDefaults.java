package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.GlobalSkip;
import io.github.ddasr.training.TrainingOptions;

/** What Train DDASR takes where the user says nothing, by the machine that it finds. */
final class DdasrDefaults {

	private static final double HOURS_OF_A_PROCESSOR = 8, HOURS_OF_A_CARD = 1;
	/** From so many hours on a graphics card on, the larger network learns enough. */
	private static final double HOURS_FOR_BASE = 3;
	static final String AUTO = "auto", NO_START = "none";
	private static final int LONGEST_NAME = 60;

	private final boolean card;

	/** @param device name of the device, such as gpu:0 */
	DdasrDefaults(final String device) {
		card = device.startsWith("gpu");
	}

	/** Overnight on a processor, a coffee break on a graphics card. */
	double hours(final double wanted) {
		return wanted > 0 ? wanted : card ? HOURS_OF_A_CARD : HOURS_OF_A_PROCESSOR;
	}

	/** Size of the super-resolution network; an RRDBNet has no size "base". */
	String preset(final String wanted, final double hours, final boolean rrdb) {
		if (!wanted.equals(AUTO)) return wanted;
		return !card ? "tiny" : hours >= HOURS_FOR_BASE && !rrdb ? "base" : "small";
	}

	/** Patches per step, as the bundled models of that size were trained with. */
	int batch(final int wanted, final String preset) {
		return wanted > 0 ? wanted : preset.equals("tiny") ? 6 : 16;
	}

	/** Pixels along a patch. */
	int patch(final int wanted, final String preset) {
		return wanted > 0 ? wanted : preset.equals("tiny") ? 40 : 48;
	}

	/**
	 * @param wanted auto, none, the name of a model or the path of its file
	 * @param preset size of the network
	 * @param options the network and its scale
	 * @param rrdb whether it is an RRDBNet
	 * @return the model whose weights the training begins with, auto the bundled one of the same shape, if there is one; null for random weights
	 */
	static ModelFile start(final String wanted, final String preset, final TrainingOptions options, final boolean rrdb) {
		if (wanted.equals(NO_START)) return null;
		final ModelStore store = ModelStore.standard(null);
		if (!wanted.equals(AUTO)) return store.open(wanted);
		final String usual = "srn-x" + options.scale() + "-" + preset;
		return !rrdb && options.skip() == GlobalSkip.SINC && store.names().contains(usual) ? store.open(usual) : null;
	}

	/**
	 * @param texture the first of the poor scans, a file or a folder; null if there are none
	 * @param input the first of the good scans
	 * @param scale enlargement
	 * @return a file in the models folder of this installation, with a name made of that of the scans
	 * @throws UsageException if this installation has no models folder
	 */
	static Path output(final File texture, final File input, final String scale) {
		final Path folder = ModelStore.standard(null).folder();
		if (folder == null) throw new UsageException(DdasrMessages.noModelsFolder());
		final String name = (texture == null ? input : texture).getAbsoluteFile().toPath().normalize().getFileName().toString();
		final String plain = name.replaceAll("(?i)\\.(nii|hdr)(\\.gz)?$", "").replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "")
			.toLowerCase(Locale.ROOT);
		final String word = plain.isEmpty() ? "scans" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
		return folder.resolve("ddasr-x" + scale + "-" + word + ".safetensors");
	}
}
