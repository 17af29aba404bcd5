package io.github.ddasr.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** The hours are shared as the documentation says. */
class DdasrPlanTest {

	private static final Map<DdasrStage, Double> PACE = Map.of(DdasrStage.DSN, 0.3, DdasrStage.PLAIN, 0.2, DdasrStage.SHARP, 0.5);

	@Test
	void hoursAreShared() {
		// 1 h: 3240 s; DSN 648 s = 2160 → 2100 steps (630 s); 1305 s each for the other two.
		assertEquals(Map.of(DdasrStage.DSN, 2100L, DdasrStage.PLAIN, 6500L, DdasrStage.SHARP, 2600L), steps(1, 0, 0, 0));
	}

	@Test
	void theLookNeedsNoMoreThanSixThousandSteps() {
		// 8 h: 25920 s; DSN 6000 steps = 1800 s; 12060 s each for the other two.
		assertEquals(Map.of(DdasrStage.DSN, 6000L, DdasrStage.PLAIN, 60_000L, DdasrStage.SHARP, 24_000L), steps(8, 0, 0, 0));
	}

	@Test
	void givenNumbersComeFirst() {
		// 3240 s less 1000 · 0.2 s = 3040 s; DSN 608 s = 2026 → 2000 steps = 600 s; all the rest for the last one.
		assertEquals(Map.of(DdasrStage.DSN, 2000L, DdasrStage.PLAIN, 1000L, DdasrStage.SHARP, 4800L), steps(1, 0, 1000, 0));
		assertEquals(Map.of(DdasrStage.DSN, 7L, DdasrStage.PLAIN, 8L, DdasrStage.SHARP, 9L), steps(1, 7, 8, 9));
	}

	@Test
	void someStepsAreDoneEvenWithoutTime() {
		assertEquals(Map.of(DdasrStage.DSN, 1L, DdasrStage.PLAIN, 100_000L, DdasrStage.SHARP, 1L), steps(0.1, 0, 100_000, 0));
	}

	@Test
	void withoutADsnTheOthersShareAll() {
		assertEquals(Map.of(DdasrStage.PLAIN, 8100L, DdasrStage.SHARP, 3200L), DdasrPlan.steps(1, Map.of(DdasrStage.PLAIN, 0L,
			DdasrStage.SHARP, 0L), PACE));
	}

	@Test
	void durationsInWords() {
		assertEquals("42 s", DdasrPlan.duration(42));
		assertEquals("18 min", DdasrPlan.duration(1090));
		assertEquals("2.5 h", DdasrPlan.duration(9000));
	}

	private static Map<DdasrStage, Long> steps(final double hours, final long dsn, final long plain, final long sharp) {
		return DdasrPlan.steps(hours, Map.of(DdasrStage.DSN, dsn, DdasrStage.PLAIN, plain, DdasrStage.SHARP, sharp), PACE);
	}
}
