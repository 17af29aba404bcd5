package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;

class ModelHeaderTest {

	private static final ModelHeader HEADER = ModelHeader.of("srn", "tiny", 2)
		.withOptions(Map.of("global_skip", "bilinear"))
		.withOrigin("T1 brain, 2x", "two brains", "CC0", "0.1.0", "a paper", Map.of("command", "Main train-srn", "seed", "1"));

	@Test
	void survivesTheWayThroughTheStringMap() {
		final Map<String, String> map = ModelHeaderFormat.toMetadata(HEADER);
		assertEquals("2", map.get("scale"));
		assertEquals("bilinear", map.get("option.global_skip"));
		assertEquals("Main train-srn", map.get("provenance.command"));
		assertEquals(HEADER, ModelHeaderFormat.fromMetadata(map, "m"));
	}

	@Test
	void unknownKeysAreIgnoredAndTextsMayBeAbsent() {
		final Map<String, String> map = new HashMap<>(ModelHeaderFormat.toMetadata(ModelHeader.of("srn", "base", 4)));
		map.remove("citation");
		map.remove("licence");
		map.put("format", "pt");
		assertEquals(ModelHeader.of("srn", "base", 4), ModelHeaderFormat.fromMetadata(map, "m"));
	}

	@Test
	void foreignFileIsNotTakenForAModel() {
		assertEquals("The file m is no DDASR model: its header lacks the key \"ddasr.format\"; choose a model that this " +
			"suite has written.", refusal(Map.of("format", "pt")));
	}

	@Test
	void missingKeysAreAllNamed() {
		final Map<String, String> map = new HashMap<>(ModelHeaderFormat.toMetadata(HEADER));
		map.remove("scale");
		map.put("preset", " ");
		assertEquals("The header of the model file m lacks preset, scale; get the file again from where it came.",
			refusal(map));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"scale|-1|A model cannot have scale = -1; allowed is 1 to 8, or 0 for any.",
		"scale|9|A model cannot have scale = 9; allowed is 1 to 8, or 0 for any.",
		"scale|2.5|The value of scale, \"2.5\", is not a whole number.",
		"dimensions|4|A model cannot have dimensions = 4; allowed is 2 or 3.",
		"channels|-1|A model cannot have channels = -1; allowed is 1 or more." })
	void impossibleValues(final String key, final String value, final String reason) {
		final Map<String, String> map = new HashMap<>(ModelHeaderFormat.toMetadata(HEADER));
		map.put(key, value);
		assertEquals("The header of the model file m is wrong: " + reason, refusal(map));
	}

	@Test
	void laterFormatIsRefused() {
		final Map<String, String> map = new HashMap<>(ModelHeaderFormat.toMetadata(HEADER));
		map.put("ddasr.format", "2");
		assertEquals("The model file m has format 2, but this version of DDASR reads format 1; update DDASR.", refusal(map));
	}

	@Test
	void whatTheModelCannotDoIsRefusedBeforehand() {
		HEADER.requireCompatible("m", 2, 1, 2);
		HEADER.requireCompatible("m", 0, 1, 2);
		assertEquals("The model m enlarges by 2, not by 4; choose another model, or scale=2.", mismatch(4, 1, 2));
		assertEquals("The model m works on 1 channel, but the image has 3 channels; choose another model, or convert the " +
			"image.", mismatch(2, 3, 2));
		assertEquals("The model m works on 2-D images, but 3-D processing was asked for; choose another model.",
			mismatch(2, 1, 3));
		assertThrows(DdasrException.class, () -> HEADER.withChannels(3).requireCompatible("m", 2, 1, 2));
	}

	@Test
	void mapsAreCopiedAndCannotBeChanged() {
		final Map<String, String> options = new HashMap<>(Map.of("a", "1"));
		final ModelHeader header = HEADER.withOptions(options);
		options.put("b", "2");
		assertEquals(Map.of("a", "1"), header.options());
		assertThrows(UnsupportedOperationException.class, () -> header.options().put("c", "3"));
		assertTrue(header.provenance().containsKey("seed"));
	}

	private static String refusal(final Map<String, String> map) {
		return assertThrows(DdasrException.class, () -> ModelHeaderFormat.fromMetadata(map, "m")).getMessage();
	}

	private static String mismatch(final int scale, final int channels, final int dimensions) {
		return assertThrows(DdasrException.class, () -> HEADER.requireCompatible("m", scale, channels, dimensions))
			.getMessage();
	}
}
