package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class NamesTest {

	@Test
	void classNamesBecomeCommandNames() {
		assertEquals("super-resolve", Names.kebabCase("SuperResolve"));
		assertEquals("train-srn", Names.kebabCase("TrainSrn"));
		assertEquals("demo", Names.kebabCase("Demo"));
	}

	@Test
	void distanceCountsLetters() {
		assertEquals(0, Names.distance("axial", "axial"));
		assertEquals(3, Names.distance("kitten", "sitting"));
		assertEquals(1, Names.distance("cuont", "count"));
		assertEquals(5, Names.distance("", "axial"));
	}

	@Test
	void nearestIsOfferedOnlyIfNear() {
		final List<String> known = List.of("axial", "coronal", "sagittal");
		assertEquals(Optional.of("coronal"), Names.nearest("coronel", known));
		assertEquals(Optional.of("sagittal"), Names.nearest("SAGITAL", known));
		assertEquals(Optional.empty(), Names.nearest("oblique", known));
		assertEquals(Optional.empty(), Names.nearest("x", List.of()));
	}
}
