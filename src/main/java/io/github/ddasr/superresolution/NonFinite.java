package io.github.ddasr.superresolution;

/** What to do with voxels that are NaN or infinite. */
public enum NonFinite {
	/** Stop, and say how many there are. */
	REFUSE,
	/** Replace each by the smallest finite value of the volume, and say how many there were. */
	REPLACE
}
