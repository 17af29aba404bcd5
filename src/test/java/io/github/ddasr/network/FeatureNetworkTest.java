package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.volume.DdasrException;

/** Foreign networks: what is refused, and what a hand-made one computes. */
class FeatureNetworkTest {

	private static final FeatureInput SMALL = new FeatureInput(4, 3, -1, 1);

	@TempDir
	private Path folder;

	private static DeviceSelection cpu() {
		return Devices.ofThisMachine().resolve(DeviceChoice.CPU);
	}

	private Path network(final String body) throws IOException {
		return TinyTorchScript.write(folder.resolve("tiny.pt"), body);
	}

	/** The mean over a channel of an image whose mean is kept by the resizing, mapped from 0 … 1 to −1 … 1. */
	@Test
	void runsTorchScript() throws IOException {
		final Path file = network("return torch.mean(x, [2, 3])");
		try (FeatureNetwork network = FeatureNetwork.open(file, "", true, SMALL, cpu())) {
			final float[] image = { 0, 0.25f, 0.5f, 1 };
			assertArrayEquals(new double[] { -0.125, -0.125, -0.125 }, network.features(image, 2, 2), 1e-6);
			assertArrayEquals(new double[] { 1, 1, 1 }, network.features(new float[] { 7 }, 1, 1), 1e-6);
			assertEquals("tiny.pt, SHA-256 " + TrustedFile.digest(Files.readAllBytes(file)), network.provenance());
			assertTrue(network.deviceLine().startsWith("running on cpu"));
		}
	}

	@Test
	void outputsAreFlattenedRowByRow() throws IOException {
		try (FeatureNetwork network = FeatureNetwork.open(network("return torch.mul(x, 2)"), "", true, new FeatureInput(2, 1,
			0, 1), cpu()))
		{
			assertArrayEquals(new double[] { 0, 0.5, 1, 2 }, network.features(new float[] { 0, 0.25f, 0.5f, 1 }, 2, 2), 1e-6);
		}
	}

	@Test
	void hashOpensTheFile() throws IOException {
		final Path file = network("return x");
		final String digest = TrustedFile.digest(Files.readAllBytes(file));
		FeatureNetwork.open(file, " " + digest.toUpperCase(Locale.ROOT), false, SMALL, cpu()).close();
		final String other = "0".repeat(64);
		final String message = refusal(file, other, true);
		assertEquals(file + " is not the file that was asked for: its SHA-256 is " + digest + ", not " + other +
			". Get the file again from its author.", message);
	}

	/** The digest of "abc" is an example of the standard, FIPS 180-4. */
	@Test
	void digestOfTheStandard() {
		assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TrustedFile.digest(new byte[] { 'a',
			'b', 'c' }));
	}

	@Test
	void codeIsNotRunUnasked() throws IOException {
		final Path file = network("return x");
		assertEquals(file + " is TorchScript, which is code and is not run unasked. Give its SHA-256 as its author " +
			"publishes it (sha256=...), or say that you trust it (trusted=true).", refusal(file, "", false));
		assertTrue(refusal(file, "abc", true).startsWith("sha256=abc is no SHA-256. Give its 64 hexadecimal digits"));
		assertTrue(refusal(folder.resolve("none.pt"), "", true).endsWith(
			"none.pt does not exist or is a folder. Give the path of a .pt file."));
	}

	@Test
	void otherFilesAreRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("text.pt"), "not a network");
		assertEquals(file + " cannot be loaded as TorchScript. Save the network with torch.jit.save; a state_dict or a " +
			"pickled network is not enough.", refusal(file, "", true));
		final Path cut = network("return x");
		Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
		assertTrue(refusal(cut, "", true).contains("cannot be loaded as TorchScript"));
	}

	@Test
	void networkThatDoesNotTakeTheImageIsToldOf() throws IOException {
		final Path file = network("return torch.matmul(x, torch.ones([5, 5]))");
		try (FeatureNetwork network = FeatureNetwork.open(file, "", true, SMALL, cpu())) {
			final String message = assertThrows(DdasrException.class, () -> network.features(new float[4], 2, 2)).getMessage();
			assertTrue(message.startsWith("The network " + file + " does not work on 3 × 4 × 4 images ("), message);
			assertTrue(message.contains("cannot be multiplied (12x4 and 5x5)). Check the size and"), message);
			assertEquals(1, message.lines().count());
		}
	}

	/** PyTorch's interpolate(mode=bilinear, align_corners=False) of 0, 1, 2, 3 to 3 and to 8 samples, by hand. */
	@Test
	void resizesAsPyTorchWithoutAntialias() {
		final float[] line = { 0, 0.25f, 0.5f, 1 };
		final float[] image = new float[16];
		for (int i = 0; i < 16; i++) image[i] = line[i % 4];
		final float[] smaller = new FeatureInput(3, 1, 0, 1).prepare(image, 4, 4);
		// Places 1/6, 3/2, 17/6.
		assertArrayEquals(new float[] { 0.25f / 6, 0.375f, 0.5f / 6 + 5f / 6 }, Arrays.copyOf(smaller, 3), 1e-6f);
		final float[] larger = new FeatureInput(8, 1, 0, 1).prepare(image, 4, 4);
		assertArrayEquals(new float[] { 0, 0.0625f, 0.1875f, 0.3125f, 0.4375f, 0.625f, 0.875f, 1 }, Arrays.copyOf(
			larger, 8), 1e-6f);
	}

	private static String refusal(final Path file, final String sha256, final boolean trusted) {
		return assertThrows(DdasrException.class, () -> FeatureNetwork.open(file, sha256, trusted, SMALL, cpu())).getMessage();
	}
}
