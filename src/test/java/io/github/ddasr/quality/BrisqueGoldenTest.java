package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

/** BRISQUE with the published parameters against other programs. */
class BrisqueGoldenTest {

	private static BrisqueScorer scorer(final boolean clamp, final boolean textRounding) {
		return new BrisqueScorer(PublishedParameters.brisque(MetricGoldens.parameters("brisque_allmodel.libsvm.txt"),
			MetricGoldens.parameters("brisque_allrange.txt")), clamp, textRounding);
	}

	private static int compare(final String program, final String images, final boolean textRounding, final double tolerance) {
		return MetricGoldens.compare("BRISQUE", program, images, scorer(false, textRounding), tolerance);
	}

	@Test
	void exactArithmetic() {
		assertTrue(compare("oracle64-snap1e-11", "", false, 1e-6) >= 48);
	}

	@Test
	void releasedProgramOnNoisyImages() {
		assertTrue(compare("LIVE-release-MATLAB-code@", "__noise", false, 5e-4) >= 16);
	}

	@Test
	void releasedProgramOnNoisyImagesWithItsRoundings() {
		assertTrue(compare("LIVE-release-MATLAB-code@", "__noise", true, 1e-9) >= 16);
	}

	@Test
	void clampingIsByChoice() {
		final GreySlice camera = MetricGoldens.image("camera");
		assertEquals(-7.308693747776, scorer(false, false).of(camera).value(), 1e-6);
		assertEquals(0, scorer(true, false).of(camera).value());
		final GreySlice phantom = MetricGoldens.image("phantom");
		assertTrue(scorer(false, false).of(phantom).value() > 112);
		assertEquals(100, scorer(true, false).of(phantom).value());
	}

	@Test
	void featuresOfTheReleasedProgram() {
		final Map<String, double[]> rows = MetricGoldens.rows("brisque_features_octave_live.csv", 1);
		final double[] row = rows.get("synth_mr__noise10");
		final GreySlice image = MetricGoldens.image("synth_mr__noise10");
		final double[] features = BrisqueFeatures.of(image.values(), image.width(), image.height());
		for (int i = 0; i < row.length; i++) assertEquals(row[i], features[i], 1e-9 * Math.max(1, Math.abs(row[i])),
			"feature " + i);
	}
}
