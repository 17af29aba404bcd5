package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** SNR and CNR of small arrays by hand, and of simulated magnitude images whose noise is known. */
class NoiseTest {

	private static final int SIDE = 128;
	private static final double SIGMA = 4;

	private static MetricValue snr(final GreySlice slice) {
		return Metrics.noReference().get("SNR").prepare(MetricSettings.defaults(null)).of(slice);
	}

	private static MetricValue cnr(final GreySlice slice) {
		return Metrics.noReference().get("CNR").prepare(MetricSettings.defaults(null)).of(slice);
	}

	private static boolean inside(final int i, final double radius) {
		return Math.hypot(i % SIDE - SIDE / 2, i / SIDE - SIDE / 2) < radius;
	}

	/** A disc of 140 with a core of 80, as the magnitude of complex noise around it. */
	private static double[] disc(final double sigma, final double offset) {
		final Random random = new Random(5);
		final double[] values = new double[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final double signal = inside(i, 20) ? 80 : inside(i, 45) ? 140 : 0;
			values[i] = offset + Math.hypot(signal + sigma * random.nextGaussian(), sigma * random.nextGaussian());
		}
		return values;
	}

	@Test
	void noiseByHand() {
		assertEquals(2 / 0.6744897501960817, NoiseEstimate.haar(new double[] { 1, 2, 3, 8 }, 2, null), 1e-12);
		final boolean[] air = { true, true, true, false };
		assertEquals(2 / Math.sqrt(2 - Math.PI / 2), NoiseEstimate.air(new double[] { 1, 3, 5, 1000 }, air), 1e-12);
		assertEquals(0.655, NoiseEstimate.RAYLEIGH, 5e-4);
	}

	@Test
	void slopesAreNoNoise() {
		final double[] slope = new double[36];
		for (int i = 0; i < slope.length; i++) slope[i] = 2 * (i % 6) - 7 * (i / 6);
		assertEquals(0, NoiseEstimate.haar(slope, 6, null));
	}

	@Test
	void bothEstimatesFindSimulatedNoise() {
		final double[] values = disc(SIGMA, 0);
		final boolean[] air = new boolean[values.length], tissue = new boolean[values.length];
		for (int i = 0; i < air.length; i++) {
			air[i] = !inside(i, 50);
			tissue[i] = inside(i, 42) && !inside(i, 23);
		}
		assertEquals(SIGMA, NoiseEstimate.air(values, air), 0.03 * SIGMA);
		assertEquals(SIGMA, NoiseEstimate.haar(values, SIDE, tissue), 0.08 * SIGMA);
	}

	@Test
	void automaticFiguresUseAirWhereThereIsAny() {
		final MetricValue snr = snr(GreySlice.of(disc(SIGMA, 0), SIDE, SIDE));
		assertEquals(140 / SIGMA, snr.value(), 0.05 * 140 / SIGMA);
		assertEquals("signal: median of the tissue; noise: N pixels of air", snr.reason().replaceAll("\\d+", "N"));
		final MetricValue cnr = cnr(GreySlice.of(disc(SIGMA, 0), SIDE, SIDE));
		assertEquals(60 / SIGMA, cnr.value(), 0.05 * 60 / SIGMA);
		assertEquals("contrast: two classes of the tissue by Otsu's threshold; noise: N pixels of air", cnr.reason()
			.replaceAll("\\d+", "N"));
	}

	@Test
	void noSignalNeedNotBeZero() {
		final double[] values = disc(SIGMA, 30);
		final MetricValue snr = snr(new GreySlice(values, SIDE, SIDE, null, 30, null));
		assertEquals(snr(GreySlice.of(disc(SIGMA, 0), SIDE, SIDE)).value(), snr.value(), 1e-9);
	}

	@Test
	void whereAirIsZeroedTheTissueTells() {
		final double[] values = disc(SIGMA, 0);
		final boolean[] mask = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			mask[i] = inside(i, 44);
			if (!inside(i, 45)) values[i] = 0;
		}
		final MetricValue snr = snr(new GreySlice(values, SIDE, SIDE, mask, 0, null));
		assertEquals(140 / SIGMA, snr.value(), 0.1 * 140 / SIGMA);
		assertEquals("signal: median of the tissue; no air noise; noise: diagonal detail of the tissue", snr.reason());
	}

	@Test
	void brightBackgroundIsNoAir() {
		final double[] values = disc(SIGMA, 0);
		for (int i = 0; i < values.length; i++) if (!inside(i, 45)) values[i] += 40;
		assertEquals("signal: median of the tissue; no air noise; noise: diagonal detail of the tissue", snr(GreySlice.of(
			values, SIDE, SIDE)).reason());
	}

	@Test
	void regionsByHand() {
		final double[] values = { 90, 110, 40, 44, 11, 13, 15, 0 };
		final GreySlice.Regions regions = new GreySlice.Regions(region(0, 1), region(2, 3), region(4, 5, 6));
		final GreySlice slice = new GreySlice(values, 4, 2, null, 10, regions);
		final double noise = 2 / Math.sqrt(2 - Math.PI / 2);
		assertEquals(90 / noise, snr(slice).value(), 1e-12);
		assertEquals("signal: region; noise: air region", snr(slice).reason());
		assertEquals(58 / noise, cnr(slice).value(), 1e-12);
		assertEquals("contrast: regions; noise: air region", cnr(slice).reason());
	}

	@Test
	void rayleighsFactorMayBeLeftOut() {
		final MetricSettings plain = new MetricSettings(MetricSettings.BlockRule.LIVE, 96, false, false, false, false, "", "", null)
			.withBlockRule(MetricSettings.BlockRule.VALID);
		final double[] values = { 90, 110, 40, 44, 11, 13, 15, 0 };
		final GreySlice slice = new GreySlice(values, 4, 2, null, 10, new GreySlice.Regions(region(0, 1), region(2, 3), region(4, 5,
			6)));
		final String note = "noise: air region, standard deviation of air, without Rayleigh's factor";
		assertEquals(MetricValue.noted(45, "signal: region; " + note), Metrics.noReference().get("SNR").prepare(plain).of(slice));
		assertEquals(MetricValue.noted(29, "contrast: regions; " + note), Metrics.noReference().get("CNR").prepare(plain).of(
			slice));
		final GreySlice disc = GreySlice.of(disc(SIGMA, 0), SIDE, SIDE);
		final MetricValue found = Metrics.noReference().get("SNR").prepare(plain).of(disc);
		assertEquals(snr(disc).value() / NoiseEstimate.RAYLEIGH, found.value(), 1e-9);
		assertEquals(snr(disc).reason() + ", standard deviation of air, without Rayleigh's factor", found.reason());
	}

	private static boolean[] region(final int... pixels) {
		final boolean[] region = new boolean[8];
		for (final int p : pixels) region[p] = true;
		return region;
	}

	private static GreySlice small(final boolean[] signal, final boolean[] other, final boolean[] air) {
		return new GreySlice(new double[] { 90, 110, 40, 44, 0, 0, 0, 0 }, 4, 2, null, 0, new GreySlice.Regions(signal, other,
			air));
	}

	@Test
	void whatHasNoFigureSaysWhy() {
		final String zeroed = "n/a (no air noise: all pixels of the air region are equal)";
		assertEquals(zeroed, snr(small(region(0), null, region(4, 5, 6))).format(1));
		assertEquals(zeroed, cnr(small(region(0), region(2), region(4, 5, 6))).format(1));
		assertEquals("n/a (the air region holds less than two pixels)", snr(small(region(0), null, region(4))).format(1));
		assertEquals("n/a (the signal region is empty)", snr(small(region(), null, null)).format(1));
		assertEquals("n/a (a tissue's region is empty)", cnr(small(region(0), region(), null)).format(1));
		final GreySlice flat = GreySlice.of(new double[64], 8, 8);
		assertEquals("n/a (no tissue found)", snr(flat).format(1));
		assertEquals("n/a (no two tissues found)", cnr(flat).format(1));
		assertEquals("n/a (no air noise, and no noise in the tissue's diagonal detail)", snr(GreySlice.of(disc(0, 0), SIDE,
			SIDE)).format(1));
		final double[] broken = disc(SIGMA, 0);
		broken[7] = Double.NaN;
		assertEquals("n/a (NaN or infinite pixels: 1)", snr(GreySlice.of(broken, SIDE, SIDE)).format(1));
		assertEquals("n/a (NaN or infinite pixels: 1)", cnr(GreySlice.of(broken, SIDE, SIDE)).format(1));
	}

	@Test
	void signalBelowZeroIsNoMagnitude() {
		final String reason = "n/a (the signal is not above 0, so this is no magnitude image; shift it so that air is 0)";
		assertEquals(reason, snr(GreySlice.of(disc(SIGMA, -1000), SIDE, SIDE)).format(1));
		assertEquals(reason, cnr(GreySlice.of(disc(SIGMA, -1000), SIDE, SIDE)).format(1));
		final double[] values = { 90, 110, 40, 44, 11, 13, 15, 0 };
		final GreySlice slice = new GreySlice(values, 4, 2, null, 200, new GreySlice.Regions(region(0, 1), region(2, 3), region(4,
			5, 6)));
		assertEquals(reason, snr(slice).format(1));
		assertEquals(reason, cnr(slice).format(1));
	}

	@Test
	void twoClassesByHand() {
		assertEquals(new TwoClasses(6, 4 / 3.0, 11), TwoClasses.of(new double[] { 10, 1, 12, 2, 11, 1 }));
		assertEquals(new TwoClasses(Double.NaN, Double.NaN, Double.NaN), TwoClasses.of(new double[] { 5, 5 }));
	}

	@Test
	void medians() {
		assertEquals(2.5, NoiseEstimate.median(new double[] { 4, 1, 2, 3 }));
		assertEquals(3, NoiseEstimate.median(new double[] { 9, 1, 3 }));
		assertEquals(Double.NaN, NoiseEstimate.median(new double[0]));
	}
}
