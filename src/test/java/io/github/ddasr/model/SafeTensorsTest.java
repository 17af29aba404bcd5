package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.volume.DdasrException;

class SafeTensorsTest {

	/**
	 * Composed with Python's struct module from the format's definition: metadata a = 1, b = ä; n = int64 -2;
	 * s = float64 [0.1]; w = float32 [[0, 1, -1.5], [0.1, inf, 2^-149]].
	 */
	private static final byte[] GOLDEN = HexFormat.of().parseHex(
		"c8000000000000007b225f5f6d657461646174615f5f223a7b2261223a2231222c2262223a22c3a4227d2c226e223a7b226474797065" +
			"223a22493634222c227368617065223a5b5d2c22646174615f6f666673657473223a5b302c385d7d2c2273223a7b226474797065223a" +
			"22463634222c227368617065223a5b315d2c22646174615f6f666673657473223a5b382c31365d7d2c2277223a7b226474797065223a" +
			"22463332222c227368617065223a5b322c335d2c22646174615f6f666673657473223a5b31362c34305d7d7d2020feffffffffffffff" +
			"9a9999999999b93f000000000000803f0000c0bfcdcccc3d0000807f01000000");

	private static final float[] W = { 0, 1, -1.5f, 0.1f, Float.POSITIVE_INFINITY, 0x1p-149f };

	@TempDir
	Path folder;

	@Test
	void readsGoldenBytes() {
		final TensorFile file = SafeTensors.read(GOLDEN, "golden");
		assertEquals(Map.of("a", "1", "b", "\u00e4"), file.metadata());
		assertEquals(List.of("n", "s", "w"), new ArrayList<>(file.tensors().keySet()));
		assertArrayEquals(new long[] { -2 }, file.tensor("n").longs());
		assertArrayEquals(new long[0], file.tensor("n").shape());
		assertArrayEquals(new double[] { 0.1 }, file.tensor("s").doubles());
		assertArrayEquals(new float[] { 0.1f }, file.tensor("s").floats());
		assertArrayEquals(W, file.tensor("w").floats());
		assertArrayEquals(new long[] { 2, 3 }, file.tensor("w").shape());
		assertEquals(file.metadata(), SafeTensors.readMetadata(new ByteArrayInputStream(GOLDEN), "golden"));
	}

	@Test
	void writesGoldenBytesWhateverTheOrderOfTheMap() throws IOException {
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		tensors.put("w", Tensor.of(W, 2, 3));
		tensors.put("s", Tensor.of(new double[] { 0.1 }, 1));
		tensors.put("n", Tensor.scalar(-2L));
		final Path path = folder.resolve("a.safetensors");
		SafeTensors.write(path, tensors, Map.of("b", "\u00e4", "a", "1"));
		assertArrayEquals(GOLDEN, Files.readAllBytes(path));
		assertEquals(Map.of("a", "1", "b", "\u00e4"), SafeTensors.readMetadata(path));
		assertEquals(3, SafeTensors.read(path).tensors().size());
	}

	@Test
	void halfPrecisionRoundsToTheNearest() {
		// Values of numpy.float16: 1/3, the largest, one that rounds up to infinity, the smallest, half of it (to even), π.
		final float[] values = { 1 / 3f, 65504, 65520, 0x1p-24f, 0x1p-25f, -3.14159265f, 65519.99f, -0f, 2049, 2051 };
		final int[] bits = { 0x3555, 0x7bff, 0x7c00, 0x0001, 0x0000, 0xc248, 0x7bff, 0x8000, 0x6800, 0x6802 };
		for (int i = 0; i < values.length; i++) assertEquals((short) bits[i], StoredType.toHalf(values[i]), values[i] + "");
		// Every half is itself again.
		for (int h = 0; h < 0x7c01; h++) assertEquals((short) h, StoredType.toHalf(StoredType.fromHalf((short) h)), "bits " + h);
		final Path path = folder.resolve("half.safetensors");
		SafeTensors.write(path, Map.of("w", Tensor.half(new float[] { 1 / 3f, -2, 65504 }, 3)), Map.of());
		assertArrayEquals(new float[] { 0.33325195f, -2, 65504 }, SafeTensors.read(path).tensor("w").floats());
	}

	@Test
	void everyFloatSurvivesWithItsBits() throws IOException {
		// Longer than one buffer of the writer, with every exponent and NaNs that carry a payload.
		final float[] values = new float[20_001];
		for (int i = 0; i < values.length; i++) values[i] = Float.intBitsToFloat(i * 0x9E3779B9);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		SafeTensorsWriter.write(out, Map.of("v", Tensor.of(values, 3, 6667)), Map.of());
		final float[] read = SafeTensors.read(out.toByteArray(), "memory").tensor("v").floats();
		for (int i = 0; i < values.length; i++) {
			assertEquals(Float.floatToRawIntBits(values[i]), Float.floatToRawIntBits(read[i]));
		}
	}

	@Test
	void emptyTensorsAndNoTensors() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		SafeTensorsWriter.write(out, Map.of("none", Tensor.of(new float[0], 0, 4)), Map.of());
		assertArrayEquals(new long[] { 0, 4 }, SafeTensors.read(out.toByteArray(), "memory").tensor("none").shape());
		final ByteArrayOutputStream bare = new ByteArrayOutputStream();
		SafeTensorsWriter.write(bare, Map.of(), Map.of());
		assertEquals(Map.of(), SafeTensors.read(bare.toByteArray(), "memory").tensors());
	}

	@Test
	void theEngineReadsWhatWeWrite() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		SafeTensorsWriter.write(out, Map.of("b", Tensor.of(W, 2, 3), "a", Tensor.of(new double[] { 7 }, 1)), Map.of("k", "v"));
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDList list = NDList.decode(scope.manager(), new ByteArrayInputStream(out.toByteArray()));
			assertEquals(2, list.size());
			assertArrayEquals(W, list.get("b").toFloatArray());
			assertEquals(new Shape(2, 3), list.get("b").getShape());
			assertArrayEquals(new double[] { 7 }, list.get("a").toDoubleArray());
		}
	}

	@Test
	void weReadWhatTheEngineWrites() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray array = scope.manager().create(W, new Shape(3, 2));
			array.setName("conv.weight");
			final TensorFile file = SafeTensors.read(new NDList(array).encode(NDList.Encoding.SAFETENSORS), "engine");
			assertArrayEquals(W, file.tensor("conv.weight").floats());
			assertArrayEquals(new long[] { 3, 2 }, file.tensor("conv.weight").shape());
		}
	}

	/** Bit patterns from numpy.float16. */
	@Test
	void halfPrecisionIsReadExactly() {
		assertEquals(1f, StoredType.fromHalf((short) 0x3c00));
		assertEquals(-2f, StoredType.fromHalf((short) 0xc000));
		assertEquals(65504f, StoredType.fromHalf((short) 0x7bff));
		assertEquals(6.103515625e-05f, StoredType.fromHalf((short) 0x0400));
		assertEquals(5.960464477539063e-08f, StoredType.fromHalf((short) 0x0001));
		assertEquals(0.333251953125f, StoredType.fromHalf((short) 0x3555));
		assertEquals(Float.POSITIVE_INFINITY, StoredType.fromHalf((short) 0x7c00));
		assertEquals(-0f, StoredType.fromHalf((short) 0x8000));
		assertTrue(Float.isNaN(StoredType.fromHalf((short) 0x7e01)));
	}

	@Test
	void halfPrecisionFilesBecomeFloat32() {
		final byte[] half = SafeTensorsDamageTest.file("{\"x\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
			0x00, 0x3c, 0x00, 0xc0);
		assertArrayEquals(new float[] { 1, -2 }, SafeTensors.read(half, "half").tensor("x").floats());
		// bfloat16 0x3fc0 = 1.5, 0xc020 = -2.5
		final byte[] brain = SafeTensorsDamageTest.file("{\"x\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}",
			0xc0, 0x3f, 0x20, 0xc0);
		final Tensor read = SafeTensors.read(brain, "brain").tensor("x");
		assertEquals(Tensor.Type.F32, read.type());
		assertArrayEquals(new float[] { 1.5f, -2.5f }, read.floats());
	}

	@Test
	void failedWriteLeavesTheOldFileAndNoRest() throws IOException {
		final Path path = folder.resolve("a.safetensors");
		Files.createDirectory(path);
		Files.createFile(path.resolve("keep"));
		assertEquals(path + " is a folder. Give the name of a file to write.", assertThrows(DdasrException.class,
			() -> SafeTensors.write(path, Map.of("x", Tensor.scalar(1L)), Map.of())).getMessage());
		assertTrue(Files.exists(path.resolve("keep")));
		try (Stream<Path> all = Files.list(folder)) {
			assertEquals(List.of(path), all.collect(Collectors.toList()));
		}
		assertThrows(DdasrException.class,
			() -> SafeTensors.write(folder.resolve("absent/b.safetensors"), Map.of(), Map.of()));
	}

	@Test
	void missingTensorAndWrongTypeAreSentences() {
		final TensorFile file = SafeTensors.read(GOLDEN, "golden");
		assertEquals("The file golden has no tensor \"x\"; it belongs to another network or another version of this " +
			"program.", assertThrows(DdasrException.class, () -> file.tensor("x")).getMessage());
		assertThrows(DdasrException.class, () -> file.tensor("n").floats());
		assertThrows(DdasrException.class, () -> file.tensor("w").longs());
		assertThrows(DdasrException.class, () -> Tensor.of(new float[5], 2, 3));
		assertThrows(DdasrException.class, () -> Tensor.of(new float[0], -1));
		assertThrows(DdasrException.class, () -> Tensor.of(new float[0], 1L << 40, 1L << 40));
	}
}
