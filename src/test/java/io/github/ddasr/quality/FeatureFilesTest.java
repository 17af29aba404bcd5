package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;

class FeatureFilesTest {

	@Test
	void featuresGoAndCome(@TempDir final Path folder) {
		final FeatureMatrix set = FormulaFeatures.matrix(7, 5, 1);
		final Path file = folder.resolve("f.npy");
		FeatureFiles.write(file, set);
		final FeatureMatrix read = FeatureFiles.read(file, "", false, "by formula");
		assertArrayEquals(set.values(), read.values());
		assertEquals("f.npy", read.name());
		assertEquals("Fr\u00e9chet distance (features of the user)", new FrechetDistance().of(read, set).label());
		assertEquals("by formula", read.kind().provenance());
		assertTrue(assertThrows(DdasrException.class, () -> FeatureFiles.read(file, "", true, "")).getMessage().contains(
			"has 2048 columns, but they have 5"));
	}
}
