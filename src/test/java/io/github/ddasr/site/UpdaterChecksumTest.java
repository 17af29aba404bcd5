package io.github.ddasr.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what imagej-updater 2.0.1 computed for the same files, {@code UpdaterUtil.getDigest}. */
class UpdaterChecksumTest {

	@TempDir
	Path folder;

	@Test
	void plainFilesAreHashedAfterTheirPath() throws IOException {
		final Path file = Files.writeString(folder.resolve("x"), "print(1);\n");
		assertEquals("7fdc3ceca028d9b9dea1c5c4f527416821faa539", UpdaterChecksum.of("macros/DDASR/a macro.ijm", file));
	}

	@Test
	void jarsAreHashedByContent() throws IOException {
		assertEquals("2b39349da286694196cc56460f894b210cf1bc30", UpdaterChecksum.of("jars/a.jar", jar(contents())));
	}

	@Test
	void buildsThatDifferInDatesOnlyAreTheSame() throws IOException {
		final Map<String, String> other = contents();
		other.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuild-Jdk: 21\nMain-Class: c.D\n");
		other.put("META-INF/maven/a/pom.properties", "#Tue Feb 02\nversion=1\n\n#kept\n");
		assertEquals(UpdaterChecksum.of("jars/a.jar", jar(contents())), UpdaterChecksum.of("jars/a.jar", jar(other)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "#a;b=1;|;b=1;", "b=#1;#c|b=#1;", ";#a;#b;|;#a;;", "##;#a;|;#a;", "#;x;#a;|;x;;",
		"a;;;#b;|a;;;;" })
	void commentsAreEmptied(final String text, final String kept) {
		final byte[] bytes = text.replace(';', '\n').getBytes(StandardCharsets.US_ASCII);
		assertEquals(kept, new String(UpdaterChecksum.withoutComments(bytes), StandardCharsets.US_ASCII).replace('\n', ';'));
	}

	private static Map<String, String> contents() {
		final Map<String, String> contents = new LinkedHashMap<>();
		contents.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMain-Class: a.B\n");
		contents.put("META-INF/", "");
		contents.put("META-INF/maven/a/pom.properties", "#Mon Jan 01\nversion=1\n\n#kept\n");
		contents.put("a/B.class", "no class");
		contents.put("a/Ä.txt", "#\n");
		contents.put("Z", "z");
		return contents;
	}

	private Path jar(final Map<String, String> contents) throws IOException {
		return MadeUpSite.jar(folder.resolve("made-up.jar"), contents);
	}
}
