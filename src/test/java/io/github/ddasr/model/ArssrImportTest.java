package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.model.ArssrShape.Encoder;
import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.DdasrException;

/** Weights of ArSSR as its authors publish them, in small. */
class ArssrImportTest {

	private static final ArssrShape SHAPE = ArssrShape.published(Encoder.RESCNN, 2, 2, 3, 4, 5, 3);

	@TempDir
	private Path folder;

	private static Map<String, long[]> tensors(final ArssrShape shape) {
		final Map<String, long[]> tensors = new LinkedHashMap<>();
		shape.tensors(tensors::put);
		return tensors;
	}

	private static float[] values(final String name, final long[] shape) {
		final float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) values[i] = ((name.hashCode() & 0xff) + i * 7) % 1024 / 1024f - 0.5f;
		return values;
	}

	private static Map<String, Entry> entries(final ArssrShape shape, final String prefix) {
		final Map<String, Entry> entries = new LinkedHashMap<>();
		tensors(shape).forEach((name, s) -> entries.put(prefix + name, Entry.floats(values(name, s), s)));
		return entries;
	}

	@ParameterizedTest
	@CsvSource({ "RDN,''", "RDN,module.", "RESCNN,''", "RESCNN,state_dict.module.", "SRRESNET,''", "SRRESNET,module." })
	void readsEveryEncoder(final Encoder encoder, final String prefix) throws IOException {
		final ArssrShape shape = ArssrShape.published(encoder, 2, 3, 2, 4, 5, 3);
		final Path zip = folder.resolve("My ArSSR.pkl"), legacy = folder.resolve("old.pth"), safe = folder.resolve("s.safetensors");
		TorchFixture.zip(zip, entries(shape, prefix));
		TorchFixture.legacy(legacy, entries(shape, prefix));
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		tensors(shape).forEach((name, s) -> tensors.put(prefix + name, Tensor.of(values(name, s), s)));
		SafeTensors.write(safe, tensors, Map.of("format", "pt"));
		for (final Path file : List.of(zip, legacy, safe)) {
			final ModelFile model = ModelFile.open(file);
			check(shape, model);
			final ModelHeader header = model.header();
			assertEquals("arssr", header.architecture());
			assertEquals("custom", header.preset());
			assertEquals(ModelHeader.ANY_SCALE, header.scale());
			assertEquals(3, header.dimensions());
			assertEquals(1, header.channels());
			assertEquals(ModelHeaderFormat.WHOLE_RANGE, header.normalisation());
			assertEquals(Map.of("encoder", encoder.key(), "decoder", "published", "width", "2", "blocks", "3", "layers", "2", "features", "4",
				"decoderwidth", "5", "decoderlayers", "3", "scales", "2:4"), header.options());
			assertEquals(Map.of("imported from", file.getFileName().toString(), "names of the tensors", "ArSSR"), header.provenance());
			assertEquals(64, model.sha256().length());
		}
		assertEquals("My ArSSR", ModelFile.open(zip).name());
		assertEquals("ArSSR with encoder " + Map.of(Encoder.RDN, "RDN", Encoder.RESCNN, "ResCNN", Encoder.SRRESNET, "SRResNet").get(encoder) +
			" of 3 blocks, 2 channels and 4 features, enlarges by any scale, from My ArSSR.pkl", ModelFile.open(zip).header().description());
	}

	private static void check(final ArssrShape shape, final ModelFile model) {
		final TensorFile file = model.tensors();
		assertEquals(tensors(shape).keySet(), file.tensors().keySet());
		tensors(shape).forEach((name, s) -> {
			assertArrayEquals(values(name, s), file.tensor(name).floats(), name);
			assertArrayEquals(s, file.tensor(name).shape(), name);
		});
	}

	/** The lists were written by PyTorch from the published code. */
	@ParameterizedTest
	@CsvSource({ "RDN,keys_RDN.txt,rdn", "RESCNN,keys_ResCNN.txt,rescnn", "SRRESNET,keys_SRResnet.txt,srresnet" })
	void publishedNamesAndShapesAreThoseOfThePublishedCode(final Encoder encoder, final String list, final String preset)
		throws IOException
	{
		final Path file = Path.of("../shared/golden/networks").resolve(list);
		assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
		final Map<String, String> expected = new LinkedHashMap<>(), found = new LinkedHashMap<>();
		for (final String line : Files.readAllLines(file)) {
			final String[] parts = line.split("\t");
			if (parts.length > 2) expected.put(parts[1], parts[2]);
		}
		ArssrShape.preset(preset).tensors((name, s) -> found.put(name, String.join("x", Arrays.stream(s).mapToObj(Long::toString).toList())));
		assertEquals(List.copyOf(expected.entrySet()), List.copyOf(found.entrySet()));
		assertEquals(encoder, ArssrShape.preset(preset).encoder());
	}

	@Test
	void theStoreKnowsThem() throws IOException {
		TorchFixture.zip(folder.resolve("ArSSR_Own.pkl"), entries(SHAPE, ""));
		TorchFixture.zip(folder.resolve("other.pkl"), Map.of("w", Entry.floats(new float[] { 1 }, 1)));
		Files.writeString(folder.resolve("list.pkl"), "no network at all");
		final ModelStore store = ModelStore.standard(folder.toString());
		assertTrue(store.names().contains("ArSSR_Own"));
		assertEquals(List.of("ArSSR_Own"), store.list().stream().filter(e -> !e.source().equals(BundledModels.SOURCE)).map(
			ModelEntry::name).toList());
		check(SHAPE, store.open("arssr_own"));
		check(SHAPE, store.open("ArSSR_Own.pkl"));
		check(SHAPE, store.open(folder.resolve("ArSSR_Own.pkl").toString()));
		final ModelEntry entry = store.list().stream().filter(e -> e.name().equals("ArSSR_Own")).findFirst().orElseThrow();
		assertEquals("arssr", entry.architecture());
		assertEquals(ModelHeader.ANY_SCALE, entry.scale());
		assertTrue(ModelFile.isFileName("A.PKL"));
		assertFalse(ModelFile.isFileName("A.pkl.txt"));
	}

	@Test
	void theNamesWithoutPrefixAreTaken() throws IOException {
		final Map<String, Entry> both = entries(SHAPE, "average.");
		both.replaceAll((name, e) -> Entry.floats(new float[(int) e.count()], e.shape()));
		both.putAll(entries(SHAPE, "module."));
		TorchFixture.zip(folder.resolve("both.pkl"), both);
		check(SHAPE, ModelFile.open(folder.resolve("both.pkl")));
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		final Path file = folder.resolve("x.pkl");
		final String variant = "The ArSSR network in " + file + " is a variant that DDASR does not know: ", other = ". Choose another file.";
		final String none = "The file " + file + " is no network that DDASR can run: under names that are known, it holds none of these: " +
			"RRDBNet (the network of ESRGAN, RealSR and Real-ESRGAN), ArSSR, MIASSR. Choose another file.";
		assertEquals(none, changed(file, e -> e.remove("encoder.conv_start.0.weight")));
		assertEquals(none, changed(file, e -> e.remove("decoder.stage_one.0.weight")));
		assertEquals(variant + "it lacks the tensor \"encoder.block2.2.bias\"" + other, changed(file, e -> e.remove(
			"encoder.block2.2.bias")));
		assertEquals(variant + "it lacks the tensor \"decoder.stage_two.4.weight\"" + other, changed(file, e -> e.remove(
			"decoder.stage_two.4.weight")));
		assertEquals(variant + "the tensor \"encoder.norm.weight\" is none of its own" + other, changed(file, e -> e.put(
			"encoder.norm.weight", Entry.floats(new float[1], 1))));
		assertEquals(variant + "the tensor \"encoder.conv_end.0.bias\" has shape [3] instead of [4]" + other, changed(file, e -> e.put(
			"encoder.conv_end.0.bias", Entry.floats(new float[3], 3))));
		assertEquals(variant + "the tensor \"encoder.conv_start.0.weight\" has 4 axes instead of 5" + other, changed(file, e -> e.put(
			"encoder.conv_start.0.weight", Entry.floats(new float[18], 2, 1, 3, 3))));
		assertEquals(variant + "it lacks the tensor \"encoder.block3.0.weight\"" + other, changed(file, e -> e.put("encoder.block4000.0.bias",
			Entry.floats(new float[2], 2))));
		final String impossible = changed(file, e -> e.put("encoder.block999999.0.bias", Entry.floats(new float[2], 2)));
		assertTrue(impossible.startsWith("The ArSSR network in " + file + " cannot be used: An ArSSR network of 999999 blocks of 3 layers, "),
			impossible);
		assertTrue(changed(file, e -> e.put("decoder.stage_one.0.weight", Entry.floats(new float[10], 5, 2))).contains(
			" -1 features "));
	}

	@Test
	void codeInAPickleIsNotRun() throws IOException {
		final Path file = folder.resolve("ArSSR_Evil.pkl");
		final byte[] pickle = new TorchFixture().raw("8002").global("os", "system").raw("28").text("touch x").raw("74522e").bytes();
		TorchFixture.zipOf(file, Map.of("net/data.pkl", pickle));
		assertEquals("The file " + file + " is not a usable PyTorch state dict: it asks for \"os.system\", which may be code and is not " +
			"run; get it again, or save its weights anew with torch.save(model.state_dict(), name).", refusal(() -> ModelFile.open(file)));
		Files.write(file, pickle);
		assertTrue(refusal(() -> ModelFile.open(file)).contains("it does not begin as a file of PyTorch does"));
		// A whole network instead of its weights: PyTorch then names the class of its own program.
		TorchFixture.zipOf(file, Map.of("net/data.pkl", new TorchFixture().raw("8002").global("model", "ArSSR").raw("2981").raw("2e").bytes()));
		assertTrue(refusal(() -> ModelFile.open(file)).contains("it asks for \"model.ArSSR\", which may be code and is not run"));
		assertFalse(ModelStore.standard(folder.toString()).names().contains("ArSSR_Evil"));
	}

	private static String changed(final Path file, final Consumer<Map<String, Entry>> change) throws IOException {
		final Map<String, Entry> entries = entries(SHAPE, "");
		change.accept(entries);
		TorchFixture.zip(file, entries);
		return refusal(() -> ModelFile.open(file));
	}

	private static String refusal(final Executable what) {
		final String message = assertThrows(DdasrException.class, what).getMessage();
		assertEquals(1, message.lines().count());
		return message;
	}
}
