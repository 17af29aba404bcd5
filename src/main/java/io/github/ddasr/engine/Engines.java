package io.github.ddasr.engine;

import java.util.Optional;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;
import io.github.ddasr.volume.DdasrException;

/**
 * The one entrance to the deep-learning engine. The first call unpacks and loads
 * the natives (seconds), later ones cost nothing. Nothing here uses the network
 * unless a user has agreed to it: the engine is told to stay offline and not to
 * report its use.
 */
public final class Engines {

	/** Name of the engine in DJL's registry. */
	private static final String NAME = "PyTorch";

	/** The engine is one per Java machine by its nature; this only spares the checks of later calls. */
	private static Engine running;

	private Engines() {}

	/**
	 * Starts the engine if it does not run yet.
	 *
	 * @return the running PyTorch engine
	 * @throws NativesMissingException if its natives would have to be downloaded first
	 * @throws DdasrException if it cannot start: why, and what to do
	 */
	public static synchronized Engine start() {
		return start(false);
	}

	/**
	 * Starts the engine if it does not run yet, and downloads its natives where there are none. Call it only after the
	 * user has been told what that means, as {@link NativesOffer#text} does, and has agreed.
	 *
	 * @throws DdasrException if it cannot start, or the natives cannot be had
	 */
	public static synchronized void startWithDownload() {
		start(true);
	}

	private static Engine start(final boolean agreed) {
		if (running == null) {
			EngineSettings.apply();
			final EngineCache cache = EngineCache.standard();
			running = new EngineStart(cache, EngineVersions::ofClassPath, () -> load(cache, agreed)).run();
		}
		return running;
	}

	private static Engine load(final EngineCache cache, final boolean agreed) {
		final EngineVersions versions = EngineVersions.ofClassPath();
		UnpackedNatives.announce(cache, versions);
		final Optional<NativesOffer> missing = MissingNatives.find(cache, versions);
		if (missing.isPresent()) {
			// Who has switched the engine's offline mode off himself has agreed already.
			if (!agreed && Utils.isOfflineMode()) throw new NativesMissingException(missing.get());
			MissingNatives.download(missing.get());
		}
		return Engine.getEngine(NAME);
	}
}
