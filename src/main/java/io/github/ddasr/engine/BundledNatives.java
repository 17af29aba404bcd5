package io.github.ddasr.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The libraries that native jars on the class path bring, known by their size only. */
final class BundledNatives {

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
		for (final String library : libraries.split(",")) {
			final URL resource = loader.getResource("pytorch/" + flavour + "/" + platform + "/" + library);
			final long size = resource == null ? -1 : length(resource);
			if (size > 0) sizes.put(version + "-" + flavour + "-" + platform + "/" + library, size);
		}
	}

	private static long length(final URL resource) throws IOException {
		final URLConnection connection = resource.openConnection();
		return connection.getContentLengthLong();
	}
}
