package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SimilarityTest {

	@Test
	void distanceCountsLetters() {
		assertEquals(0, Similarity.distance("axial", "axial"));
		assertEquals(3, Similarity.distance("kitten", "sitting"));
		assertEquals(1, Similarity.distance("cuont", "count"));
		assertEquals(5, Similarity.distance("", "axial"));
	}

	@Test
	void nearestIsOfferedOnlyIfNear() {
		final List<String> known = List.of("axial", "coronal", "sagittal");
		assertEquals(Optional.of("coronal"), Similarity.nearest("coronel", known));
		assertEquals(Optional.of("sagittal"), Similarity.nearest("SAGITAL", known));
		assertEquals(Optional.empty(), Similarity.nearest("oblique", known));
		assertEquals(Optional.empty(), Similarity.nearest("x", List.of()));
	}
}
