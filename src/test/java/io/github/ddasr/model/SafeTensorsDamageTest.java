package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;

/** Files that are no good: one sentence each, no matter how they are read. */
class SafeTensorsDamageTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"[1]| its header is not JSON",
		"{\"x\":| its header ends too early",
		"{x}| its header is not valid JSON",
		"{} {}| its header is not valid JSON",
		"{\"x\":5}| its header is not valid JSON",
		"{\"x\":{}}| type, shape or place of tensor \"x\" is missing or wrong",
		"{\"__metadata__\":{\"k\":1}}| its metadata \"k\" is not a text",
		"{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}| it gives metadata \"k\" twice",
		"{\"x\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}| tensor \"x\" has type \"U8\", which is none of F16, BF16, F32, F64, I64",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"z\":1}}| tensor \"x\" has an unexpected property \"z\"",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}| shape or place of tensor \"x\" is not a short list of whole numbers",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[\"1\"],\"data_offsets\":[0,4]}}| shape or place of tensor \"x\" is not a short list of whole numbers",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}| shape or place of tensor \"x\" is not a short list of whole numbers",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}| type, shape or place of tensor \"x\" is missing or wrong",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}| type, shape or place of tensor \"x\" is missing or wrong",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}| tensor \"x\" takes 4 bytes where its shape needs 8",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}| the shape of tensor \"x\" is too large",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1073741824],\"data_offsets\":[0,4294967296]}}| tensor \"x\" is larger than 2 GB",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}| tensor \"x\" begins at byte 4 where byte 0 was due, so tensors overlap or leave a gap",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}| tensor \"y\" begins at byte 4 where byte 8 was due, so tensors overlap or leave a gap",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}| it names tensor \"x\" twice",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}| it ends within tensor \"x\", 4 bytes too early",
		"{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}| it goes on after the last tensor" })
	void damagedHeaders(final String json, final String reason) {
		assertEquals("The file bad is not a usable safetensors file: " + reason + "; copy or download it again.",
			refusal(file(json, 1, 2, 3, 4, 5, 6, 7, 8)));
	}

	@Test
	void damagedPrefixes() {
		assertReason("it is empty", new byte[0]);
		assertReason("it has only 3 bytes", new byte[3]);
		final String length = "it does not begin with the length of a header that fits into it";
		assertReason(length, prefixed(-1));
		assertReason(length, prefixed(Long.MAX_VALUE));
		assertReason(length, prefixed(SafeTensorsHeader.LONGEST + 1));
		// Within the limit, but not there: found out without taking the memory.
		assertReason("it ends within its header", prefixed(SafeTensorsHeader.LONGEST));
		assertReason("its header is not JSON", prefixed(0));
		assertReason("its header is not UTF-8 text", file(new byte[] { '{', (byte) 0xff, '}' }));
	}

	@Test
	void lengthOfAFileOnDiskIsComparedBeforeAnythingIsTaken() throws IOException {
		final Path path = folder.resolve("bad.safetensors");
		Files.write(path, file("{\"x\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}", 1, 2, 3, 4));
		final String expected = "The file " + path + " is not a usable safetensors file: it has 83 bytes where its header " +
			"announces 2000000079; copy or download it again.";
		assertEquals(expected, assertThrows(DdasrException.class, () -> SafeTensors.read(path)).getMessage());
		assertEquals(expected, assertThrows(DdasrException.class, () -> SafeTensors.readMetadata(path)).getMessage());
	}

	@Test
	void missingFileAndFolderInItsPlace() {
		final Path absent = folder.resolve("absent.safetensors");
		assertEquals("There is no file " + absent + "; check its name and folder.",
			assertThrows(DdasrException.class, () -> SafeTensors.read(absent)).getMessage());
		assertThrows(DdasrException.class, () -> SafeTensors.read(folder));
	}

	@Test
	void namesInMessagesAreCutAndHarmless() {
		final String message = refusal(file("{\"" + "n".repeat(5000) + "\":{}}"));
		assertTrue(message.length() < 250, message);
		assertTrue(refusal(file("{\"a\\nb\":{}}")).contains("\"a?b\""));
	}

	@Test
	void everyTruncationIsNoticed() throws IOException {
		final byte[] good = good();
		for (int length = 0; length < good.length; length++) {
			final byte[] cut = Arrays.copyOf(good, length);
			assertTrue(refusal(cut).startsWith("The file bad is not a usable safetensors file: "));
		}
	}

	@Test
	void twoThousandMutationsGiveASentenceOrAValidRead() throws IOException {
		final byte[] good = good();
		final Random random = new Random(20260101);
		int refused = 0;
		for (int i = 0; i < 2000; i++) {
			final byte[] bytes = mutate(good, random);
			try {
				assertTrue(SafeTensors.read(bytes, "mutant").tensors().size() <= 3);
			}
			catch (final DdasrException e) {
				assertTrue(e.getMessage().startsWith("The file mutant is not a usable safetensors file: "), e.getMessage());
				refused++;
			}
		}
		// Changes among the values cannot be noticed; most others must be.
		assertTrue(refused > 1000, refused + " refused");
	}

	@Test
	void randomBytesAreRefused() {
		final Random random = new Random(7);
		for (int i = 0; i < 500; i++) {
			final byte[] bytes = new byte[random.nextInt(300)];
			random.nextBytes(bytes);
			refusal(bytes);
		}
	}

	/** One to four of: a bit flipped, a byte replaced, a piece removed, a piece doubled, the end cut. */
	private static byte[] mutate(final byte[] good, final Random random) {
		byte[] bytes = good.clone();
		for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 8; n--) {
			final int at = random.nextInt(bytes.length);
			final int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
			switch (random.nextInt(5)) {
				case 0:
					bytes[at] ^= 1 << random.nextInt(8);
					break;
				case 1:
					bytes[at] = (byte) "{}[]\":,0123456789F\\".charAt(random.nextInt(19));
					break;
				case 2:
					bytes = join(bytes, at, at + length);
					break;
				case 3:
					bytes = join(bytes, at + length, at);
					break;
				default:
					bytes = Arrays.copyOf(bytes, at);
			}
		}
		return bytes;
	}

	private static byte[] join(final byte[] bytes, final int firstEnd, final int secondBegin) {
		final byte[] joined = Arrays.copyOf(bytes, firstEnd + bytes.length - secondBegin);
		System.arraycopy(bytes, secondBegin, joined, firstEnd, bytes.length - secondBegin);
		return joined;
	}

	private static byte[] good() throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		SafeTensorsWriter.write(out, Map.of("conv.weight", Tensor.of(new float[18], 2, 1, 3, 3), "conv.bias",
			Tensor.of(new float[2], 2), "step", Tensor.scalar(5L)), Map.of("architecture", "srn"));
		return out.toByteArray();
	}

	private static void assertReason(final String reason, final byte[] bytes) {
		assertEquals("The file bad is not a usable safetensors file: " + reason + "; copy or download it again.",
			refusal(bytes));
	}

	private static String refusal(final byte[] bytes) {
		return assertThrows(DdasrException.class, () -> SafeTensors.read(new ByteArrayInputStream(bytes), "bad")).getMessage();
	}

	private static byte[] prefixed(final long length) {
		return ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
	}

	static byte[] file(final String json, final int... values) {
		final byte[] data = new byte[values.length];
		for (int i = 0; i < data.length; i++) data[i] = (byte) values[i];
		return file(json.getBytes(StandardCharsets.UTF_8), data);
	}

	private static byte[] file(final byte[] json, final byte... data) {
		return ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length)
			.put(json).put(data).array();
	}
}
