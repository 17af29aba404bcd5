package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Ways to part subjects into two halves: how far real scans are from each other is the least that can be asked of made ones. */
final class RealHalves {

	private static final int DRAWS = 40, MOST = 10;

	private RealHalves() {}

	/**
	 * @param subjects who there is
	 * @return at most ten different first halves, the first subject in each of them where the halves are equal; empty for
	 *         fewer than two subjects
	 */
	static List<List<String>> of(final List<String> subjects) {
		final List<List<String>> halves = new ArrayList<>();
		if (subjects.size() < 2) return halves;
		final Set<Set<String>> seen = new HashSet<>();
		final Random random = new Random(1);
		for (int i = 0; i < DRAWS && halves.size() < MOST; i++) {
			final List<String> order = new ArrayList<>(subjects);
			if (i > 0) Collections.shuffle(order, random);
			final int half = order.size() / 2;
			final boolean swapped = 2 * half == order.size() && !order.subList(0, half).contains(subjects.get(0));
			final List<String> first = swapped ? order.subList(half, order.size()) : order.subList(0, half);
			if (seen.add(new HashSet<>(first))) halves.add(List.copyOf(first));
		}
		return halves;
	}
}
