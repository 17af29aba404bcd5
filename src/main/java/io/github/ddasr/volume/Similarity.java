package io.github.ddasr.volume;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user may have meant, for messages that refuse an unknown one. */
public final class Similarity {

	private Similarity() {}

	/**
	 * @param wrong what was typed
	 * @param known the names that exist
	 * @return the known name with the fewest differing letters, or empty if all differ in more than two fifths
	 */
	public static Optional<String> nearest(final String wrong, final Collection<String> known) {
		String best = null;
		int least = Integer.MAX_VALUE;
		for (final String name : known) {
			final int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
			if (distance < least) {
				least = distance;
				best = name;
			}
		}
		if (best == null || least > Math.max(wrong.length(), best.length()) * 2 / 5) return Optional.empty();
		return Optional.of(best);
	}

	/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
	static int distance(final String a, final String b) {
		final int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) for (int j = 0; j <= b.length(); j++) {
			if (i == 0 || j == 0) {
				d[i][j] = i + j;
				continue;
			}
			final int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
			d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
			final boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
			if (swapped) d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
		}
		return d[a.length()][b.length()];
	}
}
