package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.DdasrException;

/** The tone curve: rises, keeps black and white, and is found again from what it made. */
class ToneCurveTest {

	@Test
	void keepsBlackAndWhiteAndRises() {
		for (final ToneCurve curve : new ToneCurve[] { ToneCurve.NONE, new ToneCurve(3, 0.7), new ToneCurve(0.3, 2) }) {
			assertEquals(0, curve.at(0), 1e-12);
			assertEquals(1, curve.at(1), 1e-12);
			for (double v = 0; v < 0.99; v += 0.01) assertTrue(curve.at(v + 0.01) > curve.at(v));
		}
		assertEquals(0.37, ToneCurve.NONE.at(0.37), 1e-12);
		// 2 · 0.25² / (2 · 0.25² + 0.75²)
		assertEquals(0.125 / 0.6875, new ToneCurve(2, 2).at(0.25), 1e-12);
	}

	@Test
	void isFoundAgain() {
		final ToneCurve curve = new ToneCurve(1.7, 0.8);
		final double[] from = { 0.1, 0.2, 0.35, 0.6, 0.8 }, to = new double[5];
		for (int i = 0; i < 5; i++) to[i] = curve.at(from[i]);
		final ToneCurve found = ToneCurve.fitted(from, to);
		assertEquals(1.7, found.gain(), 1e-9);
		assertEquals(0.8, found.slope(), 1e-9);
	}

	/** A console's gamma of 0.8 is no such curve, but nearly. */
	@Test
	void comesNearAGamma() {
		final double[] from = new double[17], to = new double[17];
		for (int i = 0; i < 17; i++) to[i] = Math.pow(from[i] = 0.1 + 0.05 * i, 0.8);
		final ToneCurve found = ToneCurve.fitted(from, to);
		for (int i = 0; i < 17; i++) assertEquals(to[i], found.at(from[i]), 0.02);
	}

	@Test
	void oneValueTellsItsBrightnessOnly() {
		final ToneCurve found = ToneCurve.fitted(new double[] { 0.4, 0.4 }, new double[] { 0.5, 0.5 });
		assertEquals(1, found.slope());
		assertEquals(0.5, found.at(0.4), 1e-9);
	}

	@Test
	void isReadAsItIsWritten() {
		assertEquals(new ToneCurve(1.25, 0.5), ToneCurve.parse(new ToneCurve(1.25, 0.5).toString()));
		for (final String text : new String[] { "", "1", "1 2 3", "a b" }) assertTrue(assertThrows(DdasrException.class, () -> ToneCurve
			.parse(text)).getMessage().contains("where a tone curve belongs"), text);
		assertTrue(assertThrows(DdasrException.class, () -> new ToneCurve(0, 1)).getMessage().contains("out of range"));
	}
}
