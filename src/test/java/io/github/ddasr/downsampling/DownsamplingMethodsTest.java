package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

class DownsamplingMethodsTest {

	@TempDir
	Path folder;

	private DownsamplingMethods methods;

	@BeforeEach
	void store() {
		model("my-scanner", "dsn");
		model("other", "srn");
		methods = new DownsamplingMethods(new TreeMap<>(Map.of("area", Downsamplers.of("area"), "borrowed", new BorrowedLook())), ModelStore
			.standard(folder.toString()));
	}

	private void model(final String name, final String architecture) {
		ModelFile.write(folder.resolve(name + ".safetensors"), ModelHeader.of(architecture, "tiny", 2), Map.of("w", Tensor.of(new float[] {
			1 }, 1)));
	}

	@Test
	void methodsAndNetworksAreListed() {
		assertTrue(methods.names().containsAll(List.of("area", "borrowed", "my-scanner")), methods.names().toString());
		assertFalse(methods.names().contains("other"));
		assertTrue(new DownsamplingMethods(ModelStore.standard(folder.toString())).names().containsAll(Downsamplers.all().keySet()));
	}

	@Test
	void networksAndSomeMethodsNeedTexture() {
		assertFalse(methods.needsTexture("area"));
		assertTrue(methods.needsTexture("borrowed"));
		assertTrue(methods.needsTexture("my-scanner"));
		assertTrue(methods.needsTexture(folder.resolve("my-scanner.safetensors").toString()));
		assertEquals("method=my-scanner takes its look from low-resolution scans. Give some with texture=.", refusal("my-scanner",
			DownsamplingSetup.of(2)));
		assertEquals("method=borrowed takes its look from low-resolution scans. Give some with texture=.", refusal("borrowed",
			DownsamplingSetup.of(2)));
	}

	@Test
	void aMethodIsOpenedWithTexture() {
		final Texture texture = new Texture(List.of(new Texture.Slice("a:1", new float[64], 8, 8, 0)), "a");
		final Downsampler open = methods.open("borrowed", new DownsamplingSetup(2, Scanner.USUAL, texture, DeviceChoice.AUTO, 1),
			Monitor.NONE);
		assertEquals(16, open.shrink(new float[64], 8, 8, 2, 1, new SplittableRandom(1)).length);
	}

	@Test
	void checksumsAreThoseOfModels() {
		assertEquals("", methods.checksum("area"));
		assertEquals(ModelFile.open(folder.resolve("my-scanner.safetensors")).sha256(), methods.checksum("my-scanner"));
	}

	@Test
	void whatDoesNotSuitIsRefused() {
		assertTrue(refusal("borowed", DownsamplingSetup.of(2)).startsWith("There is no down-sampling method \"borowed\". Did you mean " +
			"borrowed? Choose one of: area, borrowed, "), refusal("borowed", DownsamplingSetup.of(2)));
		assertEquals("The model other (srn) does not make low-resolution slices. Give one of architecture dsn.", refusal("other",
			DownsamplingSetup.of(2)));
		assertEquals("method=area simulates no scanner: thickness, gap, partial, elliptical, tukey and noise mean nothing to it. Leave " +
			"them out.", refusal("area", new DownsamplingSetup(2, new Scanner(1, 0, 1, false, 0, 0.1), Texture.NONE, DeviceChoice.AUTO, 0)));
	}

	private String refusal(final String name, final DownsamplingSetup setup) {
		return assertThrows(DdasrException.class, () -> methods.open(name, setup, Monitor.NONE)).getMessage();
	}
}
