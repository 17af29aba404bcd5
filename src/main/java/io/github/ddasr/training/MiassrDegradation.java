package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.volume.DdasrException;

/** How slices are made coarse while MIASSR learns. */
public enum MiassrDegradation {

	/** The three below, one per batch in turn, so that one model serves images of many scanners. */
	MIXED(VolumeDownsampling.BLUR, VolumeDownsampling.K_SPACE, VolumeDownsampling.AREA),
	/** A Gaussian profile along both sides, as wide as a coarse pixel. */
	BLUR(VolumeDownsampling.BLUR),
	/** The central part of k-space of the whole slice. */
	K_SPACE(VolumeDownsampling.K_SPACE),
	/** The mean over each coarse pixel. */
	AREA(VolumeDownsampling.AREA),
	/** As published: each patch by cubic interpolation without antialias, then a light blur ({@link PublishedShrinking}). */
	PUBLISHED;

	private final List<VolumeDownsampling> methods;

	MiassrDegradation(final VolumeDownsampling... methods) {
		this.methods = List.of(methods);
	}

	/** @return all names */
	public static List<String> names() {
		return Arrays.stream(values()).map(MiassrDegradation::toString).toList();
	}

	/**
	 * @param name such as "k-space", in any case
	 * @return that degradation
	 */
	public static MiassrDegradation of(final String name) {
		for (final MiassrDegradation d : values()) if (d.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return d;
		throw new DdasrException("Slices cannot be made coarse by \"" + name + "\". Choose one of: " + String.join(", ", names()) + ".");
	}

	/** Whether patches are made coarse one by one, not whole slices. */
	boolean isOfPatches() {
		return methods.isEmpty();
	}

	/** The method of a batch. */
	VolumeDownsampling at(final long step) {
		return methods.get((int) (step % methods.size()));
	}

	/** The methods by which a network is judged. */
	List<VolumeDownsampling> judged() {
		return equals(MIXED) || isOfPatches() ? List.of(VolumeDownsampling.BLUR, VolumeDownsampling.K_SPACE) : methods;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
