package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.FeatureNetworks;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** Whether what is worse is farther in the maps of a feature network, on slices that no network has learned from. */
class FeatureEvidenceTest {

	@TempDir
	static Path folder;

	private static final List<DegradedSlice> SLICES = new ArrayList<>();

	@BeforeAll
	static void degrade() {
		final Path file = folder.resolve("head.nii");
		Nifti.write(file, VolumeSeries.of(Phantom.brain(60, 72, 60)), PixelType.UINT16);
		final GreyScan scan = GreyScan.load(new TrainingSource(file, 0, 1), Monitor.NONE).get(0);
		SLICES.clear();
		SLICES.addAll(new DegradedSlices(6, true, 3).map(scan, 0, s -> s, Monitor.NONE));
	}

	/** Rank correlation of distance and grade within slices, by kind of degradation. */
	private static Map<String, Double> byGrade(final String network, final FeatureDistance distance) {
		try (NDManager m = Engines.start().newBaseManager()) {
			final FeatureMaps features = FeatureNetworks.open(network, m);
			return RankCorrelation.of(new FeatureEvidence(features, m).judge(SLICES, distance)).stream().filter(r -> !r.kind()
				.equals(RankCorrelation.ALL)).collect(Collectors.toMap(RankCorrelation::kind, RankCorrelation::withinSlices));
		}
	}

	@Test
	void whatIsWorseIsFarther() {
		for (final FeatureDistance distance : FeatureDistance.values()) {
			final Map<String, Double> bundled = byGrade(FeatureNetworks.BUNDLED, distance);
			assertEquals(5, bundled.size());
			final double mean = bundled.values().stream().mapToDouble(c -> c).average().orElseThrow();
			assertTrue(mean > 0.8, distance + " " + bundled);
		}
	}

	/** A subject that the bundled network has not seen: it orders all degradations better than random filters do. */
	@Test
	void ordersASubjectThatItDidNotLearnFrom() {
		final Path file = Path.of("../shared/data/hr07_1p00mm_3T_stroke.nii.gz");
		if (!Files.exists(file)) System.out.println("skipped: there is no " + file);
		Assumptions.assumeTrue(Files.exists(file));
		final GreyScan scan = GreyScan.load(new TrainingSource(file, 0, 1), Monitor.NONE).get(0);
		final List<DegradedSlice> slices = new DegradedSlices(2, true, 1).map(scan, 0, s -> s, Monitor.NONE);
		final Map<String, Double> all = new HashMap<>();
		for (final String network : List.of(FeatureNetworks.BUNDLED, FeatureNetworks.RANDOM)) {
			try (NDManager m = Engines.start().newBaseManager()) {
				final List<RankCorrelation> rows = RankCorrelation.of(new FeatureEvidence(FeatureNetworks.open(network, m), m).judge(
					slices, FeatureDistance.MAPS));
				for (final RankCorrelation r : rows) {
					if (r.kind().equals(RankCorrelation.ALL)) all.put(network, r.spearman());
					else if (network.equals(FeatureNetworks.BUNDLED)) assertTrue(r.withinSlices() > 0.8, r.kind() + r.figures());
				}
			}
		}
		assertTrue(all.get(FeatureNetworks.BUNDLED) > all.get(FeatureNetworks.RANDOM), all.toString());
	}

	/** The slice itself is at no distance; its statistics do not change when it is mirrored, its maps do. */
	@Test
	void distancesOfOneImage() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final FeatureMaps features = FeatureNetworks.open(FeatureNetworks.RANDOM, m);
			final GreyCut cut = SLICES.get(0).cut();
			final List<NDArray> maps = FeatureDistance.maps(features, cut, m);
			for (final FeatureDistance d : FeatureDistance.values()) assertEquals(0, d.of(maps, maps));
			final List<NDArray> turned = maps.stream().map(map -> map.flip(3)).toList();
			assertEquals(0, FeatureDistance.STATISTICS.of(maps, turned), 1e-6);
			assertTrue(FeatureDistance.MAPS.of(maps, turned) > 0.01);
		}
	}

	/** 1, 2, 3, 6: mean 3, unbiased variance 14 / 3. */
	@Test
	void moments() {
		final double[] m = FeatureDistance.moments(new float[] { 9, 9, 9, 9, 1, 2, 3, 6 }, 1, 4);
		assertEquals(3, m[0]);
		assertEquals(Math.sqrt(14.0 / 3 + 1e-5), m[1], 1e-12);
	}
}
