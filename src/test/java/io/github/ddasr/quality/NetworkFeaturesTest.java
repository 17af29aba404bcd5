package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.engine.Devices;
import io.github.ddasr.network.FeatureInput;
import io.github.ddasr.network.FeatureNetwork;
import io.github.ddasr.network.TinyTorchScript;
import io.github.ddasr.volume.DdasrException;

/** Slices through a network to a distance between sets. */
class NetworkFeaturesTest {

	@TempDir
	private Path folder;

	private FeatureNetwork open() throws IOException {
		final Path file = TinyTorchScript.write(folder.resolve("tiny.pt"), "return torch.mean(x, [2, 3])");
		return FeatureNetwork.open(file, "", true, new FeatureInput(8, 2, 0, 1), Devices.ofThisMachine().resolve(
			DeviceChoice.CPU));
	}

	private static GreySlice grey(final double value) {
		return GreySlice.of(new double[] { value, value }, 2, 1);
	}

	/** Means 0 and 0.2 of one set, 0.4 and 0.6 of the other: only the mean differs, by 0.4 in each of two channels. */
	@Test
	void luminanceBecomesFeatures() throws IOException {
		try (FeatureNetwork network = open()) {
			final NetworkFeatures features = new NetworkFeatures(network, false);
			final FeatureMatrix a = features.matrix(List.of(grey(0), grey(51)), "a");
			final FeatureMatrix b = features.matrix(List.of(grey(102), grey(153)), "b");
			assertArrayEquals(new double[] { 0, 0, 0.2, 0.2 }, a.values(), 1e-6);
			final SetFigure figure = new FrechetDistance().of(a, b);
			assertEquals(0.32, figure.value().value(), 1e-6);
			assertEquals("Fr\u00e9chet distance (features tiny.pt)", figure.label());
			assertTrue(a.kind().provenance().startsWith("tiny.pt, SHA-256 "));
		}
	}

	@Test
	void twoFeaturesAreNotInceptions() throws IOException {
		try (FeatureNetwork network = open()) {
			final NetworkFeatures features = new NetworkFeatures(network, true);
			assertEquals("FID", new FrechetDistance().label(features.kind()));
			assertTrue(assertThrows(DdasrException.class, () -> features.matrix(List.of(grey(0)), "a")).getMessage().contains(
				"has 2048 columns, but they have 2."));
			assertEquals("No slice of a gave any Inception pool3 features. Give larger slices, or slices that show something.",
				assertThrows(DdasrException.class, () -> features.matrix(List.of(), "a")).getMessage());
		}
	}
}
