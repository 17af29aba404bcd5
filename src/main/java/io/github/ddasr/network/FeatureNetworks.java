package io.github.ddasr.network;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.DdasrException;

/**
 * The feature networks that a user can name: {@value #BUNDLED} (ours, trained on MR slices), {@value #RANDOM}
 * (random filters) or the path of a file.
 */
public final class FeatureNetworks {

	/** Our own feature network. */
	public static final String BUNDLED = "bundled";
	/** Random filters, always the same. */
	public static final String RANDOM = "random";

	private static final String BUNDLED_NAME = "features-mr";
	/** The size of the bundled one, so that the two compare. */
	private static final int DIVISOR = 4;
	private static final long SEED = 1;

	private FeatureNetworks() {}

	/**
	 * @param choice {@value #BUNDLED}, {@value #RANDOM}, or a path that {@link VggFiles#open(Path, VggUse, NDManager)}
	 *          understands
	 * @param use taps, borders, normalisation
	 * @param manager owner, which also says the device
	 * @return the network, frozen
	 * @throws DdasrException if there is no such file, or it cannot be used
	 */
	public static VggFeatures open(final String choice, final VggUse use, final NDManager manager) {
		final String wanted = choice.strip();
		if (wanted.equals(BUNDLED)) return VggFiles.open(ModelStore.standard(null).open(BUNDLED_NAME), use, manager);
		if (wanted.equals(RANDOM)) return VggFiles.random(SEED, DIVISOR, use, manager);
		try {
			return VggFiles.open(Path.of(wanted), use, manager);
		}
		catch (final InvalidPathException e) {
			throw new DdasrException("\"" + wanted + "\" is no feature network. Choose " + BUNDLED + ", " + RANDOM +
				" or the path of a file.", e);
		}
	}

	/**
	 * The same for the losses of style transfer.
	 *
	 * @param choice {@value #BUNDLED}, {@value #RANDOM}, or a path
	 * @param manager owner, which also says the device
	 * @return the network, frozen, with the taps relu1_1 … relu5_1
	 */
	public static VggFeatures open(final String choice, final NDManager manager) {
		return open(choice, VggUse.STYLE, manager);
	}
}
