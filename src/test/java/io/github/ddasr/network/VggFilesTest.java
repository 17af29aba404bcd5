package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.model.Checksum;
import io.github.ddasr.model.SafeTensors;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TorchFixture;
import io.github.ddasr.model.TorchFixture.Entry;
import io.github.ddasr.volume.DdasrException;

/** Feature networks out of files, as torchvision, AdaIN and this suite name their weights. */
class VggFilesTest {

	private static final VggUse RAW = new VggUse(List.of("relu2_1"), true, false);
	/** Places of AdaIN's convolutions up to relu2_1. */
	private static final String[] ADAIN = { "2", "5", "9" }, TORCHVISION = { "features.0", "features.2", "features.5" };

	@TempDir
	private Path folder;

	/** Small weights of the first three convolutions, 8 filters wide, for colour images. */
	private static Map<String, Entry> weights(final String[] names) {
		final Map<String, Entry> tensors = new LinkedHashMap<>();
		final long[][] shapes = { { 8, 3, 3, 3 }, { 8, 8, 3, 3 }, { 16, 8, 3, 3 } };
		final FormulaWeights source = new FormulaWeights();
		for (int i = 0; i < 3; i++) {
			tensors.put(names[i] + ".weight", Entry.floats(source.values("", shapes[i], null), shapes[i]));
			tensors.put(names[i] + ".bias", Entry.floats(source.values("", new long[] { shapes[i][0] }, null), shapes[i][0]));
		}
		return tensors;
	}

	/** The same network, the 1×1 convolution given. */
	private static float[] expected(final NDManager m, final NDArray image, final float[] stage, final float[] bias) {
		final Map<String, Entry> entries = weights(TORCHVISION);
		final FormulaWeights source = new FormulaWeights();
		final Parameters p = new Parameters(m, (name, shape, initial) -> name.equals("stage.weight") ? stage : name.equals(
			"stage.bias") ? bias : source.values(name, shape, initial));
		final Vgg vgg = new Vgg(new VggConfiguration(8, 3, true, true), "relu2_1", p);
		assertEquals(entries.size() + 2, p.shapes().size());
		return vgg.forward(image, List.of("relu2_1")).get(0).toFloatArray();
	}

	@Test
	void torchvisionWithItsColours() throws IOException {
		final Path zip = folder.resolve("vgg19.pth"), safe = folder.resolve("vgg19.safetensors");
		final Map<String, Entry> entries = weights(TORCHVISION);
		entries.put("classifier.0.weight", Entry.floats(new float[] { 1 }, 1));
		TorchFixture.zip(zip, entries);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		final FormulaWeights source = new FormulaWeights();
		weights(TORCHVISION).forEach((name, e) -> tensors.put(name, Tensor.of(source.values("", e.shape(), null), e.shape())));
		SafeTensors.write(safe, tensors, Map.of());
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray image = m.create(FormulaWeights.image(3 * 7 * 6), new Shape(1, 3, 7, 6));
			final float[] sd = { 0.229f, 0.224f, 0.225f };
			final float[] expected = expected(m, image, new float[] { 1 / sd[0], 0, 0, 0, 1 / sd[1], 0, 0, 0, 1 / sd[2] },
				new float[] { -0.485f / sd[0], -0.456f / sd[1], -0.406f / sd[2] });
			for (final Path path : List.of(zip, safe)) {
				final VggFeatures f = VggFiles.open(path, RAW, m);
				assertArrayEquals(expected, f.of(image).get(0).toFloatArray(), 1e-4f);
				assertEquals("VGG-19 with widths divided by 8, 3 channels, mirrored borders: " + path.getFileName() +
					", SHA-256 " + Checksum.sha256(path), f.provenance());
			}
		}
	}

	/** With zeros at the borders the normalised colour is what is padded, as in torchvision. */
	@Test
	void zeroBordersAreThoseOfTheNormalisedImage() throws IOException {
		final Path path = folder.resolve("vgg19.pth");
		TorchFixture.legacy(path, weights(TORCHVISION));
		try (NDManager m = Engines.start().newBaseManager()) {
			final VggFeatures f = VggFiles.open(path, new VggUse(List.of("conv1_1"), false, false), m);
			// A grey of the mean colour is 0 after normalisation, so only the bias is left, at the border as well.
			final NDArray mean = m.create(new float[] { 0.485f, 0.485f, 0.456f, 0.456f, 0.406f, 0.406f }, new Shape(1, 3, 1, 2));
			final float[] bias = new float[16];
			for (int i = 0; i < 16; i++) bias[i] = java.nio.ByteBuffer.wrap(weights(TORCHVISION).get("features.0.bias").data())
				.order(java.nio.ByteOrder.LITTLE_ENDIAN).getFloat(i / 2 * 4);
			assertArrayEquals(bias, ChannelsLast.toPlanar(f.of(mean).get(0)), 1e-5f);
		}
	}

	@Test
	void adaInAsItIs() throws IOException {
		final Path path = folder.resolve("vgg_normalised.pth");
		final Map<String, Entry> entries = new LinkedHashMap<>();
		final float[] stage = FormulaWeights.image(9), bias = { 1, 2, 3 };
		entries.put("0.weight", Entry.floats(stage, 3, 3, 1, 1));
		entries.put("0.bias", Entry.floats(bias, 3));
		entries.putAll(weights(ADAIN));
		TorchFixture.legacy(path, entries);
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray image = m.create(FormulaWeights.image(3 * 7 * 6), new Shape(1, 3, 7, 6));
			// Normalised or not: it is left alone.
			final VggFeatures f = VggFiles.open(path, new VggUse(List.of("relu2_1"), true, true), m);
			assertArrayEquals(expected(m, image, stage, bias), f.of(image).get(0).toFloatArray(), 1e-4f);
		}
	}

	@Test
	void torchvisionIsNormalisedOnThePhantom() throws IOException {
		final Path path = folder.resolve("vgg19.pth");
		TorchFixture.zip(path, weights(TORCHVISION));
		try (NDManager m = Engines.start().newBaseManager()) {
			final VggFeatures f = VggFiles.open(path, new VggUse(List.of("relu2_1"), true, true), m);
			double sum = 0, n = 0;
			for (final NDArray batch : CalibrationSlices.of(m, 70, 1)) {
				final NDArray map = f.of(batch).get(0);
				sum += map.mean().getFloat();
				n++;
			}
			// Dead channels stay 0, the others have a mean of 1.
			assertTrue(sum / n > 0.5 && sum / n < 1.0001, sum / n + "");
			assertTrue(f.provenance().endsWith(", activations normalised on phantom slices"));
		}
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		final Path path = folder.resolve("net.pth");
		TorchFixture.zip(path, Map.of("layer.weight", Entry.floats(new float[] { 1 }, 1)));
		try (NDManager m = Engines.start().newBaseManager()) {
			assertTrue(assertThrows(DdasrException.class, () -> VggFiles.open(path, RAW, m)).getMessage().startsWith("The file " +
				path + " holds no VGG-19: "));
			TorchFixture.zip(path, weights(TORCHVISION));
			final String message = assertThrows(DdasrException.class, () -> VggFiles.open(path, VggUse.STYLE, m)).getMessage();
			assertEquals("The file " + path + " has no tensor \"features.7.weight\"; it belongs to another network or another " +
				"version of this program.", message);
			assertTrue(assertThrows(DdasrException.class, () -> FeatureNetworks.open("srn-x2-tiny", m)).getMessage().startsWith(
				"There is no file srn-x2-tiny"));
			assertTrue(assertThrows(DdasrException.class, () -> VggFiles.open(Path.of(
				"src/main/resources/models/srn-x2-tiny.safetensors"), RAW, m)).getMessage().startsWith(
					"The model srn-x2-tiny is no feature network but one of architecture \"srn\"."));
			assertThrows(DdasrException.class, () -> FeatureNetworks.open("a\0b", m));
		}
	}

	@Test
	void randomIsNormalisedAndStatesItsSeed() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final VggFeatures f = FeatureNetworks.open("random", m);
			assertEquals("VGG-19 with widths divided by 4, grey, mirrored borders: random filters of seed 1", f.provenance());
			final List<NDArray> slices = CalibrationSlices.of(m, 10, 1);
			assertEquals(1, slices.stream().mapToDouble(x -> f.of(x).get(1).mean().getFloat()).average().orElseThrow(), 0.1);
		}
	}
}
