package io.github.ddasr.engine;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.Properties;

import ai.djl.Device;
import io.github.ddasr.volume.DdasrException;

/**
 * Versions of the engine's three parts on the class path. They only work together
 * if they stem from one release; another plugin may have brought parts of another one.
 *
 * @param api version of DJL's api, or null if unknown
 * @param apiSource the file that the api was loaded from
 * @param engine version of DJL's PyTorch engine, or null if it is missing
 * @param jni version of the bridge to the natives, PYTORCH-DJL, or null if it is not on the class path
 */
record EngineVersions(String api, String apiSource, String engine, String jni) {

	/** @return the versions of this Java machine's class path */
	static EngineVersions ofClassPath() {
		final Class<?> type = Device.class;
		final CodeSource source = type.getProtectionDomain().getCodeSource();
		return new EngineVersions(type.getPackage().getSpecificationVersion(),
			source == null ? "the class path" : String.valueOf(source.getLocation()),
			property("pytorch-engine.properties", "djl_version"), property("jnilib/pytorch.properties", "jni_version"));
	}

	/** @throws DdasrException if a part is missing or the parts do not belong together */
	void requireConsistent() {
		if (engine == null) throw new DdasrException(
			"The PyTorch engine of DJL is not on the class path; install DDASR again, with all its jar files.");
		if (api != null && !api.equals(engine)) throw new DdasrException("Two versions of DJL are installed: api " + api +
			" (" + apiSource + ") and pytorch-engine " + engine + "; remove the one that does not belong to DDASR.");
		if (jni != null && !jni.endsWith("-" + engine)) throw new DdasrException("The natives' bridge pytorch-jni " + jni +
			" does not fit DJL " + engine + "; remove it and install the one that ends in -" + engine + ".");
	}

	private static String property(final String resource, final String key) {
		try (InputStream in = EngineVersions.class.getClassLoader().getResourceAsStream(resource)) {
			if (in == null) return null;
			final Properties properties = new Properties();
			properties.load(in);
			return properties.getProperty(key);
		}
		catch (final IOException e) {
			throw new DdasrException("The file " + resource + " on the class path cannot be read (" + e.getMessage() +
				"); install DDASR again.", e);
		}
	}
}
