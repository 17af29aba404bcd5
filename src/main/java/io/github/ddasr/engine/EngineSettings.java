package io.github.ddasr.engine;

/**
 * The engine's system properties. They must stand before any of its classes is
 * used, because it reads them in static initialisers. What the user has set
 * stays as it is.
 */
final class EngineSettings {

	private EngineSettings() {}

	static void apply() {
		setDefault("OPT_OUT_TRACKING", "true");
		setDefault("ai.djl.offline", "true");
		// Understood by slf4j-simple only: its default would print the engine's notes on users' consoles.
		setDefault("org.slf4j.simpleLogger.log.ai.djl", "error");
	}

	private static void setDefault(final String key, final String value) {
		if (System.getProperty(key) == null) System.setProperty(key, value);
	}
}
