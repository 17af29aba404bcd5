package io.github.ddasr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of packages, and the checker of that order on made-up violations. */
class ArchitectureTest {

	@Test
	void sourcesKeepTheOrderOfPackages() {
		final Path root = Path.of("src/main/java");
		assertTrue(Files.isDirectory(root.resolve("io/github/ddasr/volume")), "run from the project folder");
		assertEquals(List.of(), Architecture.violations(root));
	}

	@Test
	void upwardUseIsFound() {
		assertEquals(List.of("volume/A.java uses io"), //
			check("volume", "import io.github.ddasr.io.Nifti; class A {}"));
		assertEquals(List.of("volume/A.java uses command"), //
			check("volume", "class A { io.github.ddasr.command.Demo d; }"));
		assertEquals(List.of(), check("command", "import io.github.ddasr.volume.Volume; class A {}"));
	}

	@Test
	void neighboursOfOneLayerAreKeptApart() {
		assertEquals(List.of("quality/A.java uses superresolution"), //
			check("quality", "import io.github.ddasr.superresolution.SuperResolution; class A {}"));
	}

	@Test
	void nobodyUsesMain() {
		assertEquals(List.of("command/A.java uses Main"), check("command", "import io.github.ddasr.Main; class A {}"));
	}

	@Test
	void guestsStayWhereTheyAreWelcome() {
		assertEquals(List.of("command/A.java uses ai.djl"), check("command", "import ai.djl.ndarray.NDArray; class A {}"));
		assertEquals(List.of("volume/A.java uses ij"), check("volume", "import ij.ImagePlus; class A {}"));
		assertEquals(List.of("volume/A.java uses ij"), check("volume", "import ij.process.*; class A {}"));
		assertEquals(List.of("io/A.java uses java.awt"), check("io", "import java.awt.image.BufferedImage; class A {}"));
		assertEquals(List.of(), check("io", "import ij.ImagePlus; class A {}"));
	}

	@Test
	void commentsAndStringsDoNotCount() {
		assertEquals(List.of(), check("volume", "/** {@link io.github.ddasr.io.Nifti} */ class A { // ij.ImagePlus\n" +
			"String s = \"a \\\" ai.djl.Model\"; char c = '\"'; }"));
	}

	@Test
	void otherRulesAreChecked() {
		assertEquals(List.of("io/A.java ends the process"), check("io", "class A { void a() { System.exit(1); } }"));
		assertEquals(List.of(), Architecture.violations("", "Main.java", "class Main { { System.exit(1); } }"));
		assertEquals(List.of("io/A.java has 301 lines, more than 300"), check("io", "\n".repeat(301)));
		assertEquals(List.of("elsewhere/A.java is in the unknown package elsewhere"), check("elsewhere", "class A {}"));
	}

	@Test
	void missingDescriptionOfAPackageIsFound(@TempDir final Path root) throws IOException {
		final Path folder = Files.createDirectories(root.resolve("io/github/ddasr/io"));
		Files.writeString(folder.resolve("A.java"), "package io.github.ddasr.io; class A {}");
		assertEquals(List.of("package io has no package-info.java"), Architecture.violations(root));
	}

	private static List<String> check(final String home, final String source) {
		return Architecture.violations(home, "A.java", source);
	}
}
