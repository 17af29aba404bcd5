package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.comparison.AnyScaleInterpolation;
import io.github.ddasr.comparison.AnyScaleMethod;
import io.github.ddasr.comparison.AnyScaleNetwork;
import io.github.ddasr.superresolution.EnlargementMethods;
import io.github.ddasr.superresolution.MemoryBudget;
import io.github.ddasr.superresolution.NetworkOpener;
import io.github.ddasr.superresolution.StoredNetworks;
import io.github.ddasr.superresolution.SuperResolutionOptions;
import io.github.ddasr.volume.Axis;

/** The one place where a name becomes a method of a comparison at any scale. */
final class AnyScaleMethods {

	private AnyScaleMethods() {}

	/** @return all names, networks first, without those that want several channels */
	static List<String> names() {
		final List<String> names = new ArrayList<>(Models.names());
		names.removeAll(new EnlargementMethods(NetworkOpener.NONE).names());
		names.removeIf(Models::wantsChannels);
		names.addAll(AnyScaleInterpolation.names());
		return names;
	}

	/**
	 * @param name how it is called in tables
	 * @param model one of {@link #names()}, or the path of a model file
	 * @param device where networks run
	 * @return the open method; closed by the caller
	 */
	static AnyScaleMethod open(final String name, final String model, final String device) {
		if (AnyScaleInterpolation.names().contains(model)) return AnyScaleInterpolation.of(model);
		final StoredNetworks networks = Models.networksWith(model, device);
		final MemoryBudget budget = MemoryBudget.ofThisMachine();
		final String provenance = Models.provenance(model);
		return switch (networks.kind(model)) {
			case VOLUME -> AnyScaleNetwork.of(name, provenance, networks.openVolume(model, budget.nativeBytes()));
			case ANY_SCALE -> AnyScaleNetwork.of(name, provenance, networks.openScale(model));
			// The axis plays no part: slices come from wherever the scale leaves an axis as it is.
			case FIXED -> AnyScaleNetwork.of(name, provenance, new EnlargementMethods(networks).open(model, SuperResolutionOptions.of(Axis.AXIAL,
				networks.scale(model)), budget));
		};
	}
}
