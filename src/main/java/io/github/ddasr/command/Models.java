package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.superresolution.EnlargementMethods;
import io.github.ddasr.superresolution.StoredNetworks;

/** The list of networks and interpolations from which the user chooses. */
final class Models {

	/** What interpolations enlarge by where nothing else is said. */
	private static final int USUAL_SCALE = 2;
	private static final String SUFFIX = ".safetensors";

	private Models() {}

	/** @return all names, networks first */
	static List<String> names() {
		return new EnlargementMethods(networks(DeviceChoice.AUTO)).names();
	}

	/**
	 * @param scale new pixels per old pixel
	 * @return names of the networks of that scale, then all interpolations
	 */
	static List<String> names(final int scale) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		final List<String> names = new ArrayList<>(networks.names());
		names.removeIf(name -> networks.scale(name) != scale);
		names.addAll(new EnlargementMethods(networks).interpolationNames());
		return names;
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @return what its header says about the training, empty for an interpolation
	 */
	static String provenance(final String model) {
		if (!isNetworkFile(model) && !networks(DeviceChoice.AUTO).names().contains(model)) return "";
		final ModelFile file = ModelStore.standard(null).open(model);
		return file.header().description() + ", SHA-256 " + file.sha256();
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @return the SHA-256 of the file; empty for an interpolation
	 */
	static String checksum(final String model) {
		if (!isNetworkFile(model) && !networks(DeviceChoice.AUTO).names().contains(model)) return "";
		return ModelStore.standard(null).open(model).sha256();
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @return how the scans that it learned from were made coarse, as its header says; empty if that is not known, and for an
	 *         interpolation
	 */
	static String downsampling(final String model) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		return isFile(model) || networks.names().contains(model) ? networks.downsampling(model) : "";
	}

	/** @return the name that is chosen where the user says nothing: the first network, else cubic */
	static String defaultName() {
		final List<String> trained = networks(DeviceChoice.AUTO).names();
		return trained.isEmpty() ? "cubic" : trained.get(0);
	}

	/**
	 * @param text what was typed as a model
	 * @return whether it is the path of a network that enlarges: a model file, or public weights (.pth, .pt)
	 */
	static boolean isNetworkFile(final String text) {
		return ModelFile.isFileName(text) && new File(text).isFile();
	}

	/**
	 * @param text what was typed as a model
	 * @return whether it is the path of a model file
	 */
	static boolean isFile(final String text) {
		return text.toLowerCase(Locale.ROOT).endsWith(SUFFIX) && new File(text).isFile();
	}

	/**
	 * Lets the store say why a model that is there cannot be used.
	 *
	 * @param name what was typed as a model
	 * @throws io.github.ddasr.volume.DdasrException if a file of that name is in the models folder, but is not usable
	 */
	static void refuseDamaged(final String name) {
		final ModelStore store = ModelStore.standard(null);
		if (store.list().stream().anyMatch(entry -> entry.name().equals(name) && !entry.usable())) store.open(name);
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @return by how much it enlarges
	 */
	static int scaleOf(final String model) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		return isNetworkFile(model) || networks.names().contains(model) ? networks.scale(model) : USUAL_SCALE;
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @param device auto, cpu, gpu or gpu:N
	 * @return methods among which that model is
	 */
	static EnlargementMethods methods(final String model, final String device) {
		final StoredNetworks networks = networks(DeviceChoice.parse(device));
		return new EnlargementMethods(isNetworkFile(model) ? networks.withFile(model) : networks);
	}

	private static StoredNetworks networks(final DeviceChoice device) {
		return new StoredNetworks(ModelStore.standard(null), device);
	}
}
