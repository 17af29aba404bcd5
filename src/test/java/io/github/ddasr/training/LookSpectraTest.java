package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.Scope;
import io.github.ddasr.network.LocalSpectrum;

/** Spectra of tissue and of air, where both are known: 64 × 64 pixels, tissue on the left half. */
class LookSpectraTest {

	private static final int SIDE = 64;

	@Test
	void tissueAndAirAreMeasuredApart() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final LookSpectra s = of(scope.manager(), 0.1, 0.02, 1);
			assertEquals(0.01, s.tissue().mean().getFloat(), 0.002);
			// Logarithms of a power of two degrees of freedom or four lie below that of the mean by 0.25 or 0.12.
			final double air = s.air().div(s.airPieces()).mean().getFloat();
			assertEquals(Math.log10(0.0004) - 0.13, air, 0.06);
		}
	}

	@Test
	void noDifferenceFromItself() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final LookSpectra s = of(scope.manager(), 0.1, 0.02, 1);
			assertEquals(0, s.difference(s).getFloat(), 1e-9);
			assertEquals(0, s.plus(s).difference(s.times(2)).getFloat(), 1e-9);
		}
	}

	/** Ten times the noise is two decades of power; what differs in air counts by half. */
	@Test
	void differencesAreDecadesOfPower() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDManager m = scope.manager();
			final LookSpectra s = of(m, 0.1, 0.02, 1);
			assertEquals(4, of(m, 0.01, 0.02, 1).difference(s).getFloat(), 0.1);
			assertEquals(0.5, of(m, 0.1, 0.02 / Math.sqrt(10), 1).difference(s).getFloat(), 0.05);
		}
	}

	@Test
	void withoutAirOnlyTissueCounts() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDManager m = scope.manager();
			final NDArray noise = image(m, 0.1, 0.1, 2);
			final LocalSpectrum spectrum = new LocalSpectrum(m);
			assertEquals(0, LookSpectra.whole(spectrum, noise).difference(LookSpectra.whole(spectrum, noise)).getFloat(), 1e-9);
			final NDArray bright = noise.add(0.5f), all = m.ones(bright.getShape());
			final LookSpectra one = LookSpectra.of(spectrum, bright, bright, all);
			assertEquals(0, one.airPieces().getFloat());
			assertEquals(0, one.difference(one).getFloat(), 1e-9);
		}
	}

	private static LookSpectra of(final NDManager m, final double tissue, final double air, final int seed) {
		final float[] mask = new float[SIDE * SIDE];
		for (int i = 0; i < mask.length; i++) mask[i] = i % SIDE < SIDE / 2 ? 1 : 0;
		final NDArray x = image(m, tissue, air, seed), guide = m.create(mask, x.getShape());
		return LookSpectra.of(new LocalSpectrum(m), x, guide, guide);
	}

	private static NDArray image(final NDManager m, final double left, final double right, final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) values[i] = (float) (random.nextGaussian() * (i % SIDE < SIDE / 2 ? left : right));
		return m.create(values, new Shape(1, 1, SIDE, SIDE));
	}
}
