package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.DdasrException;

/** The Fréchet distance against SciPy, closed forms, and what it says of small sets. */
class FrechetDistanceTest {

	private static final FeatureKind KIND = FeatureKind.other("test");

	private static double distance(final FeatureMatrix a, final FeatureMatrix b) {
		return new FrechetDistance().of(a, b).value().value();
	}

	/** SciPy 1.17.1 on the same matrices: sqrtm where both covariances are regular, eigenvalues of R S R else. */
	@Test
	void figuresOfSciPy() {
		final double[][] cases = { { 40, 50, 6, 1, 2, 0.14811832525361024 }, { 200, 150, 16, 3, 5, 1.0566308608655186 }, //
			{ 500, 400, 64, 1, 4, 9.623448648396998 }, { 8, 9, 16, 1, 2, 2.0964402539226112 }, //
			{ 30, 90, 48, 2, 3, 4.016515892192388 } };
		for (final double[] c : cases) {
			final FeatureMatrix a = FormulaFeatures.matrix((int) c[0], (int) c[2], (int) c[3]);
			final FeatureMatrix b = FormulaFeatures.matrix((int) c[1], (int) c[2], (int) c[4]);
			// Where a covariance is singular the roots of eigenvalues lose half their digits in SciPy.
			final double tolerance = Math.min(c[0], c[1]) > c[2] ? 1e-12 : 1e-8;
			assertEquals(c[5], distance(a, b), tolerance * c[5] * 10, Arrays.toString(c));
			assertEquals(distance(a, b), distance(b, a), 1e-12 * c[5]);
		}
	}

	/** The rows of the table whose sets are the same need no generator: the distance is 0, not −9e-16. */
	@Test
	void sameSetsOfTheReferenceTable() throws IOException {
		final Path table = Path.of("../shared/golden/metrics/frechet_golden.csv");
		assumeTrue(Files.exists(table), "no reference figures in " + table);
		int compared = 0;
		for (final String line : Files.readAllLines(table)) {
			final String[] f = line.split(",");
			if (!f[0].equals(f[1]) || !f[3].equals(f[4])) continue;
			final FeatureMatrix set = FormulaFeatures.matrix(Integer.parseInt(f[0]), Integer.parseInt(f[2]), 1);
			final double value = distance(set, set);
			assertEquals(Double.parseDouble(f[5]), value, 1e-12);
			assertTrue(value >= 0);
			compared++;
		}
		assertEquals(1, compared);
	}

	/** Rows ±c on each axis have the covariance 2c²/(2d − 1) on the diagonal, so roots subtract axis by axis. */
	@Test
	void diagonalCovariancesSubtractTheirRoots() {
		final double[] s1 = { 1, 2, 0, 5, 0.25 }, s2 = { 3, 2, 1, 0, 0.5 }, shift = { 0.5, 0, -1, 2, 0 };
		double expected = 0;
		for (int i = 0; i < s1.length; i++) expected += shift[i] * shift[i] + (s1[i] - s2[i]) * (s1[i] - s2[i]);
		assertEquals(expected, distance(cross(s1, new double[5]), cross(s2, shift)), 1e-12 * expected);
	}

	private static FeatureMatrix cross(final double[] deviations, final double[] shift) {
		final int d = deviations.length;
		final double[] values = new double[2 * d * d];
		for (int r = 0; r < 2 * d; r++) for (int c = 0; c < d; c++) {
			final double reach = r / 2 == c ? deviations[c] * Math.sqrt((2 * d - 1) / 2.0) : 0;
			values[r * d + c] = shift[c] + (r % 2 == 0 ? reach : -reach);
		}
		return new FeatureMatrix(values, 2 * d, d, "cross", KIND);
	}

	/** S and s² S commute: the distance is (1 − s)² (|m|² + tr S). */
	@Test
	void scaledCopies() {
		for (final int rows : new int[] { 20, 300 }) {
			final FeatureMatrix a = FormulaFeatures.matrix(rows, 40, 2);
			final double[] scaled = Arrays.stream(a.values()).map(v -> 0.7 * v).toArray();
			double sum = 0;
			for (final double m : a.mean()) sum += m * m;
			for (int i = 0; i < scaled.length; i++) sum += Math.pow(a.values()[i] - a.mean()[i % 40], 2) / (rows - 1);
			assertEquals(0.09 * sum, distance(a, new FeatureMatrix(scaled, rows, 40, "scaled", KIND)), 1e-10 * sum);
		}
	}

	@Test
	void smallSetsAreToldOf() {
		final FeatureMatrix few = FormulaFeatures.matrix(8, 16, 1), many = FormulaFeatures.matrix(17, 16, 2);
		final SetFigure figure = new FrechetDistance().of(few, many);
		assertEquals(1, figure.notes().size(), () -> figure.notes().toString());
		assertTrue(figure.notes().get(0).startsWith("n = 8 rows of set 1 are no more than d = 16 features"));
		assertTrue(figure.format(6).endsWith(", n = 8 and 17"), figure.format(6));
		assertEquals(List.of(), new FrechetDistance().of(many, many).notes());
		final MetricValue one = new FrechetDistance().of(FormulaFeatures.matrix(1, 16, 1), many).value();
		assertEquals("n/a (a set of one row has no covariance)", one.format(3));
		final MetricValue huge = new FrechetDistance().of(many, spread(16)).value();
		assertEquals("n/a (the features are too large to be squared)", huge.format(3));
	}

	private static FeatureMatrix spread(final int columns) {
		final double[] values = new double[2 * columns];
		Arrays.fill(values, 0, columns, 1e200);
		return new FeatureMatrix(values, 2, columns, "huge", KIND);
	}

	@Test
	void onlyInceptionsFeaturesMakeAnFid() {
		final FrechetDistance frechet = new FrechetDistance();
		final KernelDistance kernel = new KernelDistance();
		final FeatureKind nss = FeatureKind.nss("NSS");
		final FeatureKind pool3 = FeatureKind.inception("a.npy", "pytorch-fid");
		assertEquals("FID", frechet.label(pool3));
		assertEquals("KID", kernel.label(pool3));
		assertEquals("Fr\u00e9chet NSS distance", frechet.label(nss));
		assertEquals("Kernel NSS distance", kernel.label(nss));
		assertEquals("Fr\u00e9chet distance (features a.npy)", frechet.label(FeatureKind.other("a.npy")));
		assertEquals("Kernel distance (features a.npy)", kernel.label(FeatureKind.other("a.npy")));
		final String refused = assertThrows(DdasrException.class, () -> new FeatureMatrix(new double[64], 1, 64, "a.npy", pool3))
			.getMessage();
		assertTrue(refused.contains("said to be Inception's pool3, which has 2048 columns, but they have 64."), refused);
	}

	@Test
	void setsThatCannotBeComparedAreRefused() {
		final FeatureMatrix a = FormulaFeatures.matrix(9, 4, 1), b = FormulaFeatures.matrix(9, 5, 2);
		for (final SetMetric metric : SetMetric.all().values()) {
			assertEquals("The sets set 1 and set 2 have 4 and 5 features. Compare features of one kind.", assertThrows(
				DdasrException.class, () -> metric.of(a, b)).getMessage());
			final FeatureMatrix nss = new FeatureMatrix(a.values(), 9, 4, "nss", FeatureKind.nss("NSS"));
			final FeatureMatrix other = new FeatureMatrix(a.values(), 9, 4, "nss", FeatureKind.nss("others"));
			assertThrows(DdasrException.class, () -> metric.of(nss, other));
			assertEquals("The sets set 1 and nss have different features, formula and NSS. Compare features of one kind.",
				assertThrows(DdasrException.class, () -> metric.of(a, nss)).getMessage());
		}
		assertEquals(List.of("Frechet", "Kernel"), List.copyOf(SetMetric.all().keySet()));
	}

	@Test
	void valuesThatAreNoNumbersAreCounted() {
		final double[] values = { 1, Double.NaN, Double.POSITIVE_INFINITY, 4 };
		assertEquals("The features of a hold 2 values that are NaN or infinite, of 4. Leave out the images that gave them.",
			assertThrows(DdasrException.class, () -> new FeatureMatrix(values, 2, 2, "a", KIND)).getMessage());
		assertEquals("Row 2 of the features of a has 1 values, the first row 2. Make all rows from one kind of feature.",
			assertThrows(DdasrException.class, () -> FeatureMatrix.of(List.of(new double[2], new double[1]), "a", KIND))
				.getMessage());
		assertEquals("The set a holds no features. Give a set with at least one image.", assertThrows(DdasrException.class,
			() -> FeatureMatrix.of(List.of(), "a", KIND)).getMessage());
	}
}
