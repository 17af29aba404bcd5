package io.github.ddasr.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import io.github.ddasr.io.CsvFields;
import io.github.ddasr.io.CsvLines;
import io.github.ddasr.volume.DdasrException;

/**
 * Reads figures as the suite writes them: comma-separated, a heading with {@code file}, perhaps {@code slice}, and
 * one column for each metric. Columns without any number, such as notes, are left out; empty figures are NaN. Of a
 * file's path the name is kept; where two files have one name, all but the folders that all files have in common.
 */
public final class SliceTableFile implements CsvLines.Receiver {

	private static final String FILE = "file";
	private static final String SLICE = "slice";

	/** What Image Quality of Files adds to the name of a file with several volumes. */
	private static final String VOLUME = ", volume [0-9]+$";

	private final Path path;
	private final List<Long> numbers = new ArrayList<>();
	private final List<List<String>> lines = new ArrayList<>();
	private List<String> heading;

	private SliceTableFile(final Path path) {
		this.path = path;
	}

	/**
	 * @param path the file
	 * @param name of the method, for tables
	 * @return its figures; the subject of each row is its file, whichever volume of it
	 * @throws DdasrException if it is missing or damaged, or has no such columns
	 */
	public static SliceTable read(final Path path, final String name) {
		final SliceTableFile file = new SliceTableFile(path);
		CsvLines.read(path, file);
		return file.table(name);
	}

	/**
	 * @param path a .csv file that exists
	 * @return whether its heading begins with {@code file}, as that of a table of figures does
	 * @throws DdasrException if it is no text
	 */
	public static boolean isTable(final Path path) {
		return CsvLines.first(path).stream().findFirst().filter(FILE::equalsIgnoreCase).isPresent();
	}

	@Override
	public void line(final long number, final List<String> fields) {
		if (heading == null) heading = fields;
		else {
			numbers.add(number);
			lines.add(fields);
		}
	}

	private SliceTable table(final String name) {
		final int file = column(FILE), slice = column(SLICE);
		if (file < 0) throw new DdasrException(path + " has no column \"file\". Give a table with the columns file, slice and " +
			"one for each metric, as Image Quality of Files writes it.");
		if (lines.isEmpty()) throw new DdasrException(path + " holds no figures. Give a table with at least one slice.");
		final int[] metrics = IntStream.range(0, heading.size()).filter(c -> c != file && c != slice && hasNumbers(c))
			.toArray();
		if (metrics.length == 0) throw new DdasrException(path + " has no column with numbers. Give a table with one column " +
			"for each metric, as Image Quality of Files writes it.");
		final String common = commonFolder(lines.stream().map(line -> slashes(line.get(file))).distinct().toList());
		final List<SliceTable.Row> rows = new ArrayList<>();
		for (int r = 0; r < lines.size(); r++) {
			final int row = r;
			final String whole = slashes(lines.get(r).get(file));
			final String source = common == null ? withoutFolder(whole) : whole.substring(common.length());
			final String subject = source.replaceAll(VOLUME, "");
			rows.add(new SliceTable.Row(source, slice < 0 ? "" : lines.get(r).get(slice), subject, IntStream.of(metrics)
				.mapToDouble(c -> figure(row, c)).toArray()));
		}
		return new SliceTable(name, IntStream.of(metrics).mapToObj(heading::get).toList(), rows);
	}

	private int column(final String wanted) {
		return heading == null ? -1 : heading.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList().indexOf(wanted);
	}

	private boolean hasNumbers(final int column) {
		return lines.stream().anyMatch(line -> CsvFields.number(line.get(column)).isPresent());
	}

	private double figure(final int row, final int column) {
		final String field = lines.get(row).get(column);
		if (field.isEmpty()) return Double.NaN;
		final OptionalDouble number = CsvFields.number(field);
		if (number.isPresent()) return number.getAsDouble();
		throw new DdasrException(path + ", line " + numbers.get(row) + ", column " + heading.get(column) + ": \"" + field +
			"\" is not a number. Write a number, NaN or nothing.");
	}

	/** The folder that all files are in, with its slash, or null where their names alone tell them apart. */
	private static String commonFolder(final List<String> files) {
		if (files.stream().map(SliceTableFile::withoutFolder).distinct().count() == files.size()) return null;
		String common = folder(files.get(0));
		while (!isAbove(common, files)) common = folder(common.substring(0, common.length() - 1));
		return common;
	}

	private static boolean isAbove(final String folder, final List<String> files) {
		return files.stream().allMatch(file -> file.startsWith(folder));
	}

	private static String folder(final String file) {
		return file.substring(0, file.lastIndexOf('/') + 1);
	}

	private static String withoutFolder(final String file) {
		return file.substring(file.lastIndexOf('/') + 1);
	}

	private static String slashes(final String file) {
		return file.replace('\\', '/');
	}
}
