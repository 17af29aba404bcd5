package io.github.ddasr.volume;

/**
 * The linear map from the number stored in a file to the real-world value:
 * real = slope · stored + intercept (NIfTI scl_slope and scl_inter).
 *
 * @param slope finite and not 0
 * @param intercept finite
 */
public record Scaling(double slope, double intercept) {

	/** Stored numbers are real-world values. */
	public static final Scaling NONE = new Scaling(1, 0);

	/** Checks both numbers. */
	public Scaling {
		if (!Double.isFinite(slope) || slope == 0 || !Double.isFinite(intercept)) {
			throw new IllegalArgumentException("not a scaling: slope " + slope + ", intercept " + intercept);
		}
	}

	/**
	 * @param stored the number in the file
	 * @return the real-world value
	 */
	public double real(final double stored) {
		return slope * stored + intercept;
	}

	/**
	 * @param real a real-world value
	 * @return the number to store, not rounded
	 */
	public double stored(final double real) {
		return (real - intercept) / slope;
	}
}
