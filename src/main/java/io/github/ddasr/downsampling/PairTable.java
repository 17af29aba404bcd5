package io.github.ddasr.downsampling;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.io.CsvFields;
import io.github.ddasr.io.CsvLines;

/**
 * The list of what a data set of pairs was made of, as comma-separated text with one line for each slice.
 * <p>
 * Each file has a list of its own, which is written when its pair is complete; the one of the whole set is made of these. So
 * it is right however many processes made the set, and whichever of them were killed.
 * <ul>
 * <li>{@code file}: path of the pair within hr and lr, of which both halves have the same</li>
 * <li>{@code volume}, {@code slice}: numbers from 1; slice is {@code all} for a volume that was made in one piece</li>
 * <li>{@code method}, {@code sha256}: name of the method or model, and the model file's SHA-256 (empty for a method)</li>
 * <li>{@code factor}, {@code seed}: of the run</li>
 * <li>{@code generator}: what the slice's own generator began with, which follows from seed, file, volume and slice</li>
 * <li>{@code texture}: the low-resolution slice that was imitated, FILE:SLICE from 1; empty where that cannot be told</li>
 * <li>{@code white}: value in both halves that stands for white, the upper end of the intensity window</li>
 * <li>{@code correlation}: with the high-resolution slice shrunk by the mean over cells, over the head: near 1 where the anatomy
 * is there; empty where there is hardly any head</li>
 * </ul>
 */
public final class PairTable {

	/** Its name in the folder of the set. */
	public static final String NAME = "pairs.csv";
	/** Folder of the high-resolution halves, in the folder of the set. */
	public static final String HIGH = "hr";
	/** Folder of the low-resolution halves. */
	public static final String LOW = "lr";

	private static final List<String> COLUMNS = List.of("file", "volume", "slice", "method", "sha256", "factor", "seed", "generator",
		"texture", "white", "correlation");

	/**
	 * What all lines of a run have in common.
	 *
	 * @param method name of the method or model
	 * @param sha256 of the model file; empty for a method
	 * @param factor fine pixels per coarse pixel
	 * @param seed of the run
	 * @param texture slices of the low-resolution domain
	 */
	public record Run(String method, String sha256, int factor, long seed, Texture texture) {}

	private PairTable() {}

	/**
	 * Writes the list of one file.
	 *
	 * @param target where to
	 * @param run what all lines have in common
	 * @param file path of the pair within hr and lr, with slashes
	 * @param lines its slices
	 */
	public static void write(final Path target, final Run run, final String file, final List<PairLine> lines) {
		final String text = heading() + lines.stream().map(l -> line(run, file, l)).collect(Collectors.joining());
		write(target, text);
	}

	private static String line(final Run run, final String file, final PairLine l) {
		final String slice = l.slice() == PairLine.WHOLE ? "all" : Integer.toString(l.slice() + 1);
		final String texture = l.texture() < 0 ? "" : run.texture().slices().get(l.texture()).name();
		final String correlation = Double.isNaN(l.correlation()) ? "" : String.format(Locale.ROOT, "%.4f", l.correlation());
		return Stream.of(file, Integer.toString(l.volume() + 1), slice, run.method(), run.sha256(), Integer.toString(run.factor()), Long
			.toString(run.seed()), Long.toString(l.start()), texture, String.format(Locale.ROOT, "%.9g", l.white()), correlation).map(
				f -> CsvFields.quoted(f.replaceAll("\\R", " "))).collect(Collectors.joining(",", "", "\n"));
	}

	/**
	 * Makes the list of the whole set. Other processes may do so at the same time: the last one to finish has seen the lists
	 * of all, since each looks again after it has written.
	 *
	 * @param parts the lists of single files that there may be, in order; called again
	 * @param target the list of the set
	 */
	public static void merge(final Supplier<List<Path>> parts, final Path target) {
		String text = merged(parts.get());
		for (String written = null; !text.equals(written); text = merged(parts.get())) {
			write(target, text);
			written = text;
		}
	}

	private static String merged(final List<Path> parts) {
		final StringBuilder text = new StringBuilder(heading());
		for (final Path part : parts) {
			// A list that an earlier version wrote lacks columns.
			final List<String> heading = CsvLines.first(part);
			CsvLines.read(part, (number, fields) -> {
				if (!fields.equals(heading)) text.append(COLUMNS.stream().map(c -> heading.contains(c) ? CsvFields.quoted(fields.get(heading
					.indexOf(c))) : "").collect(Collectors.joining(",", "", "\n")));
			});
		}
		return text.toString();
	}

	/**
	 * @param table a list
	 * @return file → how its pair was made, in words; empty if there is no list
	 */
	public static Map<String, String> origins(final Path table) {
		final Map<String, String> origins = new LinkedHashMap<>();
		if (!Files.exists(table)) return origins;
		final List<Integer> at = new ArrayList<>();
		CsvLines.read(table, (number, fields) -> {
			if (at.isEmpty()) for (final String name : List.of("file", "method", "sha256", "seed")) at.add(fields.indexOf(name));
			else if (!at.contains(-1)) origins.putIfAbsent(fields.get(at.get(0)), fields.get(at.get(1)) + (fields.get(at.get(2)).isEmpty() ? ""
				: ", SHA-256 " + fields.get(at.get(2))) + ", seed " + fields.get(at.get(3)));
		});
		return origins;
	}

	/**
	 * @param table a list
	 * @return the correlations of all slices that have one
	 */
	public static List<Double> correlations(final Path table) {
		final List<Double> all = new ArrayList<>();
		final int column = CsvLines.first(table).indexOf("correlation");
		CsvLines.read(table, (number, fields) -> {
			final String text = column < 0 ? "" : fields.get(column);
			if (number > 1 && !text.isEmpty()) all.add(Double.parseDouble(text));
		});
		return all;
	}

	private static String heading() {
		return String.join(",", COLUMNS) + "\n";
	}

	private static void write(final Path target, final String text) {
		AtomicFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}
}
