package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.volume.IntensityWindow;

/** Summaries, CSV and JSON of figures written down here. */
class QualityTableTest {

	private static final MetricColumn A = new MetricColumn("a", "A", "dB", Direction.HIGHER, true, "");
	private static final MetricColumn B = new MetricColumn("b", "B", "", Direction.LOWER, false, "model \"m\"");

	private static QualityTable table() {
		final MetricValue none = MetricValue.none("flat, and \"dark\"");
		final MetricValue infinite = new MetricValue(Double.POSITIVE_INFINITY, "identical");
		final List<QualityRow> rows = List.of(new QualityRow("x, y.nii", 2, List.of(MetricValue.of(1), MetricValue.of(0.1 + 0.2))),
			new QualityRow("x, y.nii", 3, List.of(MetricValue.of(2), none)), //
			new QualityRow("x, y.nii", 5, List.of(infinite, none)), //
			new QualityRow("x, y.nii", 6, List.of(MetricValue.of(4), MetricValue.of(-1.5e-7))));
		final MeasuredVolume volume = new MeasuredVolume("x, y.nii", 9, 2, 8, List.of(4, 7, 8), new GreyWindow("given",
			new IntensityWindow(0, 4095), false), new GreyWindow("8-bit image", null, true), rows, Map.of("a", infinite), List.of("b: 4 blocks"));
		final QualityOptions options = QualityOptions.defaults(List.of("a", "b"), MetricSettings.defaults(ModelStore.standard(
			null)));
		return new QualityTable(options, List.of(A, B), List.of(volume), Map.of("bad.png", "It is damaged. Copy it again."));
	}

	@Test
	void csvHasOneRowForEachSlice() {
		assertEquals("""
			file,slice,a,b,notes
			"x, y.nii",2,1.0,0.30000000000000004,
			"x, y.nii",3,2.0,NaN,"b: flat, and ""dark""\"
			"x, y.nii",5,Infinity,NaN,"a: identical; b: flat, and ""dark""\"
			"x, y.nii",6,4.0,-1.5E-7,
			""", table().toCsv());
	}

	/** Mean 7/3, sample deviation √(7/3), median 2 of 1, 2 and 4. */
	@Test
	void summariesKeepOddFiguresApart() {
		final QualitySummary a = table().summaries().get(0);
		assertEquals(7.0 / 3, a.mean(), 1e-15);
		assertEquals(Math.sqrt(7.0 / 3), a.deviation(), 1e-15);
		assertEquals(2, a.median());
		assertEquals("A (dB) ↑: 2.3333 ± 1.5275, median 2, n = 3; 1 infinite (identical: 1)", a.toString());
		assertEquals("B ↓: 0.15 ± 0.21213, median 0.15, n = 2; 2 NaN (flat, and \"dark\": 2)", table().summaries().get(1)
			.toString());
		assertEquals("A (dB) ↑: no figure; 1 NaN (no reason given: 1)", QualitySummary.of(A, List.of(MetricValue.none("")))
			.toString());
		final QualitySummary one = QualitySummary.of(A, List.of(MetricValue.of(12345.678)));
		assertEquals("A (dB) ↑: 12346, n = 1", one.toString());
		assertTrue(Double.isNaN(one.deviation()));
	}

	@Test
	void summaryIsWhatAUserReads() {
		assertEquals(List.of("x, y.nii: 4 of 9 slices (2 to 8, without 4, 7 to 8 for little foreground); grey values: 0 to 4095 " +
			"(given) mapped to 0 to 255, clipped; compared through the reference's window: values as they are (8-bit image), " +
			"rounded, L = 255; b: 4 blocks", table().summaries().get(0).toString(), table().summaries().get(1).toString(),
			"x, y.nii, all slices at once: A (dB) ↑ inf (identical)", "B: model \"m\"", "Failed: bad.png: It is damaged. Copy it again."), table()
				.summary());
	}

	@Test
	void jsonSaysAll() {
		final JsonObject json = JsonParser.parseString(table().toJson()).getAsJsonObject();
		assertEquals("higher", object(json, "metrics", 0).get("better").getAsString());
		assertEquals("model \"m\"", object(json, "metrics", 1).get("description").getAsString());
		assertEquals("auto", json.getAsJsonObject("options").get("window").getAsString());
		assertTrue(json.getAsJsonObject("options").get("rayleigh").getAsBoolean());
		final JsonObject volume = object(json, "volumes", 0);
		assertEquals("[4,7,8]", volume.get("skipped").toString());
		assertEquals(4095, volume.getAsJsonObject("window").get("upper").getAsDouble());
		assertEquals("[\"b: 4 blocks\"]", volume.get("remarks").toString());
		assertEquals(255, volume.get("range").getAsDouble());
		assertEquals("Infinity", object(volume, "whole", 0).get("value").getAsString());
		assertEquals("{\"metric\":\"b\",\"value\":\"NaN\",\"reason\":\"flat, and \\\"dark\\\"\"}", object(json, "rows", 1)
			.getAsJsonArray("figures").get(1).toString());
		assertEquals(7.0 / 3, object(json, "summary", 0).get("mean").getAsDouble());
		assertEquals("{\"flat, and \\\"dark\\\"\":2}", object(json, "summary", 1).get("reasons").toString());
		assertEquals("bad.png", object(json, "failed", 0).get("file").getAsString());
	}

	private static JsonObject object(final JsonObject parent, final String array, final int index) {
		return parent.getAsJsonArray(array).get(index).getAsJsonObject();
	}
}
