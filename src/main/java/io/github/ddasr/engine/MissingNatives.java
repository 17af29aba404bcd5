package io.github.ddasr.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import io.github.ddasr.volume.DdasrException;

/** Whether the engine would have to download its natives, and the download itself, which only {@link #download} starts. */
final class MissingNatives {

	private static final String OFFLINE = "ai.djl.offline";
	private static final String TORCH = System.mapLibraryName("torch");

	private MissingNatives() {}

	/**
	 * @param cache the engine's cache; natives in it have been announced
	 * @param versions parts of the engine on the class path
	 * @return what is missing, or empty if the engine has its natives
	 * @throws DdasrException if the user has named a folder without natives, or there are none for this computer
	 */
	static Optional<NativesOffer> find(final EngineCache cache, final EngineVersions versions) {
		if (cache.isFilledFromClassPath() || versions.jni() == null) return Optional.empty();
		final String named = Utils.getEnvOrSystemProperty(UnpackedNatives.FOLDER);
		if (holdTorch(named) || holdTorch(System.getProperty("java.library.path"))) return Optional.empty();
		if (named != null) throw new DdasrException("PYTORCH_LIBRARY_PATH is " + named + ", but there is no " + TORCH +
			" in that folder; name the folder that holds the unpacked natives of PyTorch itself, or unset it.");
		return Optional.of(offer(cache.folder(), versions.jni().split("-")[0], Platform.detectPlatform("pytorch").getClassifier(),
			Utils.getEnvOrSystemProperty(UnpackedNatives.FLAVOUR)));
	}

	/**
	 * @param cache the engine's cache folder
	 * @param torch version of PyTorch
	 * @param platform operating system and processor
	 * @param flavour cpu or a CUDA release, or null if the user has not said
	 * @return what would be downloaded
	 * @throws DdasrException if there are no natives for this computer
	 */
	static NativesOffer offer(final Path cache, final String torch, final String platform, final String flavour) {
		final NativesOffer offer = new NativesOffer(torch, platform, flavour == null ? "cpu" : flavour, cache);
		if (!offer.exists()) throw new DdasrException("There are no natives of PyTorch " + torch + " for " + platform +
			", so networks cannot run on this computer; the interpolations and the measures of quality can.");
		return offer;
	}

	/**
	 * Lets the engine download its natives into its cache and load them.
	 *
	 * @param offer what the user has agreed to
	 * @throws DdasrException if they cannot be had
	 */
	static void download(final NativesOffer offer) {
		final String before = System.getProperty(OFFLINE);
		System.setProperty(OFFLINE, "false");
		// Otherwise the engine might choose those of a graphics card, many times larger than was agreed.
		System.setProperty(UnpackedNatives.FLAVOUR, offer.flavour());
		try {
			LibUtils.loadLibrary();
		}
		catch (final EngineException e) {
			if (e.getCause() instanceof IOException cause && isOfNetwork(cause)) throw new DdasrException("The natives of PyTorch " +
				"cannot be downloaded from " + NativesOffer.HOST + " (" + reason(cause) + "); check the connection and the proxy, or " +
				"unpack them by hand as docs/installing.md says. Nothing was left behind.", e);
			throw e;
		}
		finally {
			if (before == null) System.clearProperty(OFFLINE);
			else System.setProperty(OFFLINE, before);
		}
	}

	private static boolean isOfNetwork(final IOException error) {
		final String message = String.valueOf(error.getMessage());
		return !(error instanceof FileSystemException) && !message.contains("No space left") && !message.contains("Offline mode");
	}

	private static String reason(final IOException error) {
		final String name = error.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
		return name + (error.getMessage() == null ? "" : ": " + EngineErrors.quote(error));
	}

	private static boolean holdTorch(final String folders) {
		if (folders == null) return false;
		for (final String folder : folders.split(Pattern.quote(File.pathSeparator))) {
			if (new File(folder, TORCH).isFile()) return true;
		}
		return false;
	}
}
