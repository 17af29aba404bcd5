package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.network.DsnConfiguration;
import io.github.ddasr.network.ToneCurve;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** The tone curve between two domains, where it is known. */
class ToneCalibrationTest {

	private static final int SIDE = 64;
	private static final ToneCurve CURVE = new ToneCurve(1.8, 0.8);

	/** The same ramp under a curve, at another size, and noisy: the curve is found from scans that are not paired. */
	@Test
	void findsTheCurveBetweenTheDomains() {
		final ToneCurve found = curve(DsnConfiguration.Skip.SCANNER, 0.2);
		for (double v = 0.4; v < 0.9; v += 0.1) assertEquals(CURVE.at(v), found.at(v), 0.04, "at " + v);
	}

	@Test
	void isNoneWithoutAScannerOrWithoutTissue() {
		assertEquals(ToneCurve.NONE, curve(DsnConfiguration.Skip.AREA, 0.2));
		// All of it below 15 % of white, though above the tenth that counts as content.
		assertEquals(ToneCurve.NONE, curve(DsnConfiguration.Skip.SCANNER, -1));
	}

	private static ToneCurve curve(final DsnConfiguration.Skip skip, final double from) {
		final DsnConfiguration shape = new DsnConfiguration(DsnConfiguration.Preset.TINY, DsnConfiguration.Mode.NATIVE, 2, 1,
			DsnConfiguration.Decoder.STYTR2, skip, 0);
		final DsnOptions options = new DsnOptions(shape, 1, 2, SIDE, DsnWeights.PUBLISHED, new LearningRate(LearningRate.Rule.CONSTANT,
			1e-3), Axis.AXIAL, "bilinear", false, "random", 3, 10);
		return new ToneCalibration(new UnpairedSampler(slices("high", ramp(2 * SIDE, ToneCurve.NONE, 0, from)), slices("low", ramp(SIDE,
			CURVE, 20, 0.2)), options), options).curve();
	}

	private static DomainSlices slices(final String name, final Volume volume) {
		return new DomainSlices(name, List.of(new TrainingVolume(volume, new IntensityWindow(0, 1000))), Axis.AXIAL, 1, null);
	}

	/** Brightness from there to 0.9 of white along x, or 0.12 everywhere, under a curve, with noise. */
	private static Volume ramp(final int side, final ToneCurve curve, final double noise, final double from) {
		final SplittableRandom random = new SplittableRandom(4);
		final float[] values = new float[side * side * 3];
		for (int i = 0; i < values.length; i++) {
			final double v = from < 0 ? 0.12 : from + (0.9 - from) * (i % side) / side;
			values[i] = (float) (1000 * curve.at(v) + noise * random.nextGaussian());
		}
		return new Volume("ramp", ArrayImgs.floats(values, side, side, 3), Geometry.ofSpacing(1, 1, 1));
	}
}
