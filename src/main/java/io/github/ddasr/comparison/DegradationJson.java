package io.github.ddasr.comparison;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import com.google.gson.stream.JsonWriter;

/** A {@link DegradationFindings} as JSON: header, definitions, rows as in the table, curves, and the tests against the truth. */
final class DegradationJson {

	private final StringWriter text = new StringWriter();
	private final JsonWriter json = new JsonWriter(text);

	private DegradationJson() {
		json.setIndent("\t");
	}

	static String of(final DegradationFindings report) {
		try {
			return new DegradationJson().write(report);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String write(final DegradationFindings report) throws IOException {
		json.beginObject();
		strings("header", report.header());
		strings("summary", report.summary());
		strings("definitions", report.definitions());
		json.name("figures").beginArray();
		final ReportRows rows = report.rows();
		for (final List<Object> row : rows.rows()) {
			json.beginObject();
			for (int i = 0; i < row.size(); i++) field(rows.headings().get(i), row.get(i));
			json.endObject();
		}
		json.endArray().name("frequencies");
		numbers(DegradationFindings.frequencies());
		json.name("curves").beginArray();
		for (final DegradationCurve curve : report.curves()) {
			json.beginObject().name("set").value(curve.name()).name("log10_power");
			numbers(curve.spectrum());
			json.name("density");
			numbers(curve.density());
			json.endObject();
		}
		json.endArray();
		final DegradationResults results = report.results();
		tests("", results.draws(), results.looks());
		tests("_mean", results.means(), results.looks());
		json.endObject();
		return text + "\n";
	}

	private void tests(final String end, final TruthTable table, final int looks) throws IOException {
		if (table.isEmpty()) return;
		tests("tests" + end, table.tests(TruthTable.RAW, looks));
		tests("tests_fitted" + end, table.tests(TruthTable.FITTED, looks));
	}

	private void tests(final String name, final List<SetComparison> tests) throws IOException {
		json.name(name).beginArray();
		for (final SetComparison test : tests) json.jsonValue(test.toJson().strip());
		json.endArray();
	}

	/** What was not measured is left out. */
	private void field(final String name, final Object value) throws IOException {
		if (value instanceof Double number && Double.isInfinite(number)) json.name(name).value(number.toString());
		else if (value instanceof Number number) json.name(name).value(number);
		else if (!value.toString().isEmpty()) json.name(name).value(value.toString());
	}

	private void numbers(final double[] values) throws IOException {
		json.beginArray();
		for (final double v : values) json.value(v);
		json.endArray();
	}

	private void strings(final String name, final List<String> lines) throws IOException {
		json.name(name).beginArray();
		for (final String line : lines) json.value(line);
		json.endArray();
	}
}
