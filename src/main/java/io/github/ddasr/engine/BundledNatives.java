package io.github.ddasr.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The libraries that native jars on the class path bring, known by their size only. */
final class BundledNatives {

	/** File name of the library that joins Java and the others; the cache puts DJL's version before it. */
	static final String BRIDGE = System.mapLibraryName("djl_torch");

	private BundledNatives() {}

	/** @return sizes in bytes by VERSION-FLAVOUR-PLATFORM/FILE, the path that the engine unpacks them to */
	static Map<String, Long> sizes() {
		final ClassLoader loader = BundledNatives.class.getClassLoader();
		final Map<String, Long> sizes = new HashMap<>();
		try {
			final Enumeration<URL> found = loader.getResources("native/lib/pytorch.properties");
			while (found.hasMoreElements()) add(loader, found.nextElement(), sizes);
		}
		catch (final IOException e) {
			// Then there is nothing to compare with, and the engine's own checks have to do.
			return Map.of();
		}
		return sizes;
	}

	private static void add(final ClassLoader loader, final URL url, final Map<String, Long> sizes)
		throws IOException
	{
		final Properties properties = new Properties();
		try (InputStream in = url.openStream()) {
			properties.load(in);
		}
		final String version = properties.getProperty("version");
		final String flavour = properties.getProperty("flavor");
		final String platform = properties.getProperty("classifier");
		final String libraries = properties.getProperty("libraries", "");
		if (version == null || flavour == null || platform == null || libraries.isEmpty()) return;
		final String folder = version + "-" + flavour + "-" + platform + "/";
		for (final String library : libraries.split(",")) {
			final long size = length(loader.getResource("pytorch/" + flavour + "/" + platform + "/" + library));
			if (size > 0) sizes.put(folder + library, size);
		}
		final long bridge = length(loader.getResource("jnilib/" + platform + "/" + flavour + "/" + BRIDGE));
		if (bridge > 0) sizes.put(folder + EngineVersions.ofClassPath().engine() + "-" + BRIDGE, bridge);
	}

	private static long length(final URL resource) throws IOException {
		return resource == null ? -1 : resource.openConnection().getContentLengthLong();
	}
}
