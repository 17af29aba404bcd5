package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.DdasrException;

/** State dicts of PyTorch in both layouts: what is read, and that nothing else is. */
class TorchStateDictTest {

	private static final float[] SIX = { 1, 2, 3, 4, 5, 6 };

	@TempDir
	private Path folder;

	private static Map<String, Entry> two() {
		final Map<String, Entry> tensors = new LinkedHashMap<>();
		tensors.put("features.0.weight", Entry.floats(SIX, 2, 3));
		tensors.put("features.0.bias", Entry.floats(new float[] { -1.5f, 0.25f }, 2));
		return tensors;
	}

	private Path file(final Map<String, Entry> tensors, final boolean legacy) throws IOException {
		final Path path = folder.resolve(legacy ? "old.pth" : "new.pth");
		if (legacy) TorchFixture.legacy(path, tensors);
		else TorchFixture.zip(path, tensors);
		return path;
	}

	private static TensorFile read(final Path path) {
		return TorchStateDict.read(path, name -> true);
	}

	private static String refusal(final Path path) {
		final String message = assertThrows(DdasrException.class, () -> read(path)).getMessage();
		assertEquals(1, message.lines().count());
		return message;
	}

	@Test
	void readsBothLayouts() throws IOException {
		for (final boolean legacy : new boolean[] { false, true }) {
			final TensorFile read = read(file(two(), legacy));
			assertEquals(List.of("features.0.weight", "features.0.bias"), List.copyOf(read.tensors().keySet()));
			assertArrayEquals(new long[] { 2, 3 }, read.tensor("features.0.weight").shape());
			assertArrayEquals(SIX, read.tensor("features.0.weight").floats());
			assertArrayEquals(new float[] { -1.5f, 0.25f }, read.tensor("features.0.bias").floats());
		}
	}

	@Test
	void readsWhatIsWanted() throws IOException {
		for (final boolean legacy : new boolean[] { false, true }) {
			final TensorFile read = TorchStateDict.read(file(two(), legacy), name -> name.endsWith("bias"));
			assertEquals(List.of("features.0.bias"), List.copyOf(read.tensors().keySet()));
			assertArrayEquals(new float[] { -1.5f, 0.25f }, read.tensor("features.0.bias").floats());
		}
	}

	/** 1, -2, 0.5 in each format, by its definition. */
	@Test
	void readsAllFormats() throws IOException {
		final Map<String, Entry> tensors = new LinkedHashMap<>();
		tensors.put("double", entry("DoubleStorage", "000000000000f03f00000000000000c0000000000000e03f"));
		tensors.put("half", entry("HalfStorage", "003c00c00038"));
		tensors.put("bfloat", entry("BFloat16Storage", "803f00c0003f"));
		tensors.put("int", entry("IntStorage", "01000000feffffff00000000"));
		tensors.put("long", entry("LongStorage", "0100000000000000feffffffffffffff0000000000000000"));
		for (final boolean legacy : new boolean[] { false, true }) {
			final TensorFile read = read(file(tensors, legacy));
			for (final String name : new String[] { "double", "half", "bfloat" }) {
				assertArrayEquals(new float[] { 1, -2, 0.5f }, read.tensor(name).floats(), name);
			}
			assertEquals(Tensor.Type.F64, read.tensor("double").type());
			for (final String name : new String[] { "int", "long" }) {
				assertArrayEquals(new long[] { 1, -2, 0 }, read.tensor(name).longs(), name);
			}
		}
	}

	private static Entry entry(final String storage, final String hex) {
		return new Entry(storage, java.util.HexFormat.of().parseHex(hex), 3, 0, new long[] { 3 }, new long[] { 1 });
	}

	/** The transpose of the upper right 2 × 2 corner of a 2 × 3 matrix. */
	@Test
	void followsStridesAndOffset() throws IOException {
		final Entry six = Entry.floats(SIX, 6);
		final Entry part = new Entry(six.storage(), six.data(), 6, 1, new long[] { 2, 2 }, new long[] { 1, 3 });
		for (final boolean legacy : new boolean[] { false, true }) {
			assertArrayEquals(new float[] { 2, 5, 3, 6 }, read(file(Map.of("w", part), legacy)).tensor("w").floats());
		}
	}

	@Test
	void viewsBeyondTheStorageAreRefused() throws IOException {
		final Entry six = Entry.floats(SIX, 6);
		final long[][][] views = { { { 2, 3 }, { 4, 1 }, { 0 } }, { { 6 }, { 1 }, { 1 } }, { { 2 }, { -1 }, { 5 } }, { { 6 }, {
			1 }, { -1 } }, { { 7 }, { 0 }, { 0 } }, { { Long.MAX_VALUE, 4 }, { 1, 1 }, { 0 } }, { { -2 }, { 1 }, { 0 } }, { { 2,
				3 }, { 1 }, { 0 } } };
		for (final long[][] v : views) for (final boolean legacy : new boolean[] { false, true }) {
			final Entry bad = new Entry(six.storage(), six.data(), 6, v[2][0], v[0], v[1]);
			final String message = refusal(file(Map.of("w", bad), legacy));
			assertTrue(message.contains("of \"w\" do not fit its storage of 6 values"), message);
		}
	}

	@Test
	void codeIsNotRun() throws IOException {
		final byte[] pickle = new TorchFixture().raw("8002").global("posix", "system").raw("28").text("touch x").raw("74522e").bytes();
		final Path path = folder.resolve("evil.pth");
		TorchFixture.zipOf(path, Map.of("net/data.pkl", pickle));
		assertEquals("The file " + path + " is not a usable PyTorch state dict: it asks for \"posix.system\", which may be " +
			"code and is not run; get it again, or save its weights anew with torch.save(model.state_dict(), name).", refusal(
				path));
		for (final String[] name : new String[][] { { "builtins", "eval" }, { "torch", "load" }, { "torch.nn", "Conv2d" }, {
			"collections", "namedtuple" }, { "torch", "storage" }, { "", "" } })
		{
			TorchFixture.zipOf(path, Map.of("net/data.pkl", new TorchFixture().raw("8002").global(name[0], name[1]).raw("2e").bytes()));
			assertTrue(refusal(path).contains("which may be code and is not run"));
			TorchFixture.zipOf(path, Map.of("net/data.pkl", new TorchFixture().raw("8004").text(name[0]).text(name[1]).raw(
				"932e").bytes()));
			assertTrue(refusal(path).contains("which may be code and is not run"));
		}
		// INST, OBJ, NEWOBJ and extension codes make objects by other ways.
		for (final String instruction : new String[] { "69", "6f", "81", "92", "82", "83", "84", "50" }) {
			TorchFixture.zipOf(path, Map.of("net/data.pkl", new TorchFixture().raw("8002").raw(instruction).raw("2e").bytes()));
			assertTrue(refusal(path).contains("it uses the pickle instruction 0x" + instruction));
		}
	}

	/** What a state dict needs, and not one name more. */
	@Test
	void onlyTheseNamesAreKnown() throws TorchFileException {
		for (final String name : new String[] { "_rebuild_tensor_v2", "_rebuild_tensor", "_rebuild_parameter" }) {
			assertTrue(TorchGlobals.find("torch._utils", name) instanceof TorchGlobals.Callable, name);
		}
		assertTrue(TorchGlobals.find("collections", "OrderedDict") instanceof TorchGlobals.Callable);
		for (final String name : new String[] { "Float", "Double", "Half", "BFloat16", "Long", "Int" }) {
			assertTrue(TorchGlobals.find("torch", name + "Storage") instanceof TorchStorageType, name);
		}
		for (final String[] other : new String[][] { { "torch", "ByteStorage" }, { "torch", "BoolStorage" }, { "torch.cuda", "FloatStorage" }, {
			"torch.storage", "_load_from_bytes" }, { "torch._utils", "_rebuild_sparse_tensor" }, { "torch._utils", "_rebuild_device_tensor_from_numpy" }, {
				"numpy.core.multiarray", "_reconstruct" }, { "collections", "OrderedDict " }, { "collections OrderedDict", "" }, { "builtins",
					"getattr" }, { "copyreg", "_reconstructor" } })
		{
			assertThrows(TorchFileException.class, () -> TorchGlobals.find(other[0], other[1]), other[0] + "." + other[1]);
		}
	}

	@Test
	void pathsOutOfTheArchiveAreRefused() throws IOException {
		for (final String name : new String[] { "net/../../x", "/etc/x", "..\\x", "c:x" }) {
			final Map<String, byte[]> entries = new LinkedHashMap<>();
			entries.put("net/data.pkl", TorchFixture.stateDict(two(), false));
			entries.put(name, new byte[1]);
			final Path path = folder.resolve("out.pth");
			TorchFixture.zipOf(path, entries);
			assertTrue(refusal(path).contains("would leave the archive's folder"));
		}
		final Path script = folder.resolve("script.pt");
		TorchFixture.zipOf(script, Map.of("net/data.pkl", new byte[1], "net/constants.pkl", new byte[1]));
		assertTrue(refusal(script).contains("it is TorchScript, which is code"));
	}

	@Test
	void compressedEntriesAreRefused() throws IOException {
		final Path path = folder.resolve("small.pth");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
			zip.putNextEntry(new ZipEntry("net/data.pkl"));
			zip.write(TorchFixture.stateDict(two(), false));
		}
		assertTrue(refusal(path).contains("is compressed, which PyTorch never does"));
	}

	/** Cut anywhere, or with any byte changed: one sentence, or tensors, but nothing else. */
	@Test
	void damageGivesOneSentence() throws IOException {
		for (final boolean legacy : new boolean[] { false, true }) {
			final Path path = file(two(), legacy);
			final byte[] whole = Files.readAllBytes(path);
			for (int length = 0; length < whole.length; length++) {
				Files.write(path, Arrays.copyOf(whole, length));
				assertTrue(refusal(path).startsWith("The file " + path + " is not a usable PyTorch state dict: "));
			}
			final SplittableRandom random = new SplittableRandom(1);
			int read = 0;
			for (int i = 0; i < 3000; i++) {
				final byte[] changed = whole.clone();
				changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
				Files.write(path, changed);
				try {
					read(path);
					read++;
				}
				catch (final DdasrException e) {
					assertEquals(1, e.getMessage().lines().count());
				}
			}
			assertTrue(read > 0 && read < 3000);
		}
	}

	/** 30 levels of dictionaries, each naming the next one twice: a billion names in a few hundred bytes. */
	@Test
	void dictionariesWithoutEndAreRefused() throws IOException {
		final TorchFixture p = new TorchFixture().raw("80027d7100");
		for (int level = 1; level < 30; level++) {
			p.raw("7d28").text("a").raw(String.format("68%02x", level - 1)).text("b").raw(String.format("68%02x", level - 1)).raw(
				String.format("7571%02x", level));
		}
		final Path path = folder.resolve("many.pth");
		TorchFixture.zipOf(path, Map.of("net/data.pkl", p.raw("2e").bytes()));
		assertTrue(refusal(path).contains("too deep within each other"));
		TorchFixture.zipOf(path, Map.of("net/data.pkl", new TorchFixture().raw("80027d7100").text("a").raw("6800732e").bytes()));
		assertTrue(refusal(path).contains("it holds no named tensors"));
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		final Path text = Files.writeString(folder.resolve("a.pth"), "not a network");
		assertTrue(refusal(text).contains("it does not begin as a file of PyTorch does"));
		assertTrue(refusal(Files.write(folder.resolve("empty.pth"), new byte[0])).contains("it does not begin"));
		assertEquals("There is no file " + folder + "; check its name and folder.", assertThrows(DdasrException.class,
			() -> read(folder)).getMessage());
	}

	/** A real file of PyTorch's; the check sums were written beside it. */
	@Test
	void readsAFileOfPyTorch() throws IOException {
		final Path golden = Path.of("../shared/golden/networks");
		final Path file = golden.resolve("synthetic_ArSSR_ResCNN.pkl");
		if (!Files.exists(file)) System.out.println("skipped: there is no " + file);
		Assumptions.assumeTrue(Files.exists(file));
		final TensorFile read = read(file);
		int checked = 0;
		for (final String line : Files.readAllLines(golden.resolve("keys_ResCNN.txt"))) {
			final String[] parts = line.split("\t");
			if (parts.length < 5) continue;
			final float[] values = read.tensor(parts[1]).floats();
			double sum = 0;
			for (final float v : values) sum += v;
			assertEquals(Double.parseDouble(parts[3].substring(4)), sum, 1e-5 + 1e-5 * Math.abs(sum));
			assertEquals(Double.parseDouble(parts[4].substring(6)), values[0], 1e-7);
			checked++;
		}
		assertEquals(read.tensors().size(), checked);
		assertFalse(read.tensors().isEmpty());
	}
}
