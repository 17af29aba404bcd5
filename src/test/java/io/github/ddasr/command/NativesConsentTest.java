package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.NativesMissingException;
import io.github.ddasr.engine.NativesOffer;
import io.github.ddasr.volume.Monitor;

class NativesConsentTest {

	private static final NativesOffer OFFER = new NativesOffer("2.7.1", "linux-x86_64", "cpu", Path.of("cache"));

	private final List<String> events = new ArrayList<>();

	@Test
	void nobodyIsAskedWhereNothingIsMissing() {
		NativesConsent.run(() -> events.add("run"), offer -> events.add("asked"), Monitor.NONE);
		assertEquals(List.of("run"), events);
	}

	@Test
	void withoutConsentTheCommandEndsWithTheOffer() {
		final NativesMissingException missing = new NativesMissingException(OFFER);
		final NativesMissingException error = assertThrows(NativesMissingException.class, () -> NativesConsent.run(() -> {
			events.add("run");
			throw missing;
		}, offer -> {
			assertSame(OFFER, offer);
			events.add("asked");
			return false;
		}, Monitor.NONE));
		assertSame(missing, error);
		assertEquals(List.of("run", "asked"), events);
		assertTrue(error.getMessage().startsWith(OFFER.text()), error.getMessage());
	}

	/** The engine of the tests runs, so nothing is downloaded here. */
	@Test
	void withConsentTheCommandRunsAgain() {
		NativesConsent.run(() -> {
			events.add("run");
			if (events.size() < 3) throw new NativesMissingException(OFFER);
		}, offer -> events.add("asked"), Monitor.NONE);
		assertEquals(List.of("run", "asked", "run"), events);
	}

	@Test
	void theQuestionSaysWhatHowMuchAndWhere() {
		final String question = Messages.downloadNatives(OFFER.text());
		for (final String part : new String[] { "PyTorch 2.7.1", "112 MB", "publish.djl.ai", "cache", "448 MB", "nothing is sent" })
			assertTrue(question.contains(part), part);
	}

	@Test
	void withoutAScreenThereIsNoConsent() {
		assertFalse(NativesConsent.ask(OFFER));
	}
}
