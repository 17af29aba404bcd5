package io.github.ddasr.bench;

import java.util.Map;
import java.util.StringJoiner;
import java.util.function.ToDoubleFunction;

/**
 * One line of a table: a metric of the suite beside another program's.
 *
 * @param title how the line begins
 * @param peer the other program, in words
 * @param metric the metric's name among the reference figures
 * @param program how the program's name begins there
 * @param figure what the suite makes of an image
 * @param targets largest difference that is allowed, by group; none where programs are known to differ
 */
record Agreement(String title, String peer, String metric, String program, ToDoubleFunction<String> figure,
	Map<ImageGroup, Double> targets)
{

	/** Titles that end so stand for differences that are shares of the other program's figure. */
	static final String RELATIVE = ", relative";
	static final String HEADING = "| metric | compared with | images | noisy | other photographs | flat phantoms | target | |\n" +
		"|---|---|---|---|---|---|---|---|";

	/**
	 * @param reference the figures of other programs
	 * @return the line, in Markdown
	 */
	String row(final ReferenceFigures reference) {
		final Map<String, Double> figures = reference.of(metric, program);
		figures.values().removeIf(v -> v.isNaN());
		final StringJoiner counts = new StringJoiner(" + "), cells = new StringJoiner(" | "), limits = new StringJoiner(" / ");
		boolean met = true;
		for (final ImageGroup group : ImageGroup.values()) {
			final Differences d = Differences.of(figures.entrySet().stream().filter(e -> ImageGroup.of(e.getKey()) == group)
				.mapToDouble(e -> difference(e.getKey(), e.getValue())).toArray());
			counts.add(Integer.toString(d.n()));
			cells.add(d.toString());
			final Double target = targets.get(group);
			limits.add(target == null ? "–" : Differences.brief(target));
			if (target != null) met &= d.maximum() <= target;
		}
		final String verdict = targets.isEmpty() ? "" : met ? "met" : "**not met**";
		final String limit = sameForAll() ? Differences.brief(targets.get(ImageGroup.NOISY)) : targets.isEmpty() ? "–" : limits
			.toString();
		return "| " + title + " | " + peer + " | " + counts + " | " + cells + " | " + limit + " | " + verdict + " |";
	}

	private double difference(final String image, final double other) {
		final double size = Math.abs(figure.applyAsDouble(image) - other);
		return title.endsWith(RELATIVE) ? size / Math.abs(other) : size;
	}

	private boolean sameForAll() {
		return targets.size() == ImageGroup.values().length && targets.values().stream().distinct().count() == 1;
	}
}
