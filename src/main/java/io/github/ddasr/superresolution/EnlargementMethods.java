package io.github.ddasr.superresolution;

import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.PluginFinder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.scijava.plugin.PluginInfo;

/**
 * The one list of methods in menu, macro and headless runs: models first, then
 * every {@link EnlargementMethod} on the class path, found through SciJava's
 * annotation index (which needs no SciJava context).
 */
public final class EnlargementMethods {

	private final NetworkOpener networks;
	private final List<PluginInfo<EnlargementMethod>> plugins;

	/** @param networks the models that can be opened */
	public EnlargementMethods(final NetworkOpener networks) {
		this.networks = networks;
		plugins = List.copyOf(PluginFinder.infos(EnlargementMethod.class).values());
	}

	/** @return all names, models first, then interpolations */
	public List<String> names() {
		final List<String> names = new ArrayList<>(networks.names());
		names.addAll(interpolationNames());
		return names;
	}

	/** @return the names of the methods that need no model */
	public List<String> interpolationNames() {
		return plugins.stream().map(PluginInfo::getName).toList();
	}

	/**
	 * @param name a method's name
	 * @return one sentence about it; empty for a model
	 */
	public String describe(final String name) {
		return find(name).map(PluginInfo::getDescription).orElse("");
	}

	/**
	 * Makes a method ready.
	 *
	 * @param name one of {@link #names()}
	 * @param options factor, tile and batch size, self-ensemble
	 * @param budget memory for one call
	 * @return the method; the caller closes it
	 * @throws DdasrException if there is no such method, or the model does not have the factor asked for
	 */
	public SliceEnlarger open(final String name, final SuperResolutionOptions options, final MemoryBudget budget) {
		final SliceEnlarger plain = openPlain(name, options, budget);
		return options.selfEnsemble() ? new SelfEnsemble(plain) : plain;
	}

	private SliceEnlarger openPlain(final String name, final SuperResolutionOptions options,
		final MemoryBudget budget)
	{
		final Optional<PluginInfo<EnlargementMethod>> plugin = find(name);
		if (plugin.isPresent()) return PluginFinder.instance(plugin.get()).open(options.factor());
		if (!networks.names().contains(name)) {
			throw new DdasrException("There is no model or method named \"" + name + "\". Choose one of: " + //
				String.join(", ", names()) + ".");
		}
		final TileNetwork network = networks.open(name, options.factor());
		try {
			if (network.scale() != options.factor()) {
				throw new DdasrException("Model " + name + " enlarges by " + network.scale() + ", not by " + options.factor() +
					". Choose factor " + network.scale() + " or another model.");
			}
			return new TiledEnlarger(network, name, options.tileSize(), options.batchSize(), budget);
		}
		catch (final RuntimeException e) {
			network.close();
			throw e;
		}
	}

	private Optional<PluginInfo<EnlargementMethod>> find(final String name) {
		return plugins.stream().filter(p -> name.equals(p.getName())).findFirst();
	}
}
