package io.github.ddasr.comparison;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import org.scijava.util.VersionUtils;

import com.google.gson.stream.JsonWriter;

import io.github.ddasr.quality.SetFigure;

/** Comparisons of two sets as JSON. */
final class ComparisonJson {

	private final StringWriter text = new StringWriter();
	private final JsonWriter json = new JsonWriter(text);

	private ComparisonJson() {
		json.setIndent("\t");
	}

	/** @return suite, names, unit, number of comparisons, notes, and for each metric both summaries, all tests and the verdict */
	static String of(final SetComparison comparison) {
		try {
			return new ComparisonJson().write(comparison);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @return suite, names, features, notes, and each distance */
	static String of(final FeatureComparison comparison) {
		try {
			return new ComparisonJson().write(comparison);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String write(final SetComparison comparison) throws IOException {
		final Map<String, MetricWords> words = MetricWords.all();
		begin(comparison.a(), comparison.b());
		json.name("unit").value(ComparisonTable.unit(comparison)).name("comparisons").value(comparison.comparisons()).name("rule").value(
			ComparisonTable.rule(comparison));
		json.name("metrics").beginArray();
		for (final MetricComparison m : comparison.metrics()) {
			final MetricWords w = MetricWords.of(m.metric(), words);
			final Verdict verdict = Verdict.of(comparison, m, w);
			json.beginObject().name("metric").value(m.metric()).name("name").value(w.name()).name("better").value(w.better());
			summary("a", m.a());
			summary("b", m.b());
			json.name("pairs").value(m.pairs());
			number("difference", m.difference());
			json.name("tests").beginArray();
			for (int t = 0; t < m.tests().size(); t++) test(m.tests().get(t), m.adjusted().get(t));
			json.endArray().name("verdict").value(verdict.conclusion()).name("sentence").value(verdict.sentence()).endObject();
		}
		json.endArray();
		return end(comparison.notes());
	}

	private void summary(final String name, final Summary s) throws IOException {
		json.name(name).beginObject().name("n").value(s.n());
		number("mean", s.mean());
		number("deviation", s.deviation());
		number("median", s.median());
		json.name("nan").value(s.missing()).name("infinite").value(s.infinite()).endObject();
	}

	private void test(final TestResult test, final double adjusted) throws IOException {
		json.beginObject().name("test").value(test.test()).name("n").value(test.n()).name("m").value(test.m());
		number("statistic", test.statistic());
		number("degreesOfFreedom", test.degreesOfFreedom());
		number("p", test.p());
		number("holm", adjusted);
		json.name("note").value(test.note()).endObject();
	}

	private String write(final FeatureComparison comparison) throws IOException {
		begin(comparison.a(), comparison.b());
		json.name("features").value(comparison.kind().name()).name("provenance").value(comparison.kind().provenance());
		json.name("distances").beginArray();
		for (final SetFigure f : comparison.figures()) {
			json.beginObject().name("distance").value(f.label());
			number("value", f.value().value());
			json.name("reason").value(f.value().reason());
			number("standardError", f.standardError());
			json.name("n").value(f.rowsA()).name("m").value(f.rowsB());
			strings("notes", f.notes());
			json.endObject();
		}
		json.endArray();
		return end(comparison.notes());
	}

	private void begin(final String a, final String b) throws IOException {
		json.beginObject().name("suite").value("DDASR for Fiji " + VersionUtils.getVersion(ComparisonJson.class));
		json.name("a").value(a).name("b").value(b);
	}

	private String end(final List<String> notes) throws IOException {
		strings("notes", notes);
		json.endObject().flush();
		return text.append('\n').toString();
	}

	private void strings(final String name, final List<String> strings) throws IOException {
		json.name(name).beginArray();
		for (final String string : strings) json.value(string);
		json.endArray();
	}

	/** JSON has no NaN and no infinity; these are strings. */
	private void number(final String name, final double value) throws IOException {
		json.name(name);
		if (Double.isFinite(value)) json.value(value);
		else json.value(Double.toString(value));
	}
}
