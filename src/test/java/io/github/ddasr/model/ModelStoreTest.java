package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;

class ModelStoreTest {

	@TempDir
	Path jar;

	/** A name with everything that paths may have. */
	@TempDir
	Path parent;

	private Path folder;
	private URLClassLoader loader;

	@BeforeEach
	void makeModels() throws IOException {
		folder = Files.createDirectory(parent.resolve("M\u00f6delle [1] \u8133 scale=9"));
		final Path models = Files.createDirectory(jar.resolve("models"));
		Files.writeString(models.resolve("index.txt"), "# comment\n\nsrn-x2-tiny\n srn-x2-small \n");
		write(models.resolve("srn-x2-tiny.safetensors"), "tiny", 2);
		write(models.resolve("srn-x2-small.safetensors"), "small", 2);
		write(folder.resolve("mine.safetensors"), "base", 4);
		loader = loaderOf(jar);
	}

	@AfterEach
	void close() throws IOException {
		loader.close();
	}

	@Test
	void listsBundledModelsFirst() {
		final List<ModelEntry> list = store().list();
		assertEquals(List.of("srn-x2-tiny", "srn-x2-small", "mine"),
			list.stream().map(ModelEntry::name).collect(Collectors.toList()));
		assertEquals(new ModelEntry("srn-x2-tiny", "srn", "a tiny model", 2, "bundled", null), list.get(0));
		assertEquals(new ModelEntry("mine", "srn", "a base model", 4, folder.resolve("mine.safetensors").toString(), null),
			list.get(2));
	}

	@Test
	void opensByNameWhateverTheCase() {
		final ModelFile model = store().open(" SRN-x2-Tiny ");
		assertEquals("srn-x2-tiny", model.name());
		assertEquals("bundled", model.source());
		assertEquals("tiny", model.header().preset());
		assertArrayEquals(new float[] { 1, 2 }, model.tensors().tensor("w").floats());
		assertEquals(4, store().open("mine").header().scale());
	}

	@Test
	void opensByPathAndByFileNameInTheFolder() {
		assertEquals("mine", store().open(folder.resolve("mine.safetensors").toString()).name());
		assertEquals(folder.resolve("mine.safetensors").toString(), store().open("mine.safetensors").source());
		final String absent = parent.resolve("absent.safetensors").toString();
		assertEquals("There is no file " + absent + "; check its name and folder.", refusal(absent));
	}

	@Test
	void unknownNameIsAnsweredWithTheNearestAndAll() {
		assertEquals("The model \"srn-x2-tinny\" is unknown - did you mean srn-x2-tiny?; available are srn-x2-tiny, " +
			"srn-x2-small, mine. Further models can be copied into the folder " + folder + ", or named by the path of " +
			"their file.", refusal("srn-x2-tinny"));
		assertTrue(refusal("resnet").startsWith("The model \"resnet\" is unknown; available are srn-x2-tiny, "));
		assertTrue(refusal(null).startsWith("No model is named; available are "));
	}

	@Test
	void unusableFilesAreListedWithTheReason() throws IOException {
		Files.write(folder.resolve("empty.safetensors"), new byte[0]);
		SafeTensors.write(folder.resolve("foreign.safetensors"), Map.of("w", Tensor.scalar(1L)), Map.of());
		Files.write(folder.resolve(".mine.safetensors123.part"), new byte[5]);
		Files.writeString(folder.resolve("readme.txt"), "no model");
		final List<ModelEntry> list = store().list();
		assertEquals(5, list.size());
		assertEquals("The file " + folder.resolve("empty.safetensors") + " is not a usable safetensors file: it is empty; " +
			"copy or download it again.", list.get(2).problem());
		assertTrue(list.get(3).problem().contains("is no DDASR model"), list.get(3).problem());
		assertEquals(List.of("srn-x2-tiny", "srn-x2-small", "mine"), store().names());
		assertEquals("The model empty cannot be used: " + list.get(2).problem(), refusal("empty"));
	}

	@Test
	void truncatedFileShowsInTheListAlready() throws IOException {
		final Path file = folder.resolve("mine.safetensors");
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
		assertTrue(store().list().get(2).problem().contains("it has " + (bytes.length - 1) + " bytes where its header " +
			"announces " + bytes.length));
	}

	@Test
	void secondModelOfANameIsListedAsHidden() throws IOException {
		final Path twin = folder.resolve("SRN-x2-tiny.safetensors");
		write(twin, "base", 4);
		final ModelEntry entry = store().list().stream().filter(e -> e.source().equals(twin.toString())).findFirst().get();
		assertEquals("another model has the same name (bundled); rename this file, or give its path.", entry.problem());
		assertEquals("tiny", store().open("srn-x2-tiny").header().preset());
		assertEquals("base", store().open(twin.toString()).header().preset());
	}

	@Test
	void bundledModelThatIsMissingDoesNotFailTheList() throws IOException {
		Files.delete(jar.resolve("models/srn-x2-tiny.safetensors"));
		assertEquals("The bundled file models/srn-x2-tiny.safetensors is missing or damaged; install DDASR again.",
			store().list().get(0).problem());
		assertEquals(3, store().list().size());
	}

	@Test
	void withoutAnyModel() throws MalformedURLException {
		final ModelStore none = new ModelStore(loaderOf(parent), null);
		assertEquals(List.of(), none.list());
		assertEquals("The model \"x\" is unknown; there are none yet. Further models can be copied into a folder named by " +
			"the system property ddasr.models, or named by the path of their file.",
			assertThrows(DdasrException.class, () -> none.open("x")).getMessage());
		assertEquals(List.of(), new ModelStore(loaderOf(parent), parent.resolve("absent")).list());
	}

	@Test
	void everyModelOfThisProgramIsUsable() {
		for (final ModelEntry entry : new ModelStore(ModelStore.class.getClassLoader(), null).list()) {
			assertNull(entry.problem());
		}
	}

	@Test
	void folderComesFromPropertyThenSettingThenFiji() {
		final Map<String, String> before = new HashMap<>();
		for (final String key : List.of(ModelStore.FOLDER_PROPERTY, "fiji.dir")) before.put(key, System.getProperty(key));
		try {
			System.setProperty("fiji.dir", parent.toString());
			System.clearProperty(ModelStore.FOLDER_PROPERTY);
			assertEquals(parent.resolve("models"), ModelStore.chooseFolder(" "));
			assertEquals(folder, ModelStore.chooseFolder(folder.toString()));
			System.setProperty(ModelStore.FOLDER_PROPERTY, jar.toString());
			assertEquals(jar, ModelStore.standard(folder.toString()).folder());
		}
		finally {
			before.forEach((key, value) -> {
				if (value == null) System.clearProperty(key);
				else System.setProperty(key, value);
			});
		}
	}

	@Test
	void checksumIsThatOfTheWholeFile() throws IOException {
		// SHA-256 of the bytes by sha256sum: "abc" is the standard's own example.
		final Path path = folder.resolve("mine.safetensors");
		final ModelFile model = ModelFile.open(path);
		Files.writeString(path, "abc");
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", model.sha256());
	}

	@Test
	void modelWithoutWeightsIsRefused() {
		final Path path = folder.resolve("bare.safetensors");
		ModelFile.write(path, ModelHeader.of("srn", "tiny", 2), Map.of());
		final ModelFile model = ModelFile.open(path);
		assertEquals("The model file " + path + " holds no weights; get the file again from where it came.",
			assertThrows(DdasrException.class, model::tensors).getMessage());
	}

	private ModelStore store() {
		return new ModelStore(loader, folder);
	}

	private String refusal(final String name) {
		return assertThrows(DdasrException.class, () -> store().open(name)).getMessage();
	}

	/** Without parent, so that the program's own models do not show. */
	private static URLClassLoader loaderOf(final Path root) throws MalformedURLException {
		return new URLClassLoader(new URL[] { root.toUri().toURL() }, null);
	}

	private static void write(final Path path, final String preset, final int scale) {
		final ModelHeader header =
			ModelHeader.of("srn", preset, scale).withOrigin("a " + preset + " model", "", "", "", "", Map.of());
		ModelFile.write(path, header, Map.of("w", Tensor.of(new float[] { 1, 2 }, 2)));
	}
}
