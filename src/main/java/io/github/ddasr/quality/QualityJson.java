package io.github.ddasr.quality;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

import org.scijava.util.VersionUtils;

import com.google.gson.stream.JsonWriter;

import io.github.ddasr.volume.IntensityWindow;

/** A table of figures as JSON, with everything that is needed to understand and repeat it. */
final class QualityJson {

	private final QualityTable table;
	private final StringWriter text = new StringWriter();
	private final JsonWriter json = new JsonWriter(text);

	private QualityJson(final QualityTable table) {
		this.table = table;
		json.setIndent("\t");
	}

	/** @return the table as JSON text */
	static String of(final QualityTable table) {
		try {
			return new QualityJson(table).write();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String write() throws IOException {
		json.beginObject().name("suite").value("DDASR for Fiji " + VersionUtils.getVersion(QualityJson.class));
		metrics();
		options();
		json.name("volumes").beginArray();
		for (final MeasuredVolume volume : table.volumes()) volume(volume);
		json.endArray();
		json.name("failed").beginArray();
		for (final String file : table.failed().keySet()) {
			json.beginObject().name("file").value(file).name("reason").value(table.failed().get(file)).endObject();
		}
		json.endArray();
		summaries(table.summaries());
		json.name("rows").beginArray();
		for (final QualityRow row : table.rows()) row(row);
		json.endArray().endObject().flush();
		return text.append('\n').toString();
	}

	private void metrics() throws IOException {
		json.name("metrics").beginArray();
		for (final MetricColumn c : table.columns()) {
			json.beginObject().name("key").value(c.key()).name("name").value(c.name()).name("unit").value(c.unit());
			json.name("better").value(c.direction().name().toLowerCase(Locale.ROOT));
			json.name("comparing").value(c.comparing()).name("description").value(c.description()).endObject();
		}
		json.endArray();
	}

	private void options() throws IOException {
		final QualityOptions o = table.options();
		final MetricSettings s = o.settings();
		json.name("options").beginObject().name("axis").value(o.axisName()).name("first").value(o.first()).name("last").value(
			o.last()).name("window").value(o.window().toString()).name("foreground").value(o.foreground().toString());
		number("skip", o.skip());
		json.name("round").value(o.round()).name("invalid").value(o.maskInvalid() ? "mask" : "refuse");
		json.name("blocks").value(s.blockRule().name().toLowerCase(Locale.ROOT)).name("blocksize").value(s.blockSize());
		json.name("zerocovariance").value(s.zeroCovariance()).name("clamp").value(s.clamp());
		json.name("textrounding").value(s.textRounding()).name("rayleigh").value(s.rayleigh());
		json.name("niqemodel").value(s.niqeModel()).name("brisquemodel").value(s.brisqueModel()).endObject();
	}

	private void volume(final MeasuredVolume v) throws IOException {
		json.beginObject().name("file").value(v.file()).name("slices").value(v.slices());
		json.name("first").value(v.first()).name("last").value(v.last()).name("skipped").beginArray();
		for (final int n : v.skipped()) json.value(n);
		json.endArray();
		if (v.window() != null) window("window", v.window());
		if (v.referenceWindow() != null) {
			window("referenceWindow", v.referenceWindow());
			number("range", GreyWindow.WHITE);
		}
		json.name("remarks").beginArray();
		for (final String remark : v.remarks()) json.value(remark);
		json.endArray();
		json.name("whole").beginArray();
		for (final MetricColumn c : table.columns()) {
			if (v.whole().containsKey(c.key())) figure(c, v.whole().get(c.key()));
		}
		json.endArray();
		summaries(table.summaries(v.rows()));
		json.endObject();
	}

	private void window(final String name, final GreyWindow w) throws IOException {
		final IntensityWindow real = w.window();
		json.name(name).beginObject().name("rule").value(w.rule());
		number("lower", real == null ? 0 : real.lower());
		number("upper", real == null ? GreyWindow.WHITE : real.upper());
		json.name("clipped").value(real != null || w.round()).name("rounded").value(w.round()).name("video").value(
			w.video()).endObject();
	}

	private void summaries(final List<QualitySummary> summaries) throws IOException {
		json.name("summary").beginArray();
		for (final QualitySummary s : summaries) {
			json.beginObject().name("metric").value(s.column().key()).name("n").value(s.n());
			number("mean", s.mean());
			number("deviation", s.deviation());
			number("median", s.median());
			json.name("nan").value(s.missing()).name("infinite").value(s.infinite()).name("reasons").beginObject();
			for (final String reason : s.reasons().keySet()) json.name(reason).value(s.reasons().get(reason));
			json.endObject().endObject();
		}
		json.endArray();
	}

	private void row(final QualityRow row) throws IOException {
		json.beginObject().name("file").value(row.file()).name("slice").value(row.slice()).name("figures").beginArray();
		for (int i = 0; i < row.values().size(); i++) figure(table.columns().get(i), row.values().get(i));
		json.endArray().endObject();
	}

	private void figure(final MetricColumn column, final MetricValue figure) throws IOException {
		json.beginObject().name("metric").value(column.key());
		number("value", figure.value());
		if (!figure.reason().isEmpty()) json.name("reason").value(figure.reason());
		json.endObject();
	}

	/** JSON has no NaN and no infinity; these are strings. */
	private void number(final String name, final double value) throws IOException {
		json.name(name);
		if (Double.isFinite(value)) json.value(value);
		else json.value(Double.toString(value));
	}
}
