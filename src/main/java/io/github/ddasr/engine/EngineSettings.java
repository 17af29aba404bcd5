package io.github.ddasr.engine;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
		quieten(LoggerFactory.getLogger("ai.djl.util.cuda.CudaUtils"));
	}

	/**
	 * Fiji logs by logback, which knows no such property. The engine would warn of each question for a GPU where there is
	 * a CUDA runtime, but no driver; the suite says in its own words why no GPU is used.
	 */
	private static void quieten(final Logger logger) {
		try {
			final Method setLevel = Stream.of(logger.getClass().getMethods()).filter(m -> m.getName().equals("setLevel") && m
				.getParameterCount() == 1).findFirst().orElse(null);
			if (setLevel == null) return;
			final Class<?> level = setLevel.getParameterTypes()[0];
			setLevel.invoke(logger, level.getField("ERROR").get(null));
		}
		catch (final ReflectiveOperationException | RuntimeException e) {
			// A warning too many is no harm.
			return;
		}
	}

	private static void setDefault(final String key, final String value) {
		if (System.getProperty(key) == null) System.setProperty(key, value);
	}
}
