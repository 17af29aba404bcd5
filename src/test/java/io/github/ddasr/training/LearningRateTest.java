package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.DdasrException;

/** DSN's learning rates. */
class LearningRateTest {

	@ParameterizedTest
	@CsvSource({ "0,5.0e-5", "5000,1.25e-4", "10000,2.0e-4", "50000,1.4286e-4", "100000,1.0526e-4", "160000,8.0e-5",
		"300000,5.128e-5" })
	void thePublishedRuleHasTheCheckValues(final long step, final double rate) {
		assertEquals(rate, new LearningRate(LearningRate.Rule.PUBLISHED, 1e-3).at(step, 300_000), 1e-4 * rate);
	}

	@Test
	void theCosineFallsOverTheRun() {
		final LearningRate rate = new LearningRate(LearningRate.Rule.COSINE, 1e-3);
		assertEquals(1e-3 / 100, rate.at(0, 1000), 1e-12, "it rises over the first steps");
		// floor + (peak - floor) / 2 half way
		assertEquals(1e-5 + 0.5 * 0.99e-3, rate.at(500, 1000), 1e-12);
		assertEquals(1e-5, rate.at(1000, 1000), 1e-12);
	}

	@Test
	void aConstantStays() {
		assertEquals(2e-4, new LearningRate(LearningRate.Rule.CONSTANT, 2e-4).at(77, 100));
	}

	@Test
	void refusesWhatIsNoRate() {
		assertTrue(assertThrows(DdasrException.class, () -> LearningRate.Rule.of("linear")).getMessage().contains(
			"published, cosine, constant"));
		assertThrows(DdasrException.class, () -> new LearningRate(LearningRate.Rule.COSINE, 0));
		assertThrows(DdasrException.class, () -> new LearningRate(LearningRate.Rule.COSINE, Double.NaN));
	}
}
