package io.github.ddasr.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.volume.DdasrException;

/**
 * The models inside this program's jar: {@code models/NAME.safetensors}, named one
 * per line in {@code models/index.txt} (a jar cannot be listed reliably); lines
 * that begin with # are comments.
 */
final class BundledModels {

	/** What {@link ModelFile#source()} says of a bundled model. */
	static final String SOURCE = "bundled";

	private static final String FOLDER = "models/";
	private static final String INDEX = FOLDER + "index.txt";

	private final ClassLoader loader;

	/** @param loader finds the resources */
	BundledModels(final ClassLoader loader) {
		this.loader = loader;
	}

	/** @return names in the order of the index; empty if there is no index */
	List<String> names() {
		try (InputStream in = loader.getResourceAsStream(INDEX)) {
			if (in == null) return List.of();
			final List<String> names = new ArrayList<>();
			for (final String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				final String name = line.strip();
				if (!name.isEmpty() && !name.startsWith("#")) names.add(name);
			}
			return names;
		}
		catch (final IOException e) {
			throw damaged(INDEX, e);
		}
	}

	/**
	 * @param name a name from the index
	 * @return the model
	 * @throws DdasrException if it is missing or damaged
	 */
	ModelFile open(final String name) {
		final String resource = FOLDER + name + SafeTensors.SUFFIX;
		return new ModelFile(name, SOURCE, () -> {
			final InputStream in = loader.getResourceAsStream(resource);
			if (in == null) throw damaged(resource, null);
			return in;
		});
	}

	private static DdasrException damaged(final String resource, final Throwable cause) {
		return new DdasrException("The bundled file " + resource + " is missing or damaged; install DDASR again.", cause);
	}
}
