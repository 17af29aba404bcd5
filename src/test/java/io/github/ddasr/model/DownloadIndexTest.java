package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;

/** The list of downloads against the files themselves, and how files are found by their bytes. */
class DownloadIndexTest {

	private static final Path PARAMETERS = Path.of("../shared/params");

	/** Short name → file in the folder of published parameters, and the notice that came with it. */
	private static final Map<String, String[]> ORIGINALS = Map.of( //
		"live-niqe", new String[] { "niqe_modelparameters.mat", "niqe_release_readme_LICENSE.txt" }, //
		"live-brisque-model", new String[] { "brisque_allmodel.libsvm.txt", "brisque_release_readme_LICENSE.txt" }, //
		"live-brisque-range", new String[] { "brisque_allrange.txt", "brisque_release_readme_LICENSE.txt" }, //
		"basicsr-niqe", new String[] { "basicsr_niqe_pris_params.npz", "BasicSR_LICENSE.txt" });

	@TempDir
	private Path folder;

	private final DownloadIndex index = DownloadIndex.standard();

	@Test
	void publishedFilesAreFoundWhateverTheirNames() throws IOException {
		assumeTrue(Files.isDirectory(PARAMETERS), "no published parameters in " + PARAMETERS);
		final String provenance = Files.readString(PARAMETERS.resolve("PROVENANCE.md"));
		assertEquals(ORIGINALS.keySet().size(), parameters().size());
		for (final DownloadEntry entry : parameters()) {
			final Path original = PARAMETERS.resolve(ORIGINALS.get(entry.id())[0]);
			assertEquals(Optional.of(original), index.find(entry.id(), PARAMETERS), entry.id());
			final String[] path = entry.address().getPath().substring(1).split("/", 4);
			assertTrue(provenance.contains(" " + path[0] + "/" + path[1]) && provenance.contains(" " + path[3] + " "),
				entry.address().toString());
			assertTrue(provenance.contains(path[2]), entry.address().toString());
		}
	}

	@Test
	void noticesAreWhole() throws IOException {
		assumeTrue(Files.isDirectory(PARAMETERS), "no published parameters in " + PARAMETERS);
		for (final DownloadEntry entry : parameters()) {
			final String text = Files.readString(PARAMETERS.resolve("licenses").resolve(ORIGINALS.get(entry.id())[1])).replace(
				"\r", "");
			final int start = text.indexOf("-----------COPYRIGHT NOTICE STARTS");
			final int end = text.indexOf("-----------COPYRIGHT NOTICE ENDS");
			final String whole = start < 0 ? text.strip() : text.substring(start, end);
			assertTrue(entry.notice().contains(whole), entry.id());
		}
	}

	@Test
	void addressesAreSecureAndFixed() {
		for (final DownloadEntry entry : index.entries()) {
			assertEquals("https", entry.address().getScheme());
			assertTrue(entry.address().getPath().matches("/[^/]+/[^/]+/[0-9a-f]{40}/.+"), entry.address().toString());
			// The numbers of all parameters are LIVE's, so its notice goes with every one.
			assertEquals(parameters().contains(entry), entry.notice().contains(
				"THIS LINE------------\nCopyright (c) 2011 The University of Texas at Austin"), entry.id());
			assertEquals(!parameters().contains(entry), entry.approximate(), entry.id());
			assertTrue(entry.noticeText().contains(entry.citation()) && entry.noticeText().contains(entry.notice()));
		}
	}

	/** Files of LIVE's parameters; what else there is are networks. */
	private List<DownloadEntry> parameters() {
		return index.entries().stream().filter(entry -> !entry.group().equals("arssr")).toList();
	}

	/** Names and checksums as git has them in the tree of that commit. */
	@Test
	void networksOfArssrAreThoseOfItsRepository() {
		final Map<String, String> blobs = Map.of("ArSSR_RDN.pkl", "c6c0cd259a237ac80b260a21984809b0f9ba16f2", //
			"ArSSR_ResCNN.pkl", "ef2a7e86266f7f2a775efe7fb03a3310d510aa1d", //
			"ArSSR_SRResnet.pkl", "62e4f6965ab2cd5d0ade47952c561bd3723f8bd8");
		assertEquals(List.of("arssr-rescnn", "arssr-srresnet", "arssr-rdn"), ids("arssr"));
		for (final DownloadEntry entry : index.select("arssr")) {
			assertEquals("git-blob-sha1:" + blobs.get(entry.file()), entry.checksum().toString());
			assertEquals("https://raw.githubusercontent.com/iwuqing/ArSSR/7e10fe0117efda7091d7ecda45c34a7202439642/pre_trained_models/" + entry
				.file(), entry.address().toString());
			assertTrue(ModelFile.isFileName(entry.file()));
			assertTrue(entry.licence().startsWith("none is stated"), entry.licence());
			assertTrue(entry.notice().contains("states no licence") && entry.notice().contains("for your own research") && entry.notice()
				.contains("nor passes them on"), entry.notice());
		}
	}

	/** The one of them of which there is a file of equal structure tells whether the size that is said can be right. */
	@Test
	void sizesOfArssrAreNearThoseOfEqualFiles() throws IOException {
		final Path alike = Path.of("../shared/golden/networks/synthetic_ArSSR_ResCNN.pkl");
		assumeTrue(Files.exists(alike), "skipped: " + alike + " is not there");
		assertEquals(Files.size(alike), index.select("arssr-rescnn").get(0).size(), 10_000);
	}

	@Test
	void namesAreGroups() {
		assertEquals(List.of("live-niqe", "live-brisque", "basicsr-niqe", "arssr", "all"), index.names());
		assertEquals(List.of("live-brisque-model", "live-brisque-range"), ids("live-brisque"));
		assertEquals(List.of("live-brisque-range"), ids("live-brisque-range"));
		assertEquals(7, ids("all").size());
		assertEquals("Nothing to download is called \"live-niqqe\". Did you mean live-niqe? There are: live-niqe, " +
			"live-brisque, basicsr-niqe, arssr, all.", assertThrows(DdasrException.class, () -> index.select("live-niqqe"))
			.getMessage());
		assertTrue(assertThrows(DdasrException.class, () -> index.find("live-brisque", folder)).getMessage().contains(
			"live-brisque-range"));
	}

	@Test
	void onlyTheRightBytesAreFound() throws IOException {
		final DownloadEntry abc = entry("abc.txt", 3,
			"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		final DownloadIndex own = new DownloadIndex(List.of(abc));
		assertEquals(Optional.empty(), own.find("abc.txt", null));
		assertEquals(Optional.empty(), own.find("abc.txt", folder.resolve("gone")));
		Files.writeString(folder.resolve("abc.txt"), "abd");
		Files.writeString(folder.resolve(".abc.txt-x.part"), "abc");
		Files.createDirectory(folder.resolve("sub"));
		assertEquals(Optional.empty(), own.find("abc.txt", folder));
		final Path other = Files.writeString(folder.resolve("A other name"), "abc");
		assertEquals(Optional.of(other), own.find("abc.txt", folder));
		final Path right = Files.writeString(folder.resolve("abc.txt"), "abc");
		assertEquals(Optional.of(right), own.find("abc.txt", folder));
	}

	@Test
	void impossibleEntriesAreRefused() {
		final String sum = "git-blob-sha1:" + "0".repeat(40);
		for (final String name : List.of("../x", "a/b", "a\\b", ".x", "", "a b")) {
			assertThrows(IllegalArgumentException.class, () -> entry(name, 1, sum), name);
		}
		assertThrows(IllegalArgumentException.class, () -> entry("x", 0, sum));
		assertThrows(IllegalArgumentException.class, () -> new DownloadEntry("x", "x", "x", URI.create("file:///etc/x"), 1,
			Checksum.parse(sum), "", "", "", ""));
		final DownloadEntry x = entry("x", 1, sum);
		assertThrows(IllegalArgumentException.class, () -> new DownloadIndex(List.of(x, x)));
	}

	@Test
	void damagedListIsNamed() throws IOException {
		final Path list = Files.createDirectory(folder.resolve("models")).resolve("downloads.json");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null)) {
			assertEquals("The list of downloads models/downloads.json in this program is damaged (models/downloads.json). " +
				"Install the suite again.", damage(loader));
			for (final String text : List.of("", "[", "{}", "[1]", "[{}]", "[{\"notices\":[\"no.txt\"]}]",
				"[{\"notices\":[],\"id\":\"x\"}]"))
			{
				Files.writeString(list, text);
				assertTrue(damage(loader).startsWith("The list of downloads models/downloads.json in this program is damaged ("),
					text);
			}
		}
	}

	private static String damage(final ClassLoader loader) {
		return assertThrows(DdasrException.class, () -> new DownloadIndexFormat(loader).read()).getMessage();
	}

	private List<String> ids(final String name) {
		return index.select(name).stream().map(DownloadEntry::id).toList();
	}

	private static DownloadEntry entry(final String file, final long size, final String checksum) {
		return new DownloadEntry(file, file, file, URI.create("https://localhost/" + "x"), size, Checksum.parse(checksum), //
			"three letters", "none", "a notice", "nobody");
	}
}
