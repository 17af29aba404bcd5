package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NamesTest {

	@Test
	void classNamesBecomeCommandNames() {
		assertEquals("super-resolve", Names.kebabCase("SuperResolve"));
		assertEquals("train-srn", Names.kebabCase("TrainSrn"));
		assertEquals("demo", Names.kebabCase("Demo"));
	}
}
