package io.github.ddasr.training;

import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/**
 * Weights of the terms of DSN's loss (eq. 8 of DDASR).
 *
 * @param structure λ_s
 * @param domain λ_d
 * @param identity λ_id1
 * @param identityFeatures λ_id2
 * @param spectrum weight of a term of our own: squared difference of the decimal logarithms of the local power spectra of output
 *          and texture; 0, as published, for none
 * @param restraint weight of another one: mean square of what the transformers add to the slice, so that they say only what the
 *          scanner before them cannot; 0, as published, for none
 * @param unit whose look is compared
 * @param allLayers whether structure is compared over all maps as they are (the paper's eq. 5) instead of the deepest two, instance-
 *          normalised (its code)
 */
public record DsnWeights(double structure, double domain, double identity, double identityFeatures, double spectrum,
	double restraint, Unit unit, boolean allLayers)
{

	/** Whose looks are compared in the domain and spectrum terms. */
	public enum Unit {
		/** Each crop with one other crop, as published; but a crop's brightness and contrast come from its anatomy as well. */
		CROP,
		/** Crops of one scan with the mean look of the low-resolution scan that they imitate; for scans of several scanners. */
		SCAN,
		/** Crops of all scans with the mean look of all low-resolution scans; for scans of one scanner. */
		DOMAIN;

		/**
		 * @param name a unit's name, in any case
		 * @return the unit
		 */
		public static Unit of(final String name) {
			for (final Unit u : values()) if (u.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return u;
			throw new DdasrException("Looks cannot be compared by \"" + name + "\". Choose one of: domain, scan, crop.");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** The paper's weights, 7, 10, 30 and 5, over the maps of its code. */
	public static final DsnWeights PUBLISHED = new DsnWeights(7, 10, 30, 5, 0, 0, Unit.CROP, false);

	/** Checks the ranges. */
	public DsnWeights {
		for (final double w : new double[] { structure, domain, identity, identityFeatures, spectrum,
			restraint }) {
			if (!(w >= 0 && w <= 1e6)) throw new DdasrException("A weight of DSN's loss is " + w +
				", which is out of range. Give numbers from 0 to 1000000.");
		}
		if (structure + domain + identity + identityFeatures + spectrum == 0) throw new DdasrException(
			"All weights of DSN's loss are 0, so that nothing would be learned. Give at least one above 0.");
	}
}
