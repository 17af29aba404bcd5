package io.github.ddasr.batch;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long each stage of a training from two folders is to be. Of the hours, nine tenths are for the three networks, the rest for pairs,
 * validation and report. Stages whose steps are given come first; of what is left the down-sampling network gets a fifth, but at most
 * {@value #MOST_DSN} steps, and the two halves of the other training share the rest equally.
 */
final class DdasrPlan {

	/** More than so many steps were never needed. */
	static final long MOST_DSN = 6000;

	private static final List<DdasrStage> NETWORKS = List.of(DdasrStage.DSN, DdasrStage.PLAIN, DdasrStage.SHARP);
	private static final double FOR_NETWORKS = 0.9, FOR_DSN = 0.2, SECONDS_PER_HOUR = 3600;

	private DdasrPlan() {}

	/**
	 * @param hours wanted duration
	 * @param given steps of stages that are fixed; 0 for those that are to be planned
	 * @param pace seconds per step of each stage that there is
	 * @return steps of each of these stages, at least 1
	 */
	static Map<DdasrStage, Long> steps(final double hours, final Map<DdasrStage, Long> given, final Map<DdasrStage, Double> pace) {
		final Map<DdasrStage, Long> steps = new EnumMap<>(given);
		double left = FOR_NETWORKS * hours * SECONDS_PER_HOUR;
		for (final DdasrStage s : given.keySet()) if (given.get(s) > 0) left -= given.get(s) * known(pace, s);
		if (steps.getOrDefault(DdasrStage.DSN, 1L) == 0) {
			final long n = Math.min(MOST_DSN, rounded(FOR_DSN * left / pace.get(DdasrStage.DSN)));
			steps.put(DdasrStage.DSN, n);
			left -= n * pace.get(DdasrStage.DSN);
		}
		final List<DdasrStage> open = List.of(DdasrStage.PLAIN, DdasrStage.SHARP).stream().filter(s -> steps.get(s) == 0).toList();
		for (final DdasrStage s : open) steps.put(s, rounded(left / open.size() / pace.get(s)));
		return steps;
	}

	private static double known(final Map<DdasrStage, Double> pace, final DdasrStage stage) {
		final double seconds = pace.getOrDefault(stage, Double.NaN);
		return Double.isNaN(seconds) ? 0 : seconds;
	}

	/** Down to two digits; at least 1, at most ten million. */
	private static long rounded(final double steps) {
		final double most = Math.max(1, Math.min(1e7, steps));
		final double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(most)) - 1));
		return (long) (Math.floor(most / unit + 1e-9) * unit);
	}

	/** The plan in words, one line for each stage. */
	static List<String> lines(final DdasrRequest request, final DdasrRecord record) {
		final List<String> lines = new ArrayList<>();
		double sum = 0;
		final List<DdasrStage> stages = request.stages();
		for (int i = 0; i < stages.size(); i++) {
			final DdasrStage s = stages.get(i);
			final StringBuilder line = new StringBuilder("stage " + (i + 1) + " of " + stages.size() + ": " + s.words());
			if (NETWORKS.contains(s)) line.append(", ").append(record.steps(s)).append(record.steps(s) == 1 ? " step" : " steps");
			if (NETWORKS.contains(s) && !Double.isNaN(record.pace(s))) {
				final double seconds = record.pace(s) * record.steps(s);
				sum += seconds;
				line.append(String.format(Locale.ROOT, " of %.2f s: %s", record.pace(s), duration(seconds)));
			}
			if (!record.result(s).isEmpty()) line.append(", done");
			lines.add(line.toString());
		}
		if (sum > 0) lines.add("all in all about " + duration(sum / FOR_NETWORKS) + ", as fast as this machine is now");
		return lines;
	}

	/** A duration in words. */
	static String duration(final double seconds) {
		if (seconds < 60) return String.format(Locale.ROOT, "%.0f s", seconds);
		final double minutes = seconds / 60;
		return minutes < 60 ? String.format(Locale.ROOT, "%.0f min", minutes) : String.format(Locale.ROOT, "%.1f h", minutes / 60);
	}
}
