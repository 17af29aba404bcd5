package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelHeaderFormat;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TorchFixture;
import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.Monitor;

/** Files of ArSSR, from the disk to the enlarged volume. */
class ArssrFilesTest {

	private static final long MEMORY = 1L << 30;

	@TempDir
	private Path folder;

	/** A file as PyTorch has written it, and what the published code makes of a volume with it. */
	@Test
	void aFileOfThePublishedCodeGivesItsResult() throws IOException {
		final ModelFile model = ModelFile.open(NetworkGoldens.file("synthetic_ArSSR_ResCNN.pkl"));
		assertEquals(ArssrShape.preset("rescnn"), ArssrShape.of(model.header()));
		final float[] input = NetworkGoldens.values("input_24x28x20.npy");
		assertArrayEquals(NetworkGoldens.values("out_ResCNN_x2d0.npy"), enlarged(model, input, new int[] { 24, 28, 20 }, new int[] { 48, 56,
			40 }), 2e-5f);
	}

	/** The three kinds of file hold the same thin network, and so does a model of this suite. */
	@ParameterizedTest
	@CsvSource({ "rdn", "rescnn", "srresnet" })
	void everyKindOfFileGivesTheSame(final String preset) throws IOException {
		final ArssrShape c = ArssrShape.preset(preset), thin = new ArssrShape("custom", c.encoder(), 4, 2, 2, 8, c
			.decoder(), 16, c.decoderLayers());
		final int[] size = { 5, 6, 7 }, newSize = { 11, 12, 21 };
		final float[] image = FormulaWeights.image(210);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		final Map<String, Entry> entries = new LinkedHashMap<>();
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, new FormulaWeights())) {
			final Arssr network = new Arssr(thin, p);
			p.values().forEach((name, v) -> {
				final long[] shape = network.parameters().shapes().get(name);
				tensors.put(name, Tensor.of(v, shape));
				entries.put("module." + name, Entry.floats(v, shape));
			});
		}
		final Path own = folder.resolve("own.safetensors"), zip = folder.resolve("zip.pkl"), old = folder.resolve("old.pkl");
		ModelFile.write(own, thin.header().withNormalisation(ModelHeaderFormat.WHOLE_RANGE), tensors);
		TorchFixture.zip(zip, entries);
		TorchFixture.legacy(old, entries);
		final float[] expected = enlarged(ModelFile.open(own), image, size, newSize);
		assertTrue(differs(expected), "a network that gives the same everywhere proves nothing");
		for (final Path file : List.of(zip, old)) {
			final ModelFile model = ModelFile.open(file);
			assertEquals(thin, ArssrShape.of(model.header()));
			assertArrayEquals(expected, enlarged(model, image, size, newSize));
		}
	}

	private static boolean differs(final float[] values) {
		for (final float v : values) if (v != values[0]) return true;
		return false;
	}

	/** What was trained here with a published preset bears the published names, in the published order. */
	@ParameterizedTest
	@CsvSource({ "rdn,keys_RDN.txt", "rescnn,keys_ResCNN.txt", "srresnet,keys_SRResnet.txt" })
	void publishedPresetsHaveThePublishedNames(final String preset, final String list) throws IOException {
		final List<String> expected = new ArrayList<>();
		for (final String line : Files.readAllLines(NetworkGoldens.file(list))) {
			final String[] parts = line.split("\t");
			if (parts.length > 2) expected.add(parts[1] + " " + parts[2]);
		}
		try (NDManager manager = Engines.start().newBaseManager(); Parameters p = new Parameters(manager, (name, shape,
			initial) -> Initialisation.ZERO.values(shape, 0)))
		{
			new Arssr(ArssrShape.preset(preset), p);
			final List<String> found = new ArrayList<>();
			p.shapes().forEach((name, s) -> found.add(name + " " + String.join("x", Arrays.stream(s).mapToObj(Long::toString).toList())));
			assertEquals(expected, found);
		}
	}

	/** The header of an imported file says of the shape what the network's own header says. */
	@Test
	void headersAgree() throws IOException {
		final ModelHeader imported = ModelFile.open(NetworkGoldens.file("synthetic_ArSSR_ResCNN.pkl")).header(), own = ArssrShape
			.preset("rescnn").header();
		final Map<String, String> options = new LinkedHashMap<>(imported.options());
		assertEquals("2:4", options.remove("scales"));
		assertEquals(own.options(), options);
		assertEquals(own.architecture(), imported.architecture());
		assertEquals(own.preset(), imported.preset());
		assertEquals(own.scale(), imported.scale());
		assertEquals(own.dimensions(), imported.dimensions());
	}

	private static float[] enlarged(final ModelFile model, final float[] image, final int[] size, final int[] newSize) {
		final float[] result = new float[newSize[0] * newSize[1] * newSize[2]];
		final DeviceSelection cpu = Devices.ofThisMachine().resolve(DeviceChoice.CPU);
		try (ArssrVolumeNetwork network = ArssrVolumeNetwork.open(model, cpu, MEMORY)) {
			assertTrue(network.usesWholeRange());
			assertArrayEquals(new double[] { 2, 4 }, network.learnedScales());
			network.enlarge(new VolumeNetwork.Request(image, size, newSize, null), (first, planes) -> System.arraycopy(planes, 0, result, first *
				newSize[1] * newSize[2], planes.length), Monitor.NONE);
		}
		return result;
	}
}
