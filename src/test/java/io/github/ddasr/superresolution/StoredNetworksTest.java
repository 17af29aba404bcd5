package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Tensor;

/** Only networks are offered for enlargement, whatever else lies among the models. */
class StoredNetworksTest {

	@Test
	void modelsOfMetricsAreNoNetworks(@TempDir final Path folder) {
		for (final String architecture : List.of("niqe", "brisque", "srn")) {
			ModelFile.write(folder.resolve("my-" + architecture + ".safetensors"), ModelHeader.of(architecture, "tiny", 2), Map
				.of("w", Tensor.scalar(1.0)));
		}
		final ModelStore store = ModelStore.standard(folder.toString());
		assertTrue(store.names().contains("my-niqe"));
		final List<String> names = new StoredNetworks(store, DeviceChoice.AUTO).names();
		assertTrue(names.contains("my-srn"));
		assertFalse(names.contains("my-niqe") || names.contains("my-brisque"), names.toString());
		assertEquals(names.size() + 1, new StoredNetworks(store, DeviceChoice.AUTO).withFile("x.safetensors").names().size());
	}

	/** The bundled networks say it within their options; other trainings may have an entry of its own. */
	@Test
	void theHeaderSaysHowScansWereMadeCoarse(@TempDir final Path folder) {
		write(folder, "silent", Map.of());
		write(folder, "options", Map.of("options", "TrainingOptions[preset=tiny, loss=L1, downsampling=k-space, noise=0.035]"));
		write(folder, "both", Map.of("options", "X[downsampling=pairs]", "downsampling", "area"));
		final StoredNetworks networks = new StoredNetworks(ModelStore.standard(folder.toString()), DeviceChoice.AUTO);
		assertEquals(List.of("", "k-space", "area", "mixed"), List.of(networks.downsampling("silent"), networks.downsampling("options"),
			networks.downsampling("both"), networks.downsampling("srn-x2-tiny")));
	}

	private static void write(final Path folder, final String name, final Map<String, String> provenance) {
		ModelFile.write(folder.resolve(name + ".safetensors"), ModelHeader.of("srn", "tiny", 2).withOrigin("", "", "", "", "",
			provenance), Map.of("w", Tensor.scalar(1.0)));
	}
}
