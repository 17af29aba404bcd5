package io.github.ddasr.volume;

/**
 * The unit in which a file gives lengths. In memory every length is in
 * millimetres; the unit is kept so that it can be written back.
 */
public enum LengthUnit {
	/** The file names no unit; its numbers are taken as millimetres. */
	UNKNOWN(1), METRE(1000), CENTIMETRE(10), MILLIMETRE(1), MICRON(1e-3), INCH(25.4);

	private final double millimetres;

	LengthUnit(final double millimetres) {
		this.millimetres = millimetres;
	}

	/** @return length of one unit in mm */
	public double millimetres() {
		return millimetres;
	}
}
