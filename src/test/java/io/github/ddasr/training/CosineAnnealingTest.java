package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CosineAnnealingTest {

	/** Check values of DDASR's specification, §2.6. */
	@Test
	void hasThePublishedValues() {
		final CosineAnnealing schedule = new CosineAnnealing(1e-4, 1e-7, 250_000, 0);
		assertEquals(1e-4, schedule.rate(0), 1e-12);
		assertEquals(5.005e-5, schedule.rate(125_000), 1e-10);
		assertEquals(9.640e-6, schedule.rate(200_000), 1e-9);
		assertEquals(1e-7, schedule.rate(250_000), 1e-12);
	}

	@Test
	void restartsWarm() {
		final CosineAnnealing schedule = new CosineAnnealing(1e-4, 1e-7, 100, 0);
		assertEquals(1e-7, schedule.rate(100), 1e-12);
		assertEquals(schedule.rate(1), schedule.rate(101), 1e-12);
		assertEquals(schedule.rate(50), schedule.rate(250), 1e-12);
	}

	@Test
	void risesFirst() {
		final CosineAnnealing schedule = new CosineAnnealing(1e-4, 1e-7, 1000, 10);
		assertEquals(1e-5, schedule.rate(0), 1e-9);
		assertEquals(5e-5, schedule.rate(4), 1e-8);
	}
}
