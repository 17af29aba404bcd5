package io.github.ddasr.engine;

import java.util.function.Supplier;

import ai.djl.engine.Engine;
import io.github.ddasr.volume.DdasrException;

/** One attempt to start the engine: check the class path, tidy the cache, load, translate what goes wrong. */
final class EngineStart {

	private final EngineCache cache;
	private final Supplier<EngineVersions> versions;
	private final Supplier<Engine> loader;

	/**
	 * @param cache where the natives are unpacked to
	 * @param versions finds the versions of the engine's parts on the class path
	 * @param loader loads natives and engine
	 */
	EngineStart(final EngineCache cache, final Supplier<EngineVersions> versions, final Supplier<Engine> loader) {
		this.cache = cache;
		this.versions = versions;
		this.loader = loader;
	}

	/**
	 * @return the running engine
	 * @throws DdasrException if it cannot start: why, and what to do
	 */
	Engine run() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		// The engine looks for its parts through the context class loader, which need not be ours.
		thread.setContextClassLoader(EngineStart.class.getClassLoader());
		try {
			versions.get().requireConsistent();
			cache.tidy();
			return loader.get();
		}
		catch (final RuntimeException | LinkageError | AssertionError e) {
			throw EngineStartErrors.translate(e, cache.folder());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
