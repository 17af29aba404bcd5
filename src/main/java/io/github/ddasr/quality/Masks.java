package io.github.ddasr.quality;

/** Masks of pixels, in which null stands for all of them. */
final class Masks {

	private Masks() {}

	/**
	 * @param a pixels, or null for all
	 * @param b pixels, the same number, or null for all
	 * @return the pixels of both; null for all
	 */
	static boolean[] both(final boolean[] a, final boolean[] b) {
		if (a == null || b == null) return a == null ? b : a;
		final boolean[] both = new boolean[a.length];
		for (int i = 0; i < both.length; i++) both[i] = a[i] && b[i];
		return both;
	}
}
