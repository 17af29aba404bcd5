package io.github.ddasr.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which share of the cases one process of many takes, as in an array job of a cluster: the i-th of n takes every n-th
 * case, beginning with the i-th.
 *
 * @param index from 1 to count
 * @param count number of shares
 */
public record Shard(int index, int count) {

	/** All cases. */
	public static final Shard WHOLE = new Shard(1, 1);

	private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

	/** Checks the numbers. */
	public Shard {
		if (index < 1 || index > count) throw new IllegalArgumentException(index + "/" + count);
	}

	/**
	 * @param text such as 3/8; empty for all cases
	 * @return the share
	 * @throws io.github.ddasr.volume.DdasrException if it is none
	 */
	public static Shard parse(final String text) {
		if (text.isBlank()) return WHOLE;
		final Matcher m = TEXT.matcher(text.trim());
		if (!m.matches()) throw BatchErrors.notAShard(text);
		final int index = Integer.parseInt(m.group(1)), count = Integer.parseInt(m.group(2));
		if (index < 1 || index > count) throw BatchErrors.notAShard(text);
		return new Shard(index, count);
	}

	/**
	 * @param all items in an order that is the same for every process
	 * @return those of this share
	 */
	public <T> List<T> of(final List<T> all) {
		final List<T> own = new ArrayList<>();
		for (int i = index - 1; i < all.size(); i += count) own.add(all.get(i));
		return own;
	}

	@Override
	public String toString() {
		return index + "/" + count;
	}
}
