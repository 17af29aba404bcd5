package io.github.ddasr.downsampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.model.ModelEntry;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.network.DsnSliceNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Similarity;

/**
 * All down-sampling methods that a user can name: those on the class path, then the stored networks that have learned the
 * look of a scanner, by name or by the path of their file.
 */
public final class DownsamplingMethods {

	/** Architecture, in a model's header, of networks that make low-resolution slices. */
	public static final String ARCHITECTURE = DsnSliceNetwork.ARCHITECTURE;

	private static final String SUFFIX = ".safetensors";

	private final Map<String, Downsampler> plugins;
	private final ModelStore models;

	/** @param models the stored models */
	public DownsamplingMethods(final ModelStore models) {
		this(Downsamplers.all(), models);
	}

	DownsamplingMethods(final Map<String, Downsampler> plugins, final ModelStore models) {
		this.plugins = plugins;
		this.models = models;
	}

	/** @return names of all methods, those on the class path first; a network of the same name as one of these is left out */
	public List<String> names() {
		final List<String> names = new ArrayList<>(plugins.keySet());
		for (final ModelEntry e : models.list()) {
			if (isNetwork(e) && !plugins.containsKey(e.name())) names.add(e.name());
		}
		return names;
	}

	private static boolean isNetwork(final ModelEntry entry) {
		return entry.usable() && entry.architecture().equals(ARCHITECTURE);
	}

	/**
	 * @param nameOrPath a name of the list, or the path of a model file
	 * @return whether it must be opened with slices of a low-resolution domain
	 * @throws DdasrException if there is no such method
	 */
	public boolean needsTexture(final String nameOrPath) {
		final Downsampler plugin = plugins.get(nameOrPath);
		if (plugin != null) return plugin.needsTexture();
		model(nameOrPath);
		return true;
	}

	/**
	 * @param nameOrPath a name of the list, or the path of a model file
	 * @return SHA-256 of the model file; empty for a method on the class path
	 * @throws DdasrException if there is no such method
	 */
	public String checksum(final String nameOrPath) {
		return plugins.containsKey(nameOrPath) ? "" : model(nameOrPath).sha256();
	}

	/**
	 * @param nameOrPath a name of the list, or the path of a model file
	 * @param factor fine pixels per coarse pixel
	 * @throws DdasrException if it is a network that shrinks by something else
	 */
	public void requireFactor(final String nameOrPath, final int factor) {
		if (!plugins.containsKey(nameOrPath)) DsnDownsampler.requireFactor(model(nameOrPath), factor);
	}

	/**
	 * @param nameOrPath a name of the list, or the path of a model file
	 * @param setup settings, slices to imitate, device, seed
	 * @param monitor progress and cancel; some methods learn from the slices first
	 * @return the method, ready; to be closed by the caller
	 * @throws DdasrException if there is no such method, or the setup does not suit it
	 */
	public Downsampler open(final String nameOrPath, final DownsamplingSetup setup, final Monitor monitor) {
		if (needsTexture(nameOrPath) && setup.texture().isEmpty()) throw new DdasrException("method=" + nameOrPath +
			" takes its look from low-resolution scans. Give some with texture=.");
		final Downsampler plugin = plugins.get(nameOrPath);
		if (plugin == null) return openModel(model(nameOrPath), setup, monitor);
		final Downsampler ready = plugin.prepare(setup, monitor);
		if (ready == plugin && !setup.scanner().equals(Scanner.USUAL)) throw new DdasrException("method=" + nameOrPath +
			" simulates no scanner: thickness, gap, partial, elliptical, tukey and noise mean nothing to it. Leave them out.");
		return ready;
	}

	/** The model of a name or a path, if it is of this kind. */
	private ModelFile model(final String nameOrPath) {
		final boolean path = nameOrPath.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
		if (!path && models.list().stream().noneMatch(e -> e.name().equalsIgnoreCase(nameOrPath))) throw unknown(nameOrPath);
		final ModelFile file = models.open(nameOrPath);
		final String architecture = file.header().architecture();
		if (!architecture.equals(ARCHITECTURE)) throw new DdasrException("The model " + file.name() + " (" + architecture +
			") does not make low-resolution slices. Give one of architecture " + ARCHITECTURE + ".");
		return file;
	}

	private DdasrException unknown(final String name) {
		final List<String> names = names();
		return new DdasrException("There is no down-sampling method \"" + name + "\"." + Similarity.nearest(name, names).map(
			n -> " Did you mean " + n + "?").orElse("") + " Choose one of: " + String.join(", ", names) + ".");
	}

	// ---- stored networks ------------------------------------------------------------------------------------------

	/**
	 * Makes a stored network ready.
	 *
	 * @param model a model whose architecture is {@link #ARCHITECTURE}
	 * @param setup factor, slices to imitate, device, seed
	 * @param monitor progress and cancel
	 * @return the method
	 */
	private static Downsampler openModel(final ModelFile model, final DownsamplingSetup setup, final Monitor monitor) {
		return new DsnDownsampler(model).prepare(setup, monitor);
	}
}
