package io.github.ddasr.engine;

import ai.djl.engine.Engine;
import io.github.ddasr.volume.DdasrException;

/**
 * The one entrance to the deep-learning engine. The first call unpacks and loads
 * the natives (seconds), later ones cost nothing. Nothing here uses the network:
 * the engine is told to stay offline and not to report its use.
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
	 * @throws DdasrException if it cannot start: why, and what to do
	 */
	public static synchronized Engine start() {
		if (running == null) {
			EngineSettings.apply();
			final EngineCache cache = EngineCache.standard();
			running = new EngineStart(cache, EngineVersions::ofClassPath, () -> {
				UnpackedNatives.announce(cache, EngineVersions.ofClassPath());
				return Engine.getEngine(NAME);
			}).run();
		}
		return running;
	}
}
