package io.github.ddasr.quality;

/** Which way a metric is better. */
public enum Direction {

	/** Lower is better. */
	LOWER("\u2193"),
	/** Higher is better. */
	HIGHER("\u2191"),
	/** Neither: a property of the image. */
	NONE("");

	private final String arrow;

	Direction(final String arrow) {
		this.arrow = arrow;
	}

	/** @return an arrow for headings, empty for {@link #NONE} */
	public String arrow() {
		return arrow;
	}
}
