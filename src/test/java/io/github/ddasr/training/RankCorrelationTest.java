package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.training.RankCorrelation.Judged;

/** Rank correlations of small sets, by hand. */
class RankCorrelationTest {

	private final List<Judged> images = new ArrayList<>();

	@Test
	void figuresByHand() {
		// Two neighbours the wrong way round: 1 − 6·2 / (4·15), and (5 − 1) / 6 pairs.
		add("a", "", 0, 0, 10);
		add("a", "blur", 1, 1, 12);
		add("a", "blur", 2, 2, 11);
		add("a", "blur", 3, 3, 13);
		final RankCorrelation blur = row("blur");
		assertEquals(0.8, blur.spearman(), 1e-12);
		assertEquals(4 / 6.0, blur.kendall(), 1e-12);
		assertEquals(0.8, blur.withinSlices(), 1e-12);
		assertEquals("Spearman 0.800, Kendall 0.667, by grade within slices 0.800 (4 images)", blur.figures());
	}

	/** Within slices only the order of grades counts, whatever the slices' own levels. */
	@Test
	void levelsOfSlicesDoNotDisturbTheirOrder() {
		for (int slice = 0; slice < 3; slice++) for (int grade = 0; grade < 4; grade++) {
			add("s" + slice, grade == 0 ? "" : "noise", grade, grade, grade - 100 * slice);
		}
		assertEquals(1, row("noise").withinSlices(), 1e-12);
		assertTrue(row("noise").spearman() < 0.5);
		assertTrue(Double.isNaN(row(RankCorrelation.ALL).withinSlices()));
	}

	@Test
	void imagesWithoutFigureAreLeftOut() {
		add("a", "", 0, 0, 1);
		add("a", "jpeg", 1, Double.NaN, 2);
		add("a", "jpeg", 2, 2, Double.NaN);
		assertEquals(1, row("jpeg").images());
		assertTrue(Double.isNaN(row("jpeg").spearman()));
	}

	private void add(final String origin, final String kind, final int grade, final double target, final double score) {
		images.add(new Judged(origin, kind, grade, target, score));
	}

	private RankCorrelation row(final String kind) {
		return RankCorrelation.of(images).stream().filter(r -> r.kind().equals(kind)).findFirst().orElseThrow();
	}
}
