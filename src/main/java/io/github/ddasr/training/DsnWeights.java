package io.github.ddasr.training;

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
 * @param perScan whether the look of a batch is compared with the mean look of the low-resolution scan that it imitates, instead of
 *          crop by crop as published: a crop's brightness and contrast come from its anatomy as well, which is not to be imitated
 * @param allLayers whether structure is compared over all maps as they are (the paper's eq. 5) instead of the deepest two, instance-
 *          normalised (its code)
 */
public record DsnWeights(double structure, double domain, double identity, double identityFeatures, double spectrum,
	boolean perScan, boolean allLayers)
{

	/** The paper's weights, 7, 10, 30 and 5, over the maps of its code. */
	public static final DsnWeights PUBLISHED = new DsnWeights(7, 10, 30, 5, 0, false, false);

	/** Checks the ranges. */
	public DsnWeights {
		for (final double w : new double[] { structure, domain, identity, identityFeatures, spectrum }) {
			if (!(w >= 0 && w <= 1e6)) throw new DdasrException("A weight of DSN's loss is " + w +
				", which is out of range. Give numbers from 0 to 1000000.");
		}
		if (structure + domain + identity + identityFeatures + spectrum == 0) throw new DdasrException(
			"All weights of DSN's loss are 0, so that nothing would be learned. Give at least one above 0.");
	}
}
