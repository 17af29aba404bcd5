package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.DdasrException;

/** Public weights of RRDBNet, in small. */
class RrdbImportTest {

	private static final RrdbShape SHAPE = new RrdbShape(4, 2, 2, 2, 2, 3);

	@TempDir
	private Path folder;

	private static float[] values(final String name, final long[] shape) {
		int n = 1;
		for (final long s : shape) n *= (int) s;
		final float[] values = new float[n];
		// Multiples of 1/1024 up to 1, which 16 bits hold exactly.
		for (int i = 0; i < n; i++) values[i] = ((name.hashCode() & 0xff) + i * 7) % 1024 / 1024f - 0.5f;
		return values;
	}

	private static Map<String, Entry> entries(final RrdbShape shape, final UnaryOperator<String> naming) {
		final Map<String, Entry> entries = new LinkedHashMap<>();
		shape.tensors().forEach((name, s) -> entries.put(naming.apply(name), Entry.floats(values(name, s), s)));
		return entries;
	}

	/** As ESRGAN's repository names them. */
	private static String esrgan(final String name) {
		return name.replaceAll("body\\.(\\d+)\\.rdb(\\d)", "RRDB_trunk.$1.RDB$2").replace("conv_body", "trunk_conv").replace(
			"conv_up", "upconv").replace("conv_hr", "HRconv");
	}

	/** As the layers are numbered for so many blocks and doublings. */
	private static UnaryOperator<String> numbered(final int blocks, final int doublings) {
		return name -> {
			String n = name.replaceAll("body\\.(\\d+)\\.rdb(\\d)\\.conv(\\d)", "model.1.sub.$1.RDB$2.conv$3.0").replace("conv_first",
				"model.0").replace("conv_body", "model.1.sub." + blocks);
			for (int i = 1; i <= doublings; i++) n = n.replace("conv_up" + i, "model." + 3 * i);
			return n.replace("conv_hr", "model." + (2 + 3 * doublings)).replace("conv_last", "model." + (4 + 3 * doublings));
		};
	}

	private static UnaryOperator<String> naming(final String layout, final int blocks, final int doublings) {
		switch (layout) {
			case "BasicSR":
				return UnaryOperator.identity();
			case "ESRGAN":
				return RrdbImportTest::esrgan;
			default:
				return numbered(blocks, doublings);
		}
	}

	@Test
	void theFixtureHasThePublishedNames() {
		assertEquals("RRDB_trunk.22.RDB3.conv5.weight", esrgan("body.22.rdb3.conv5.weight"));
		assertEquals(List.of("trunk_conv.bias", "upconv1.weight", "upconv2.weight", "HRconv.bias", "conv_last.weight"), List.of(
			"conv_body.bias", "conv_up1.weight", "conv_up2.weight", "conv_hr.bias", "conv_last.weight").stream().map(
				RrdbImportTest::esrgan).toList());
		// As its own converter reads them (transer_RRDB_models.py of xinntao/ESRGAN).
		assertEquals(List.of("model.0.bias", "model.1.sub.3.RDB2.conv4.0.weight", "model.1.sub.23.weight", "model.3.weight",
			"model.6.weight", "model.8.weight", "model.10.weight"), List.of("conv_first.bias", "body.3.rdb2.conv4.weight",
				"conv_body.weight", "conv_up1.weight", "conv_up2.weight", "conv_hr.weight", "conv_last.weight").stream().map(numbered(23,
					2)).toList());
	}

	@ParameterizedTest
	@CsvSource({ "BasicSR,params_ema.,2,2,3", "BasicSR,params.,4,2,1", "BasicSR,'',1,2,3", "ESRGAN,'',4,2,3", "ESRGAN,module.,2,1,3",
		"numbered layers,'',4,2,3", "numbered layers,'',1,0,3", "numbered layers,'',2,1,1" })
	void readsEveryNaming(final String layout, final String prefix, final int scale, final int doublings, final int channels)
		throws IOException
	{
		final RrdbShape shape = new RrdbShape(4, 2, 2, doublings, scale, channels);
		final UnaryOperator<String> naming = naming(layout, 2, doublings);
		final Map<String, Entry> entries = entries(shape, name -> prefix + naming.apply(name));
		final Path zip = folder.resolve("public x4.pth"), legacy = folder.resolve("old.pt"), safe = folder.resolve("s.safetensors");
		TorchFixture.zip(zip, entries);
		TorchFixture.legacy(legacy, entries);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		shape.tensors().forEach((name, s) -> tensors.put(prefix + naming.apply(name), Tensor.of(values(name, s), s)));
		SafeTensors.write(safe, tensors, Map.of("format", "pt"));
		for (final Path file : List.of(zip, legacy, safe)) {
			final ModelFile model = ModelFile.open(file);
			assertEquals(shape, RrdbShape.of(model.header()));
			assertEquals(layout, model.header().provenance().get("names of the tensors"));
			assertEquals(64, model.sha256().length());
			check(shape, model);
		}
		assertEquals("public x4", ModelFile.open(zip).name());
		assertEquals("old", ModelFile.open(legacy).name());
		assertEquals("RRDBNet of 2 blocks and 4 features, " + channels + (channels == 1 ? " channel" : " channels") +
			", enlarges by " + scale + ", from old.pt", ModelFile.open(legacy).header().description());
	}

	private static void check(final RrdbShape shape, final ModelFile model) {
		final TensorFile file = model.tensors();
		assertEquals(shape.tensors().keySet(), file.tensors().keySet());
		shape.tensors().forEach((name, s) -> {
			assertArrayEquals(values(name, s), file.tensor(name).floats(), name);
			assertArrayEquals(s, file.tensor(name).shape(), name);
		});
	}

	@Test
	void prefersTheAveragedWeights() throws IOException {
		final Map<String, Entry> entries = new LinkedHashMap<>();
		SHAPE.tensors().forEach((name, s) -> entries.put("params." + name, Entry.floats(new float[values(name, s).length], s)));
		entries.putAll(entries(SHAPE, name -> "params_ema." + name));
		TorchFixture.zip(folder.resolve("both.pth"), entries);
		check(SHAPE, ModelFile.open(folder.resolve("both.pth")));
	}

	@Test
	void readsSixteenBits() throws IOException {
		final Map<String, Entry> halves = new LinkedHashMap<>();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		SHAPE.tensors().forEach((name, s) -> {
			final float[] v = values(name, s);
			final ByteBuffer bytes = ByteBuffer.allocate(2 * v.length).order(ByteOrder.LITTLE_ENDIAN);
			for (final float x : v) bytes.putShort(StoredType.toHalf(x));
			final Entry same = Entry.floats(v, s);
			halves.put("params." + name, new Entry("HalfStorage", bytes.array(), v.length, 0, s, same.strides()));
			tensors.put(name, Tensor.half(v, s));
		});
		TorchFixture.zip(folder.resolve("half.pth"), halves);
		SafeTensors.write(folder.resolve("half.safetensors"), tensors, Map.of());
		check(SHAPE, ModelFile.open(folder.resolve("half.pth")));
		check(SHAPE, ModelFile.open(folder.resolve("half.safetensors")));
	}

	@Test
	void theStoreKnowsThem() throws IOException {
		TorchFixture.zip(folder.resolve("public.pth"), entries(SHAPE, RrdbImportTest::esrgan));
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		SHAPE.tensors().forEach((name, s) -> tensors.put(name, Tensor.of(values(name, s), s)));
		SafeTensors.write(folder.resolve("safe.safetensors"), tensors, Map.of());
		TorchFixture.zip(folder.resolve("other.pth"), Map.of("w", Entry.floats(new float[] { 1 }, 1)));
		final ModelStore store = ModelStore.standard(folder.toString());
		assertTrue(store.names().contains("public"));
		assertEquals(0, store.list().stream().filter(e -> e.name().startsWith("other")).count());
		check(SHAPE, store.open("public"));
		check(SHAPE, store.open("public.pth"));
		check(SHAPE, store.open(folder.resolve("public.pth").toString()));
		final ModelEntry entry = store.list().stream().filter(e -> e.name().equals("safe")).findFirst().orElseThrow();
		assertTrue(entry.usable());
		assertEquals("rrdbnet", entry.architecture());
		assertEquals(2, entry.scale());
	}

	@Test
	void whatIsExportedIsBasicSrs() throws IOException {
		final Path own = folder.resolve("own.safetensors"), out = folder.resolve("exported.safetensors");
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		SHAPE.tensors().forEach((name, s) -> tensors.put(name, Tensor.half(values(name, s), s)));
		ModelFile.write(own, SHAPE.header().withOrigin("mine", "", "CC0", "", "", Map.of()), tensors);
		RrdbExport.write(ModelFile.open(own), out);
		final TensorFile file = SafeTensors.read(out);
		assertEquals(SHAPE.tensors().keySet(), file.tensors().keySet());
		assertEquals(Map.of("format", "pt", "description", "mine", "licence", "CC0"), file.metadata());
		file.tensors().values().forEach(t -> assertEquals(Tensor.Type.F32, t.type()));
		check(SHAPE, ModelFile.open(out));
		// An imported one in another naming comes out in BasicSR's.
		TorchFixture.legacy(folder.resolve("old.pth"), entries(SHAPE, RrdbImportTest::esrgan));
		RrdbExport.write(ModelFile.open(folder.resolve("old.pth")), out);
		check(SHAPE, ModelFile.open(out));
		assertEquals("The exported file " + folder.resolve("x.pth") + " must end in .safetensors.", refusal(() -> RrdbExport.write(
			ModelFile.open(own), folder.resolve("x.pth"))));
		ModelFile.write(own, ModelHeader.of("srn", "tiny", 2), tensors);
		assertEquals("Only an RRDBNet can be written for BasicSR, but the model own is of architecture \"srn\".", refusal(
			() -> RrdbExport.write(ModelFile.open(own), out)));
	}

	@Test
	void saysWhatIsWrong() throws IOException {
		final Path file = folder.resolve("x.pth");
		final String variant = "The RRDBNet in " + file + " is a variant that DDASR does not know: ", other = ". Choose another file.";
		assertEquals("The file " + file + " is no network that DDASR can run: under names that are known, it holds none of " +
			"these: RRDBNet (the network of ESRGAN, RealSR and Real-ESRGAN), ArSSR, MIASSR. Choose another file.", changed(file, entries -> entries.keySet()
				.removeIf(n -> n.startsWith("conv_first"))));
		assertEquals(variant + "the tensor \"body.0.rdb1.conv1x1.weight\" is none of its own" + other, changed(file, entries -> entries
			.put("body.0.rdb1.conv1x1.weight", Entry.floats(new float[1], 1))));
		assertEquals(variant + "it lacks the tensor that BasicSR calls \"body.1.rdb3.conv5.bias\"" + other, changed(file,
			entries -> entries.remove("body.1.rdb3.conv5.bias")));
		assertEquals(variant + "the tensor \"conv_hr.weight\" has shape [4, 4] instead of [4, 4, 3, 3]" + other, changed(file,
			entries -> entries.put("conv_hr.weight", Entry.floats(new float[16], 4, 4))));
		assertEquals(variant + "it takes 12 channels and gives 4" + other, changed(file, entries -> entries.put("conv_last.weight",
			Entry.floats(new float[144], 4, 4, 3, 3))));
		assertEquals(variant + "its first or last tensor is missing or has another shape" + other, changed(file, entries -> entries
			.remove("conv_last.weight")));
		assertEquals(variant + "it lacks the tensor that BasicSR calls \"body.2.rdb1.conv1.weight\"" + other, changed(file,
			entries -> entries.put("body.7.rdb1.conv1.bias", Entry.floats(new float[2], 2))));
		assertTrue(changed(file, entries -> entries.put("body.99999999999.rdb1.conv1.bias", Entry.floats(new float[2], 2)))
			.contains("is impossible"));
		TorchFixture.zip(file, entries(new RrdbShape(4, 1, 2, 2, 4, 3), name -> name.replace("conv_up2", "conv_up3")));
		assertEquals(variant + "it lacks the tensor that BasicSR calls \"conv_up2.weight\"" + other, refusal(() -> ModelFile.open(
			file)));
		Files.write(file, new byte[] { 1, 2, 3 });
		assertTrue(refusal(() -> ModelFile.open(file)).contains("is not a usable PyTorch state dict"));
		assertTrue(refusal(() -> ModelFile.open(folder.resolve("none.pth"))).startsWith("There is no file "));
		SafeTensors.write(folder.resolve("y.safetensors"), Map.of("w", Tensor.scalar(1.0)), Map.of());
		assertTrue(refusal(() -> ModelFile.open(folder.resolve("y.safetensors"))).contains("is no DDASR model"));
	}

	private static String changed(final Path file, final java.util.function.Consumer<Map<String, Entry>> change) throws IOException {
		final Map<String, Entry> entries = entries(SHAPE, UnaryOperator.identity());
		change.accept(entries);
		TorchFixture.zip(file, entries);
		return refusal(() -> ModelFile.open(file));
	}

	private static String refusal(final org.junit.jupiter.api.function.Executable what) {
		return assertThrows(DdasrException.class, what).getMessage();
	}
}
