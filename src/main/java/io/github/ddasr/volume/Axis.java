package io.github.ddasr.volume;

/**
 * The anatomical direction along which a volume is cut into slices. Which of the
 * three array dimensions that is follows from the volume's affine.
 */
public enum Axis {
	/** Slices from left to right; cut along the world's x. */
	SAGITTAL(0),
	/** Slices from posterior to anterior; cut along the world's y. */
	CORONAL(1),
	/** Slices from foot to head; cut along the world's z. */
	AXIAL(2);

	private final int world;

	Axis(final int world) {
		this.world = world;
	}

	/** @return the world axis (0 = left–right, 1 = posterior–anterior, 2 = inferior–superior) */
	public int world() {
		return world;
	}
}
