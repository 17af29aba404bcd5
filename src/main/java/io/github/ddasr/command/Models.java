package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.superresolution.EnlargementMethods;
import io.github.ddasr.superresolution.NetworkOpener.Kind;
import io.github.ddasr.superresolution.StoredNetworks;

/** The list of networks and interpolations from which the user chooses. */
final class Models {

	/** A scale along one axis that is beyond what was learned by less than this is not. */
	private static final double SLACK = 1.01;
	/** How far beyond what a network learned it is still better than an interpolation; it warns of that itself. */
	private static final double REACH = 1.6;
	/** What is meant where nothing else is said, and the method takes any scale. */
	private static final int USUAL_SCALE = 2;
	private static final String SUFFIX = ".safetensors";

	private Models() {}

	/** @return names of the networks that enlarge slices by one whole number, then all interpolations */
	static List<String> fixedNames() {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		final List<String> names = new ArrayList<>(networks.names(Kind.FIXED));
		names.addAll(new EnlargementMethods(networks).interpolationNames());
		return names;
	}

	/** @return names of the networks that enlarge slices */
	static List<String> sliceNetworks() {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		final List<String> names = new ArrayList<>(networks.names(Kind.FIXED));
		names.addAll(networks.names(Kind.ANY_SCALE));
		return names;
	}

	/** @return names of the methods that may scale a single axis: networks for volumes, then interpolations */
	static List<String> volumeNames() {
		return new EnlargementMethods(networks(DeviceChoice.AUTO)).volumeNames();
	}

	/**
	 * @param scale a scale along one axis
	 * @return the first network for volumes that learned slices as thick as that, else the one that learned the thickest, if these are not
	 *         much thinner; null if there is none
	 */
	static String forThickSlices(final double scale) {
		final List<String> names = thickNetworks();
		return names.stream().filter(name -> thick(name) * SLACK >= scale).findFirst().orElseGet(() -> names.stream().max(Comparator.comparingDouble(
			Models::thick)).filter(name -> thick(name) * REACH >= scale).orElse(null));
	}

	/** @return names of the networks for volumes that learned thick slices */
	static List<String> thickNetworks() {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		return networks.names(Kind.VOLUME).stream().filter(name -> networks.thick(name) > 0).toList();
	}

	/**
	 * @param model a network for volumes
	 * @return the largest scale along one axis that it learned
	 */
	static double thick(final String model) {
		return networks(DeviceChoice.AUTO).thick(model);
	}

	/**
	 * @param model a name of the list, or the path of a model file
	 * @return whether it is a network that enlarges slices by one whole number alone
	 */
	static boolean isFixed(final String model) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		return (isNetworkFile(model) || networks.names().contains(model)) && networks.kind(model) == Kind.FIXED;
	}

	/**
	 * @param model the name of a network
	 * @return whether it enlarges slices by any number, and several volumes together, as their channels
	 */
	static boolean wantsChannels(final String model) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		return networks.kind(model) == Kind.ANY_SCALE && ModelStore.standard(null).open(model).header().channels() > 1;
	}

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
		final List<String> names = new ArrayList<>(networks.names(Kind.FIXED));
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
		final List<String> trained = networks(DeviceChoice.AUTO).names(Kind.FIXED);
		return trained.isEmpty() ? "cubic" : trained.get(0);
	}

	/**
	 * @param text what was typed as a model
	 * @return whether it is the path of a network that enlarges: a model file, or public weights (.pth, .pt, .pkl)
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
	 * @return by how much it enlarges where nothing is asked for
	 */
	static int scaleOf(final String model) {
		final StoredNetworks networks = networks(DeviceChoice.AUTO);
		final int own = isNetworkFile(model) || networks.names().contains(model) ? networks.scale(model) : USUAL_SCALE;
		return own == ModelHeader.ANY_SCALE ? USUAL_SCALE : own;
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

	/**
	 * @param model a name of the list, or the path of a model file
	 * @param device auto, cpu, gpu or gpu:N
	 * @return networks among which that model is, if it is one
	 */
	static StoredNetworks networksWith(final String model, final String device) {
		final StoredNetworks networks = networks(DeviceChoice.parse(device));
		return isNetworkFile(model) ? networks.withFile(model) : networks;
	}

	private static StoredNetworks networks(final DeviceChoice device) {
		return new StoredNetworks(ModelStore.standard(null), device);
	}
}
