package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;

/** Tables of numbers: files that NumPy 2.4.6 wrote, our own, and damaged ones. */
class NumberFilesTest {

	private static final double[] VALUES = { 1.5, -2, 3, 4, 5.25, -6 };

	private static final String FLOAT32 =
		"k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAQEAAAIBAAACoQAAA" +
		"wMA=";
	private static final String BIG_FORTRAN =
		"k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/+AAAAAAAAEAQAAAAAAAAwAAAAAAA" +
		"AABAFQAAAAAAAEAIAAAAAAAAwBgAAAAAAAA=";
	private static final String INT16_V2 =
		"k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAP7/AwAEAAUA+v8=";
	private static final String UINT64_V3 =
		"k05VTVBZAwB0AAAAeydkZXNjcic6ICc8dTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMywpLCB9ICAgICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAAAAAAAAAAAIAAAAAACABQAAAAAA" +
		"AAA=";
	private static final String ZIPPED =
		"UEsDBC0AAAAIAAAAIQBFrwWp//////////8FABQAYS5ucHkBABAAsAAAAAAAAABbAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6l" +
		"oG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYw+GEPoRkOQCgOBwgtAKVFobTEAQBQSwME" +
		"LQAAAAgAAAAhAMqTcAP//////////wUAFABiLm5weQEAEACgAAAAAAAAAE8AAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNm" +
		"oa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaJjqaOgq1ChQALgYU8MEeynCAUBwOAFBLAQItAy0AAAAIAAAAIQBFrwWp" +
		"WwAAALAAAAAFAAAAAAAAAAAAAACAAQAAAABhLm5weVBLAQItAy0AAAAIAAAAIQDKk3ADTwAAAKAAAAAFAAAAAAAAAAAAAACAAZIA" +
		"AABiLm5weVBLBQYAAAAAAgACAGYAAAAYAQAAAAA=";
	private static final String STORED =
		"UEsDBC0AAAAAAAAAIQBFrwWp//////////8FABQAYS5ucHkBABAAsAAAAAAAAACwAAAAAAAAAJNOVU1QWQEAdgB7J2Rlc2NyJzog" +
		"JzxmOCcsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgyLCAzKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAA+D8AAAAAAAAAwAAAAAAAAAhAAAAAAAAAEEAAAAAAAAAVQAAA" +
		"AAAAABjAUEsBAi0DLQAAAAAAAAAhAEWvBamwAAAAsAAAAAUAAAAAAAAAAAAAAIABAAAAAGEubnB5UEsFBgAAAAABAAEAMwAAAOcA" +
		"AAAAAA==";
	private static final String PICKLED =
		"k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAg" +
		"ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqABJWOAAAAAAAAAIwWbnVtcHkuX2Nv" +
		"cmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwKFlGgDjAVk" +
		"dHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlCh9lEsBZXSUYi4=";

	@TempDir
	private Path folder;

	private Path write(final String name, final String base64) throws IOException {
		return Files.write(folder.resolve(name), Base64.getDecoder().decode(base64));
	}

	private Path text(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static void check(final NumberTable table, final int rows, final int columns, final double... values) {
		assertEquals(rows, table.rows());
		assertEquals(columns, table.columns());
		assertArrayEquals(values, table.values());
	}

	private static String refusal(final Path file) {
		return assertThrows(DdasrException.class, () -> NumberFiles.read(file)).getMessage();
	}

	@Test
	void filesOfNumPy() throws IOException {
		check(NumberFiles.read(write("a.npy", FLOAT32)), 2, 3, VALUES);
		check(NumberFiles.read(write("a.npy", BIG_FORTRAN)), 2, 3, VALUES);
		check(NumberFiles.read(write("a.npy", INT16_V2)), 2, 3, 1, -2, 3, 4, 5, -6);
		check(NumberFiles.read(write("a.npy", UINT64_V3)), 3, 1, 1, 0x1p63 + 2048, 5);
		final Path zipped = write("b.npz", ZIPPED);
		check(NumberFiles.read(zipped, "a"), 2, 3, VALUES);
		check(NumberFiles.read(zipped, "b.npy"), 4, 1, 0, 1, 2, 3);
		check(NumberFiles.read(write("c.NPZ", STORED)), 2, 3, VALUES);
	}

	@Test
	void publishedParameters() throws IOException {
		final Path file = Path.of("../shared/params/basicsr_niqe_pris_params.npz");
		assumeTrue(Files.exists(file), "no published parameters in " + file);
		assertEquals(36, NumberFiles.read(file, "mu_pris_param").columns());
		final NumberTable covariance = NumberFiles.read(file, "cov_pris_param");
		for (int i = 0; i < 36 * 36; i++) {
			assertEquals(covariance.values()[i], covariance.values()[i % 36 * 36 + i / 36], 1e-12);
		}
	}

	/** The bytes are those that numpy.save makes. */
	@Test
	void writesAsNumPyDoes() throws IOException {
		final Path file = folder.resolve("w.npy");
		NpyFile.write(file, new NumberTable(VALUES, 2, 3));
		check(NumberFiles.read(file), 2, 3, VALUES);
		final byte[] bytes = Files.readAllBytes(file);
		final byte[] expected = Base64.getDecoder().decode(FLOAT32);
		assertEquals(128 + 48, bytes.length);
		assertEquals(new String(expected, 0, 128, StandardCharsets.ISO_8859_1).replace("<f4", "<f8"), new String(bytes, 0, 128,
			StandardCharsets.ISO_8859_1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"<f2 | (2, 3) | holds values of type \"<f2\", which cannot be read. Save it as float32, float64 or whole numbers.", //
		"<c16 | (2, 3) | holds values of type \"<c16\"", "<U7 | (2, 3) | holds values of type \"<U7\"", //
		"<f8 | () | has 0 dimensions, but a table has 2 (rows × columns) or 1. Reshape the array before saving it.", //
		"<f8 | (2, 3, 1) | has 3 dimensions", "<f8 | (0, 3) | holds no values. Give a table with at least one row.", //
		"<f8 | (2, -3) | has a damaged header: its shape is (2, -3). Copy it again from its source.", //
		"<f8 | (2, x) | has a damaged header: its shape is (2, x)", //
		"<f8 | (99999999, 99999999) | says that it has 99999999 × 99999999 values, more than can be held.", //
		"<f8 | (2, 30) | should hold 480 bytes of values by its header, but holds 48. Copy it again from its source.", //
		"<f8 | (2, 2) | should hold 32 bytes of values by its header, but holds 48." })
	void headersThatCannotBeRead(final String type, final String shape, final String sentence) throws IOException {
		final String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
		final Path file = Files.write(folder.resolve("h.npy"), npy(1, header, 48));
		assertTrue(refusal(file).startsWith(file + " " + sentence), refusal(file));
	}

	private static byte[] npy(final int version, final String header, final int data) {
		final byte[] bytes = Arrays.copyOf(("\u0093NUMPY" + (char) version + "\0" + (char) header.length() + "\0" + header)
			.getBytes(StandardCharsets.ISO_8859_1), 10 + header.length() + data);
		return bytes;
	}

	@Test
	void codeIsNeverLoaded() throws IOException {
		assertTrue(refusal(write("p.npy", PICKLED)).endsWith(
			"holds pickled Python objects, which are code and are never loaded. Save it as an array of float32 or float64."));
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		assertTrue(refusal(text("t.npy", "text")).endsWith("does not begin as one. Write it with numpy.save."));
		assertTrue(refusal(Files.write(folder.resolve("v.npy"), npy(4, "{}", 0))).contains("is of version 4 of the NumPy format"));
		assertTrue(refusal(Files.write(folder.resolve("v.npy"), npy(1, "{'descr': [('a', '<f8')]}", 0))).contains(
			"its fortran_order is missing"));
		assertTrue(refusal(Files.write(folder.resolve("v.npy"), npy(1,
			"{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,)}", 8))).contains("holds values of type \"structure\""));
		assertTrue(refusal(text("t.npz", "text")).contains("is not a .npz archive, or a damaged one ("));
		assertTrue(refusal(text("t.mat", "text")).endsWith("Give a .npy, .npz or .csv file."));
		assertTrue(refusal(text("t.npy", "")).contains("is empty (0 bytes)"));
		assertTrue(refusal(folder.resolve("none.npy")).contains("does not exist. Check the path."));
		assertTrue(refusal(folder).contains("is a folder, not a table of numbers."));
		final Path zipped = write("b.npz", ZIPPED);
		assertTrue(refusal(zipped).endsWith("needs the name of one array: it holds a, b. Name one of its arrays."));
		assertTrue(assertThrows(DdasrException.class, () -> NumberFiles.read(zipped, "c")).getMessage().endsWith(
			"has no array \"c\": it holds a, b. Name one of its arrays."));
	}

	@Test
	void numbersAsText() throws IOException {
		check(NumberFiles.read(text("a.csv", "1,2\n3,4.5e1\n")), 2, 2, 1, 2, 3, 45);
		check(NumberFiles.read(text("a.csv", "\uFEFF# made by hand\r\n\"x, y\",z\r\n 1 ,-.5\r\n\r\n")), 1, 2, 1, -0.5);
		check(NumberFiles.read(text("a.csv", "7")), 1, 1, 7);
	}

	@Test
	void fieldsAreReadAsTheyWereWritten() {
		for (final String text : new String[] { "plain", "a, b", "say \"x\", \"y\"", "\"", "" }) {
			assertEquals(List.of(text, "end"), CsvFields.split(CsvFields.quoted(text) + ",end"));
		}
		assertEquals("plain", CsvFields.quoted("plain"));
	}

	@Test
	void badTextIsRefused() throws IOException {
		assertTrue(refusal(text("a.csv", "1,2\n3\n")).endsWith(
			"a.csv, line 2: 1 fields, but the lines before have 2. Give every line the same number of fields."));
		assertTrue(refusal(text("a.csv", "x,y\n1,2\n3,two\n")).contains("a.csv, line 3, field 2: \"two\" is not a number."));
		assertTrue(refusal(text("a.csv", "1,0x1p3\n1,2d\n")).contains("line 2, field 2: \"2d\" is not a number"));
		assertTrue(refusal(text("a.csv", "1,NaN\ninf,4\n")).endsWith(
			"holds 2 values that are NaN or infinite, of 4. Leave out the rows that have them."));
		assertTrue(refusal(text("a.csv", "x,y\n")).endsWith("holds no values. Give a table with at least one row."));
		assertTrue(refusal(text("a.csv", "1,\"2\n")).contains("line 1: a quotation mark is not closed."));
		final Path binary = Files.write(folder.resolve("b.csv"), new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 });
		assertTrue(refusal(binary).contains("is not a text file in UTF-8."));
	}

	/** Bits flipped, ends cut: a sentence or a table, never another error. */
	@Test
	void damageIsToldOrHarmless() throws IOException {
		final Random random = new Random(11);
		final String[] samples = { FLOAT32, BIG_FORTRAN, INT16_V2, UINT64_V3, STORED, ZIPPED };
		int refused = 0, read = 0;
		for (int round = 0; round < 3000; round++) {
			final int sample = random.nextInt(samples.length);
			byte[] bytes = Base64.getDecoder().decode(samples[sample]);
			if (random.nextInt(4) == 0) bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
			else bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
			final Path file = Files.write(folder.resolve(sample < 4 ? "f.npy" : "f.npz"), bytes);
			try {
				NumberFiles.read(file, sample < 4 ? "" : "a");
				read++;
			}
			catch (final DdasrException e) {
				assertTrue(e.getMessage().contains(file.toString()) && e.getMessage().lines().count() == 1, e.getMessage());
				refused++;
			}
		}
		assertTrue(refused > 1000 && read > 300, refused + " refused, " + read + " read");
	}
}
