package io.github.ddasr.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Similarity;

/**
 * All models that a user can name: the bundled ones, then those in the models
 * folder. Files are looked at anew at every call, so that a model copied into the
 * folder appears without a restart.
 */
public final class ModelStore {

	/** System property that names the models folder, before setting and default. */
	public static final String FOLDER_PROPERTY = "ddasr.models";

	private final BundledModels bundled;
	private final Path folder;

	/**
	 * @param loader finds the bundled models
	 * @param folder the models folder, which need not exist, or null for none
	 */
	ModelStore(final ClassLoader loader, final Path folder) {
		this.bundled = new BundledModels(loader);
		this.folder = folder;
	}

	/**
	 * The models folder is that of the system property {@value #FOLDER_PROPERTY}, else the setting, else
	 * {@code models} in Fiji's folder.
	 *
	 * @param setting the user's setting, or null or empty for none
	 * @return the models of this installation
	 * @throws DdasrException if the folder's name is no path
	 */
	public static ModelStore standard(final String setting) {
		return new ModelStore(ModelStore.class.getClassLoader(), chooseFolder(setting));
	}

	static Path chooseFolder(final String setting) {
		for (final String candidate : new String[] { System.getProperty(FOLDER_PROPERTY), setting }) {
			if (candidate != null && !candidate.isBlank()) return path(candidate.trim());
		}
		for (final String key : new String[] { "fiji.dir", "ij.dir", "imagej.dir" }) {
			final String home = System.getProperty(key);
			if (home != null && !home.isBlank()) return path(home).resolve("models");
		}
		return null;
	}

	/** @return the models folder, or null if there is none */
	public Path folder() {
		return folder;
	}

	/** @return every model, bundled ones first, then by name; unusable ones carry the reason */
	public List<ModelEntry> list() {
		final List<ModelEntry> entries = new ArrayList<>();
		final Map<String, String> taken = new HashMap<>();
		for (final String name : bundled.names()) {
			add(entries, taken, name, BundledModels.SOURCE, () -> bundled.open(name));
		}
		for (final Path file : files()) {
			add(entries, taken, ModelFile.nameOf(file), file.toString(), () -> ModelFile.open(file));
		}
		return entries;
	}

	/** @return names of the usable models, as shown in choice lists */
	public List<String> names() {
		return list().stream().filter(ModelEntry::usable).map(ModelEntry::name).collect(Collectors.toList());
	}

	/**
	 * @param nameOrPath a name from {@link #list()}, upper and lower case being equal, or the path of a model file,
	 *          ending in {@value SafeTensors#SUFFIX}, or of public weights, ending in .pth, .pt or .pkl
	 * @return the model
	 * @throws DdasrException if there is none of that name, with those that there are, or if it cannot be used
	 */
	public ModelFile open(final String nameOrPath) {
		final String wanted = nameOrPath == null ? "" : nameOrPath.trim();
		if (ModelFile.isFileName(wanted)) return ModelFile.open(locate(path(wanted)));
		final List<ModelEntry> entries = list();
		for (final ModelEntry entry : entries) {
			if (!entry.name().equalsIgnoreCase(wanted)) continue;
			// An entry of the same name further down is hidden by this one.
			if (!entry.usable()) throw new DdasrException("The model " + entry.name() + " cannot be used: " +
				entry.problem());
			return entry.source().equals(BundledModels.SOURCE) ? bundled.open(entry.name())
				: ModelFile.open(Path.of(entry.source()));
		}
		throw unknown(wanted, entries);
	}

	/** A bare file name may also stand for a file in the models folder. */
	private Path locate(final Path given) {
		final boolean there = Files.exists(given) || given.isAbsolute() || folder == null;
		return there ? given : Files.exists(folder.resolve(given)) ? folder.resolve(given) : given;
	}

	private static void add(final List<ModelEntry> entries, final Map<String, String> taken, final String name,
		final String source, final Supplier<ModelFile> opener)
	{
		final String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), source);
		if (other != null) {
			entries.add(ModelEntry.broken(name, source, "another model has the same name (" + other +
				"); rename this file, or give its path."));
			return;
		}
		try {
			entries.add(ModelEntry.of(opener.get()));
		}
		catch (final DdasrException e) {
			entries.add(ModelEntry.broken(name, source, e.getMessage()));
		}
	}

	private List<Path> files() {
		if (folder == null || !Files.isDirectory(folder)) return List.of();
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(ModelStore::isModel).sorted(Comparator.comparing(path -> path.getFileName().toString()))
				.collect(Collectors.toList());
		}
		catch (final IOException e) {
			throw new DdasrException("The models folder " + folder + " cannot be read (" + e.getMessage() +
				"); check its permissions, or choose another one.", e);
		}
	}

	/** Names that begin with a dot are temporary files of a writer; PyTorch files that are no networks for images stay unnamed. */
	private static boolean isModel(final Path path) {
		final String name = path.getFileName().toString();
		if (name.startsWith(".")) return false;
		return name.toLowerCase(Locale.ROOT).endsWith(SafeTensors.SUFFIX) || RrdbImport.isTorch(name) && RrdbImport.recognises(path);
	}

	private DdasrException unknown(final String wanted, final List<ModelEntry> entries) {
		final List<String> names =
			entries.stream().filter(ModelEntry::usable).map(ModelEntry::name).collect(Collectors.toList());
		final String nearest = Similarity.nearest(wanted, names).orElse(null);
		final String available = names.isEmpty() ? "there are none yet" : "available are " + String.join(", ", names);
		return new DdasrException((wanted.isEmpty() ? "No model is named" : "The model \"" + wanted + "\" is unknown") +
			(nearest == null ? "" : " - did you mean " + nearest + "?") + "; " + available +
			". Further models can be copied into " + (folder == null ? "a folder named by the system property " +
				FOLDER_PROPERTY : "the folder " + folder) + ", or named by the path of their file.");
	}

	private static Path path(final String text) {
		try {
			return Path.of(text);
		}
		catch (final InvalidPathException e) {
			throw new DdasrException("\"" + text + "\" is not a path (" + e.getReason() + "); check its spelling.", e);
		}
	}
}
