package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.model.MiassrShape.Extractor;
import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.DdasrException;

/** State dicts as the published code saves them, with the tensors that it never uses. */
class MiassrImportTest {

	@TempDir
	Path folder;

	/** A small network's tensors, each filled with numbers of its own. */
	private static Map<String, Entry> stateDict(final MiassrShape shape, final String prefix) {
		final Map<String, Entry> tensors = new LinkedHashMap<>();
		MiassrTensors.of(shape).forEach((name, axes) -> {
			int n = 1;
			for (final long a : axes) n *= a;
			final float[] values = new float[n];
			for (int i = 0; i < n; i++) values[i] = (name.hashCode() % 100 + i) / 100f;
			tensors.put(prefix + name, Entry.floats(values, axes));
		});
		return tensors;
	}

	private static MiassrShape small(final Extractor extractor, final int channels) {
		final boolean dense = extractor == Extractor.RDN;
		return new MiassrShape(extractor, 4, 3, dense ? 2 : 0, dense ? 3 : 0, 5, channels, false);
	}

	@ParameterizedTest
	@CsvSource({ "EDSR,1,net.pth,''", "EDSR,3,net.pkl,state_dict.", "SRRESNET,2,net.pt,''", "RDN,1,net.pth,G." })
	void readsShapeAndWeights(final Extractor extractor, final int channels, final String name, final String prefix) throws IOException {
		final Path file = folder.resolve(name);
		final MiassrShape shape = small(extractor, channels);
		final Map<String, Entry> tensors = stateDict(shape, prefix);
		if (extractor == Extractor.RDN) tensors.put(prefix + "feature_extractor.UPNet.0.weight", Entry.floats(new float[16], 1, 4, 2, 2));
		else tensors.put(prefix + "feature_extractor.tail.0.0.weight", Entry.floats(new float[16], 1, 4, 2, 2));
		if (extractor == Extractor.SRRESNET) tensors.put(prefix + "feature_extractor.body.1.body.2.weight", Entry.floats(new float[1], 1));
		TorchFixture.zip(file, tensors);
		final ModelFile model = ModelFile.open(file);
		assertEquals(shape, MiassrShape.of(model.header()));
		assertEquals(ModelHeader.ANY_SCALE, model.header().scale());
		assertEquals(channels, model.header().channels());
		assertEquals("1.1:4", model.header().options().get("scales"));
		assertEquals(MiassrTensors.of(shape).keySet(), model.tensors().tensors().keySet());
		final float first = model.tensors().tensor("meta_upsampler.P2W.meta_block.0.bias").floats()[0];
		assertEquals("meta_upsampler.P2W.meta_block.0.bias".hashCode() % 100 / 100f, first);
	}

	@Test
	void refusesVariants() throws IOException {
		refused("it lacks the tensor \"sub_mean.bias\"", t -> t.remove("sub_mean.bias"));
		refused("the tensor \"feature_extractor.body.1.body.0.bias\" has shape [2] instead of [4]", t -> t.put(
			"feature_extractor.body.1.body.0.bias", Entry.floats(new float[2], 2)));
		refused("the tensor \"attention.weight\" is none of its own", t -> t.put("attention.weight", Entry.floats(new float[2], 2)));
		refused("the tensor \"feature_extractor.head.0.weight\" is missing or has another shape", t -> t.remove(
			"feature_extractor.head.0.weight"));
	}

	private interface Change {

		void apply(Map<String, Entry> tensors);
	}

	private void refused(final String reason, final Change change) throws IOException {
		final Path file = folder.resolve("net.pth");
		final Map<String, Entry> tensors = stateDict(small(Extractor.EDSR, 1), "");
		change.apply(tensors);
		TorchFixture.zip(file, tensors);
		assertEquals("The MIASSR network in " + file + " is a variant that DDASR does not know: " + reason + ". Choose another file.",
			assertThrows(DdasrException.class, () -> ModelFile.open(file)).getMessage());
	}

	@Test
	void headerAndShapeAreOneAnother() {
		for (final MiassrShape.Preset p : MiassrShape.Preset.values()) for (final Extractor e : Extractor.values()) {
			final MiassrShape shape = MiassrShape.of(p, e, 2);
			assertEquals(shape, MiassrShape.of(shape.header("1.5:3")));
			assertEquals(p.toString(), shape.preset());
		}
		assertArrayEquals(new int[] { 35, 35, 124 }, new int[] { MiassrShape.of(MiassrShape.Preset.FULL, Extractor.EDSR, 1).radius(), MiassrShape
			.of(MiassrShape.Preset.FULL, Extractor.SRRESNET, 1).radius(), MiassrShape.of(MiassrShape.Preset.FULL, Extractor.RDN, 1).radius() });
		assertTrue(assertThrows(DdasrException.class, () -> MiassrShape.of(ModelHeader.of("srn", "tiny", 2))).getMessage().startsWith(
			"The model is of architecture \"srn\""));
	}
}
