package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RefusalTest {

	@Test
	void longSentencesAreWrappedBetweenWords() {
		final String sentence = "word ".repeat(45).strip();
		final String shown = Refusal.wrapped(sentence);
		assertEquals(sentence, shown.replace('\n', ' '));
		assertEquals(3, shown.lines().count());
		assertEquals(99, shown.lines().mapToInt(String::length).max().orElseThrow());
		assertEquals("short", Refusal.wrapped("short"));
		assertEquals("/" + "x".repeat(150) + "\nend", Refusal.wrapped("/" + "x".repeat(150) + " end"));
	}

	@Test
	void withoutWindowsASentenceIsOneLine() {
		final String sentence = "word ".repeat(45).strip();
		assertEquals(sentence, Refusal.shown(sentence, null));
	}
}
