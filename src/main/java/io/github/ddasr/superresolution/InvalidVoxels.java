package io.github.ddasr.superresolution;

/** What to do with voxels that are NaN or infinite. */
public enum InvalidVoxels {
	/** Stop, and say how many there are. */
	REFUSE,
	/** Replace each by the value of the background, and say how many there were. */
	REPLACE
}
