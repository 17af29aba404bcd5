package io.github.ddasr.model;

import java.util.List;
import java.util.Locale;

/** Finds the name that a user may have meant. */
final class Similarity {

	private Similarity() {}

	/**
	 * @param wanted what was typed
	 * @param names what there is
	 * @return the name with the fewest typing errors, or null if none comes close
	 */
	static String nearest(final String wanted, final List<String> names) {
		String best = null;
		int fewest = Math.max(2, wanted.length() / 3) + 1;
		for (final String name : names) {
			final int errors = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
			if (errors < fewest) {
				best = name;
				fewest = errors;
			}
		}
		return best;
	}

	/**
	 * @param a a word
	 * @param b another one
	 * @return fewest insertions, deletions and replacements of a letter that turn one into the other (Levenshtein)
	 */
	static int distance(final String a, final String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) row[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] next = new int[row.length];
			next[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
				next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
			}
			row = next;
		}
		return row[b.length()];
	}
}
