package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How values are written for people. */
class CommandParameterTest {

	@Test
	void numbersHaveNoExponents() {
		assertEquals("0.0006", CommandParameter.format(6e-4));
		assertEquals("0.0000001", CommandParameter.format(1e-7));
		assertEquals("0.1", CommandParameter.format(0.1f));
		assertEquals("-3", CommandParameter.format(-3.0));
		assertEquals("40000", CommandParameter.format(40000L));
		assertEquals("NaN", CommandParameter.format(Double.NaN));
		assertEquals("1000000000000000000000", CommandParameter.format(1e21));
	}
}
