package io.github.ddasr.superresolution;

import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.superresolution.NetworkOpener.Kind;
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

	/** What interpolations enlarge by where nothing was asked for. */
	private static final int USUAL = 2;

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
	 * Makes ready a method that enlarges slices by one whole number.
	 *
	 * @param name one of {@link #names()}
	 * @param options factor, tile and batch size, self-ensemble
	 * @param budget memory for one call
	 * @return the method; the caller closes it
	 * @throws DdasrException if there is no such method, or it does not have the factor asked for
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
		requireKnown(name);
		if (networks.kind(name) != Kind.FIXED) throw new DdasrException("Model " + name + " enlarges by any number, which cannot be used here. " +
			"Choose a model that is made for one.");
		final TileNetwork network = networks.open(name, options.factor());
		try {
			if (network.scale() != options.factor()) {
				throw new DdasrException("Model " + name + " enlarges by " + network.scale() + ", not by " + options.factor() +
					". Choose factor " + network.scale() + " or another model.");
			}
			return tiled(network, name, options, budget);
		}
		catch (final RuntimeException e) {
			network.close();
			throw e;
		}
	}

	private static TiledEnlarger tiled(final TileNetwork network, final String name, final SuperResolutionOptions options,
		final MemoryBudget budget)
	{
		return new TiledEnlarger(network, name, options.tileSize(), options.batchSize(), budget);
	}

	private void requireKnown(final String name) {
		if (!networks.names().contains(name)) {
			throw new DdasrException("There is no model or method named \"" + name + "\". Choose one of: " + //
				String.join(", ", names()) + ".");
		}
	}

	/**
	 * Makes a method ready for any scale.
	 *
	 * @param name one of {@link #names()}
	 * @param options scale, tile and batch size, self-ensemble
	 * @param budget memory for one call
	 * @return the method, of the kind that the scale needs; the caller closes it
	 * @throws DdasrException if there is no such method, or it cannot have the scale asked for on any scan
	 */
	public Enlarger openFor(final String name, final SuperResolutionOptions options, final MemoryBudget budget) {
		final Optional<PluginInfo<EnlargementMethod>> plugin = find(name);
		if (plugin.isPresent()) return interpolation(plugin.get(), options);
		requireKnown(name);
		final Kind kind = networks.kind(name);
		if (kind == Kind.VOLUME) return new NetworkVolumeEnlarger(networks.openVolume(name, budget.nativeBytes()), name, networks.thick(name));
		if (kind == Kind.ANY_SCALE) return new NetworkScaleEnlarger(networks.openScale(name), name, others(Kind.VOLUME));
		return fixed(name, options, budget);
	}

	private static Enlarger interpolation(final PluginInfo<EnlargementMethod> info, final SuperResolutionOptions options) {
		final EnlargementMethod method = PluginFinder.instance(info);
		final Scale scale = options.scale();
		final int factor = scale.isAuto() ? USUAL : options.factor();
		if (scale.isSingle() && factor > 0) {
			final SliceEnlarger slices = method.open(factor);
			return options.selfEnsemble() ? new SelfEnsemble(slices) : slices;
		}
		if (method.axes() == null) throw new DdasrException("Method " + info.getName() + " enlarges slices by whole numbers up to 8, not " + scale +
			". Choose another method.");
		return scale.isSingle() ? MatrixEnlarger.anyScale(info.getName(), method.axes()) : new MatrixVolumeEnlarger(info.getName(), method
			.axes());
	}

	private Enlarger fixed(final String name, final SuperResolutionOptions options, final MemoryBudget budget) {
		final int known = networks.scale(name);
		final Scale scale = options.scale();
		if (known > 0 && scale.isSingle() && scale.number(known) != known) throw otherScale(name, known, scale.number(known));
		final List<String> others = scale.isSingle() ? others(Kind.ANY_SCALE, Kind.VOLUME) : others(Kind.VOLUME);
		final TileNetwork network = networks.open(name, known > 0 ? known : options.factor());
		try {
			final TiledEnlarger tiled = tiled(network, name, options, budget).withOthers(others);
			return options.selfEnsemble() ? new SelfEnsemble(tiled) : tiled;
		}
		catch (final RuntimeException e) {
			network.close();
			throw e;
		}
	}

	private DdasrException otherScale(final String name, final int known, final double wanted) {
		final List<String> able = new ArrayList<>(networks.names(Kind.FIXED));
		able.removeIf(other -> networks.scale(other) != wanted);
		able.addAll(others(Kind.ANY_SCALE, Kind.VOLUME));
		return new DdasrException("Model " + name.replaceFirst(".*[/\\\\]", "") + " enlarges slices by " + known + ", not by " + Scale.text(wanted) +
			". Choose scale=" + known + ", or a method that can: " + String.join(", ", able) + ".");
	}

	/** Models of some kinds, then the interpolations that enlarge by any number. */
	private List<String> others(final Kind... kinds) {
		final List<String> others = new ArrayList<>();
		for (final Kind kind : kinds) others.addAll(networks.names(kind));
		for (final PluginInfo<EnlargementMethod> info : plugins) if (PluginFinder.instance(info).axes() != null) others.add(info.getName());
		return others;
	}

	/** @return names of the methods that may scale a single axis: models that work on volumes, then interpolations */
	public List<String> volumeNames() {
		return others(Kind.VOLUME);
	}

	private Optional<PluginInfo<EnlargementMethod>> find(final String name) {
		return plugins.stream().filter(p -> name.equals(p.getName())).findFirst();
	}
}
