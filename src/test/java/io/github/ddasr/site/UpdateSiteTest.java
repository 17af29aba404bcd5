package io.github.ddasr.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateSiteTest {

	@TempDir
	Path folder;

	private Path project;
	private Path site;

	@BeforeEach
	void makeProject() throws IOException {
		project = MadeUpSite.project(Files.createDirectory(folder.resolve("project")), "0.1.0", 2026);
		site = folder.resolve("site");
	}

	@Test
	void siteHoldsWhatFijiLacksUnderTimedNames() throws IOException {
		build(List.of());
		assertEquals(List.of("db.xml.gz", "jars/ddasr-fiji-0.1.0.jar-20260102030406", "jars/djl-api-0.35.1.jar-20260102030406",
			"jars/libsvm-3.35.jar-20260102030406", "jars/mfl-core-0.5.15.jar-20260102030406",
			"jars/pytorch-engine-0.35.1.jar-20260102030406", "jars/pytorch-jni-2.7.1-0.35.1.jar-20260102030406",
			"licenses/DDASR/ddasr-fiji.txt-20260102030406", "licenses/DDASR/libsvm.txt-20260102030406",
			"macros/DDASR/enlarge.ijm-20260102030406"), List.copyOf(bytes(site).keySet()));
		assertEquals(List.of(), faults());
	}

	@Test
	void listComesBackAsItWasWritten() throws IOException {
		final List<SiteFile> written = build(List.of());
		assertEquals(written, Database.read(site.resolve("db.xml.gz")));
		assertTrue(written.get(0).notes().dependencies().containsAll(List.of("jars/djl-api.jar", "jars/imglib2.jar")));
	}

	@Test
	void sameBuildGivesTheSameBytes() throws IOException {
		build(List.of());
		final Map<String, byte[]> first = bytes(site);
		Files.setLastModifiedTime(project.resolve("target/ddasr-fiji-0.1.0.jar"), FileTime.fromMillis(0));
		build(List.of());
		final Map<String, byte[]> second = bytes(site);
		assertEquals(first.keySet(), second.keySet());
		for (final String name : first.keySet()) assertArrayEquals(first.get(name), second.get(name), name);
	}

	@Test
	void usersOfTheFormerVersionAreKnown() throws IOException {
		final List<SiteFile> former = build(List.of());
		Files.delete(project.resolve("target/ddasr-fiji-0.1.0.jar"));
		MadeUpSite.suite(project, "0.2.0", 2027);
		Files.move(project.resolve("macros/enlarge.ijm"), project.resolve("macros/refine.ijm"));
		final Map<String, SiteFile> files = build(former).stream().collect(Collectors.toMap(SiteFile::unversioned, f -> f));
		final SiteFile suite = files.get("jars/ddasr-fiji.jar");
		assertEquals("jars/ddasr-fiji-0.2.0.jar-20270102030406", suite.storedName());
		assertEquals(List.of(new Version("jars/ddasr-fiji-0.1.0.jar", former.get(0).checksum(), 20260102030406L, 20270102030406L)),
			suite.previous());
		assertEquals(20260102030406L, files.get("jars/libsvm.jar").timestamp(), "unchanged");
		assertEquals(20270102030406L, files.get("macros/DDASR/refine.ijm").timestamp(), "new");
		assertEquals(1, files.get("macros/DDASR/enlarge.ijm").previous().size());
		assertTrue(!files.get("macros/DDASR/enlarge.ijm").isCurrent());
		assertEquals(List.of(), faults());
		assertEquals(List.copyOf(files.values()).size(), Database.read(site.resolve("db.xml.gz")).size());
	}

	@Test
	void anOlderJarDoesNotReplaceANewerOne() throws IOException {
		final List<SiteFile> former = build(List.of());
		Files.delete(project.resolve("target/ddasr-fiji-0.1.0.jar"));
		MadeUpSite.suite(project, "0.0.9", 2025);
		final IOException error = assertThrows(IOException.class, () -> build(former));
		assertEquals("The suite's jar was built at 20250102030406, but the site has jars/ddasr-fiji-0.1.0.jar of 20260102030406 " +
			"already; build the suite afresh.", error.getMessage());
	}

	@Test
	void aNewLibraryIsNotShippedBlindly() throws IOException {
		MadeUpSite.jar(project.resolve("target/dependency/onnx-1.0.jar"), Map.of("a", "b"));
		final IOException error = assertThrows(IOException.class, () -> build(List.of()));
		assertEquals("Fiji does not have onnx; say in the class ShippedJar whether the site shall.", error.getMessage());
	}

	@Test
	void aFolderThatIsNoSiteIsNotEmptied() throws IOException {
		Files.createDirectories(site);
		Files.writeString(site.resolve("thesis.txt"), "precious");
		assertThrows(IOException.class, () -> build(List.of()));
		assertEquals("precious", Files.readString(site.resolve("thesis.txt")));
	}

	@Test
	void damageAndHarmAreFound() throws IOException {
		build(List.of());
		Files.writeString(site.resolve("macros/DDASR/enlarge.ijm-20260102030406"), "run(\"Super-Resolve???\");\n");
		Files.delete(site.resolve("jars/libsvm-3.35.jar-20260102030406"));
		Files.writeString(site.resolve("jars/left-over"), "");
		final List<String> faults = faults();
		assertEquals(3, faults.size(), faults.toString());
		assertTrue(faults.get(0).startsWith("jars/libsvm-3.35.jar is in the list, but "), faults.get(0));
		assertTrue(faults.get(1).startsWith("macros/DDASR/enlarge.ijm does not have the checksum "), faults.get(1));
		assertEquals("jars/left-over is in the folder, but not in the list.", faults.get(2));
	}

	@Test
	void filesOfFijiAndNativesMustNotGoOut() throws IOException {
		assertEquals(List.of("jars/api-0.35.1.jar belongs to Fiji."), faultsOf("jars/api-0.35.1.jar", "a/Api.class"));
		assertEquals(List.of("jars/jna-5.15.0.jar belongs to Fiji."), faultsOf("jars/jna-5.15.0.jar", "a/Jna.class"));
		assertEquals(List.of("jars/linux64/torch-1.jar lies in a folder where the suite has no business."), faultsOf(
			"jars/linux64/torch-1.jar", "a"));
		final List<String> natives = faultsOf("jars/pytorch-native-cpu-2.7.1.jar", "native/lib/pytorch.properties");
		assertEquals("jars/pytorch-native-cpu-2.7.1.jar holds natives, which would keep Fiji from starting.", natives.get(0));
		assertTrue(natives.get(1).startsWith("jars/pytorch-native-cpu-2.7.1.jar cannot stand on Fiji's module path: "), natives
			.get(1));
		assertEquals(1, faultsOf("jars/torch-1.jar", "lib/libtorch.so.1").size());
		assertEquals(1, faultsOf("jars/other-1.jar", "Class_Without_Package.class").size());
		assertEquals(List.of(), faultsOf("jars/ddasr-fiji-1.jar", "Nifti_Reader.class"));
		assertEquals(List.of(), faultsOf("jars/bridge-1.jar", "jnilib/linux-x86_64/cpu/libdjl_torch.so"));
	}

	@Test
	void theListOfNamesOfTheRepositoryKnowsFijisLibraries() throws IOException {
		final FijiNames fiji = FijiNames.read(Path.of("update-site/fiji-names.txt"));
		for (final String name : new String[] { "api-0.14.0", "ij-1.54p", "imglib2-8.0.0", "scijava-common-2.100.1", "jna-5.14.0",
			"gson-2.10.1", "commons-compress-1.28.0", "slf4j-api-2.0.17", "commons-math3-3.6.1" }) {
			assertTrue(fiji.own("jars/" + name + ".jar"), name);
		}
		for (final ShippedJar jar : ShippedJar.ALL) assertTrue(!fiji.own("jars/" + jar.name() + "-1.0.jar"), jar.name());
	}

	private List<String> faultsOf(final String name, final String entry) throws IOException {
		final Path jar = MadeUpSite.jar(folder.resolve("one.jar"), Map.of(entry, ""));
		final Path own = folder.resolve("site of " + name.replace('/', ' '));
		SiteBuilder.build(Map.of(name, new SiteContents.Source(jar, SiteFile.Notes.NONE)), List.of(), own);
		return SiteCheck.faults(own, MadeUpSite.FIJI);
	}

	private List<SiteFile> build(final List<SiteFile> former) throws IOException {
		return SiteBuilder.build(SiteContents.of(project, MadeUpSite.FIJI), former, site);
	}

	private List<String> faults() throws IOException {
		return SiteCheck.faults(site, MadeUpSite.FIJI);
	}

	private static Map<String, byte[]> bytes(final Path root) throws IOException {
		final Map<String, byte[]> bytes = new TreeMap<>();
		try (Stream<Path> all = Files.walk(root)) {
			for (final Path file : all.filter(Files::isRegularFile).toList()) bytes.put(root.relativize(file).toString().replace('\\',
				'/'), Files.readAllBytes(file));
		}
		return bytes;
	}
}
