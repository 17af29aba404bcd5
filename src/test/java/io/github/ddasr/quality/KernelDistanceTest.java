package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The kernel distance against NumPy and by hand. */
class KernelDistanceTest {

	/** NumPy 2.4.6 on the same matrices, the error with each row left out and all computed anew. */
	@Test
	void figuresOfNumPy() {
		final double[][] cases = { { 40, 50, 6, 1, 2, 0.2015844205817352, 0.11848521818878324 }, //
			{ 200, 150, 16, 3, 5, 2.0135057934203324, 0.16137606445855643 }, //
			{ 8, 9, 16, 1, 2, 0.11297591208330005, 0.1411620788439581 }, //
			{ 30, 90, 48, 2, 3, 0.34870314284256665, 0.05620907638771425 } };
		for (final double[] c : cases) {
			final SetFigure figure = new KernelDistance().of(FormulaFeatures.matrix((int) c[0], (int) c[2], (int) c[3]),
				FormulaFeatures.matrix((int) c[1], (int) c[2], (int) c[4]));
			assertEquals(c[5], figure.value().value(), 1e-12);
			assertEquals(c[6], figure.standardError(), 1e-11);
			assertEquals(List.of(), figure.notes());
		}
	}

	/** k(0,0) = 1, k(1,1) = 8, k(0,1) = 1: {0,1} against {1,1} gives 1 + 8 − 2 · (1 + 1 + 8 + 8)/4. */
	@Test
	void twoRowsByHand() {
		final SetFigure figure = new KernelDistance().of(line(0, 1), line(1, 1));
		assertEquals(0, figure.value().value(), 1e-15);
		assertTrue(Double.isNaN(figure.standardError()));
		assertEquals("Kernel distance (features x): 0.000, n = 2 and 2", figure.format(4));
	}

	@Test
	void sameSetsGiveANegativeFigureAndANote() {
		final FeatureMatrix set = FormulaFeatures.matrix(20, 6, 1);
		final SetFigure figure = new KernelDistance().of(set, set);
		assertTrue(figure.value().value() < 0, () -> figure.format(5));
		assertEquals(1, figure.notes().size());
	}

	@Test
	void oneRowHasNoPairs() {
		final MetricValue value = new KernelDistance().of(line(3), line(0, 1)).value();
		assertEquals("n/a (a set of one row has no pairs)", value.format(3));
		final MetricValue huge = new KernelDistance().of(line(1e200, 0), line(0, 1)).value();
		assertEquals("n/a (the features are too large for their cubes)", huge.format(3));
	}

	private static FeatureMatrix line(final double... values) {
		return new FeatureMatrix(values, values.length, 1, "line", FeatureKind.other("x"));
	}
}
