package io.github.ddasr.training;

/** Which subjects of a list are set aside to judge a network on. */
public final class HeldOut {

	/** From so many subjects on, some can be set aside. */
	public static final int FEWEST = 3;

	private static final int SUBJECTS_PER_JUDGED = 10;

	private HeldOut() {}

	/**
	 * @param subject its place in the sorted list, from 0
	 * @param count subjects in all
	 * @return whether it is set aside: every tenth, at least one, spread over the list; none where there are fewer than three
	 */
	public static boolean isJudged(final int subject, final int count) {
		if (count < FEWEST) return false;
		final int set = Math.max(1, count / SUBJECTS_PER_JUDGED);
		return (subject + 1) * set / count > subject * set / count;
	}
}
