package io.github.ddasr.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Numbers in comma-separated text; a first line with anything that is no number is a heading. */
final class CsvTable implements CsvLines.Receiver {

	private final Path file;
	private double[] values = new double[1 << 10];
	private int count;
	private int columns;
	private boolean first = true;

	private CsvTable(final Path file) {
		this.file = file;
	}

	/** Reads a file that exists. */
	static NumberTable read(final Path file) {
		final CsvTable table = new CsvTable(file);
		CsvLines.read(file, table);
		if (table.count == 0) throw TableErrors.noValues(file.toString());
		return new NumberTable(Arrays.copyOf(table.values, table.count), table.count / table.columns, table.columns);
	}

	@Override
	public void line(final long number, final List<String> fields) {
		final boolean heading = first && fields.stream().anyMatch(f -> CsvFields.number(f).isEmpty());
		first = false;
		columns = fields.size();
		if (heading) return;
		if (count + columns > values.length) values = Arrays.copyOf(values, Math.max(count + columns, values.length * 2));
		for (int c = 0; c < columns; c++) {
			final OptionalDouble value = CsvFields.number(fields.get(c));
			if (value.isEmpty()) throw TableErrors.notANumber(file, number, c + 1, fields.get(c));
			values[count++] = value.getAsDouble();
		}
	}
}
