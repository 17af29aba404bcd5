package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class WaveFieldTest {

	@Test
	void meanIsZeroAndDeviationOne() {
		final WaveField field = new WaveField(5, 30, 20, 30, 0);
		final Random random = new Random(1);
		double sum = 0, squares = 0;
		for (int i = 0; i < 20000; i++) {
			final double v = field.at(1000 * random.nextDouble(), 1000 * random.nextDouble(), 1000 * random.nextDouble());
			sum += v;
			squares += v * v;
		}
		assertEquals(0, sum / 20000, 0.03);
		assertEquals(1, squares / 20000, 0.05);
	}

	@Test
	void theDistanceLeadsToTheZeroSet() {
		final WaveField field = new WaveField(6, 30, 20, 30, 0);
		final double h = 1e-4;
		int checked = 0;
		for (int i = 0; i < 4000; i++) {
			final double x = 0.37 * i, y = 0.11 * i, z = 5;
			final double v = field.at(x, y, z);
			final double[] g = { (field.at(x + h, y, z) - v) / h, (field.at(x, y + h, z) - v) / h, //
				(field.at(x, y, z + h) - v) / h };
			final double slope = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
			final double distance = field.zeroDistance(new double[] { x, y, z }, new double[] { 0, 0, 1 }, 1);
			assertEquals(Math.signum(v), Math.signum(distance));
			if (Math.abs(distance) > 0.5 || slope < 0.15) continue;
			checked++;
			final double step = -distance / slope;
			assertEquals(0, field.at(x + step * g[0], y + step * g[1], z + step * g[2]), 0.35 * Math.abs(v) + 1e-3);
		}
		assertTrue(checked > 100, checked + " places");
	}

	@Test
	void wavesThatAVoxelAveragesOutAreGone() {
		final WaveField gone = new WaveField(7, 1, 4, 4, 4);
		assertEquals(0, gone.at(0.3, 1.2, 7.7), 1e-12);
	}
}
