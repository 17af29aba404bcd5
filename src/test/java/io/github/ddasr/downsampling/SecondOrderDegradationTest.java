package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.ddasr.downsampling.BlurDraw.Shape;
import io.github.ddasr.downsampling.SecondOrderDegradation.Stage;

/** Every branch and range of the table in the specification of DDASR, §3.4, over ten thousand draws. */
class SecondOrderDegradationTest {

	private static final int DRAWS = 10_000;
	private static final List<SecondOrderDegradation> ALL = new ArrayList<>();

	/** Of some hundred bounds of three standard deviations, another seed may break one by chance. */
	@BeforeAll
	static void draw() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < DRAWS; i++) ALL.add(SecondOrderDegradation.draw(random));
	}

	@Test
	void theFirstStage() {
		final List<Stage> stages = ALL.stream().map(SecondOrderDegradation::first).toList();
		blur(stages.stream().map(Stage::blur).toList(), 3);
		resize(stages.stream().map(Stage::resize).toList(), 0.2, 0.7, 1.5, 0.15);
		noise(stages.stream().map(Stage::noise).toList(), 30, 3);
		range(stages, Stage::quality, 30, 95);
	}

	@Test
	void theSecondStage() {
		final List<Stage> stages = ALL.stream().map(SecondOrderDegradation::second).toList();
		final List<BlurDraw> blurs = stages.stream().map(Stage::blur).toList();
		share(blurs, b -> b.shape() != Shape.NONE, 0.8);
		blur(blurs.stream().filter(b -> b.shape() != Shape.NONE).toList(), 1.5);
		resize(stages.stream().map(Stage::resize).toList(), 0.3, 0.4, 1.2, 0.3);
		noise(stages.stream().map(Stage::noise).toList(), 25, 2.5);
		range(stages, Stage::quality, 30, 95);
	}

	@Test
	void theEnd() {
		share(ALL, SecondOrderDegradation::compressedLast, 0.5);
		modes(ALL.stream().map(SecondOrderDegradation::lastMode).toList());
		final List<BlurDraw> sincs = ALL.stream().map(SecondOrderDegradation::sinc).filter(s -> s.shape() != Shape.NONE).toList();
		share(ALL, d -> d.sinc().shape() == Shape.SINC, 0.8);
		assertTrue(sincs.stream().allMatch(s -> s.shape() == Shape.SINC));
		sides(sincs);
		range(sincs, BlurDraw::cutOff, Math.PI / 3, Math.PI);
	}

	private static void blur(final List<BlurDraw> blurs, final double maxSigma) {
		sides(blurs);
		share(blurs, b -> b.shape() == Shape.SINC, 0.1);
		final List<BlurDraw> sincs = of(blurs, Shape.SINC);
		range(sincs.stream().filter(b -> b.side() < 13).toList(), BlurDraw::cutOff, Math.PI / 3, Math.PI);
		range(sincs.stream().filter(b -> b.side() >= 13).toList(), BlurDraw::cutOff, Math.PI / 5, Math.PI);
		final List<BlurDraw> others = blurs.stream().filter(b -> b.shape() != Shape.SINC).toList();
		final Shape[] families = { Shape.ISOTROPIC, Shape.ANISOTROPIC, Shape.GENERALISED_ISOTROPIC, Shape.GENERALISED_ANISOTROPIC,
			Shape.PLATEAU_ISOTROPIC, Shape.PLATEAU_ANISOTROPIC };
		final double[] shares = { 0.45, 0.25, 0.12, 0.03, 0.12, 0.03 };
		for (int i = 0; i < families.length; i++) {
			final Shape family = families[i];
			share(others, b -> b.shape() == family, shares[i]);
			final boolean isotropic = i % 2 == 0;
			assertTrue(of(others, family).stream().allMatch(b -> (b.sigmaX() == b.sigmaY() && b.angle() == 0) == isotropic));
		}
		range(others, BlurDraw::sigmaX, 0.2, maxSigma);
		final List<BlurDraw> anisotropic = others.stream().filter(b -> b.sigmaX() != b.sigmaY()).toList();
		range(anisotropic, BlurDraw::sigmaY, 0.2, maxSigma);
		range(anisotropic, BlurDraw::angle, -Math.PI, Math.PI);
		final List<BlurDraw> generalised = both(others, Shape.GENERALISED_ISOTROPIC, Shape.GENERALISED_ANISOTROPIC);
		share(generalised, b -> b.beta() < 1, 0.5);
		range(generalised.stream().filter(b -> b.beta() < 1).toList(), BlurDraw::beta, 0.5, 1);
		range(generalised.stream().filter(b -> b.beta() >= 1).toList(), BlurDraw::beta, 1, 4);
		final List<BlurDraw> plateaus = both(others, Shape.PLATEAU_ISOTROPIC, Shape.PLATEAU_ANISOTROPIC);
		share(plateaus, b -> b.beta() == 1, 0.5);
		range(plateaus.stream().filter(b -> b.beta() != 1).toList(), BlurDraw::beta, 1, 2);
	}

	private static void sides(final List<BlurDraw> blurs) {
		for (int side = 7; side <= 21; side += 2) {
			final int wanted = side;
			share(blurs, b -> b.side() == wanted, 1.0 / 8);
		}
		// What was drawn is what is applied.
		blurs.stream().limit(50).forEach(b -> assertEquals(b.side() * b.side(), b.kernel().length));
	}

	private static void resize(final List<ResizeDraw> draws, final double up, final double down, final double most, final double least) {
		share(draws, d -> d.factor() > 1, up);
		share(draws, d -> d.factor() < 1, down);
		share(draws, d -> d.factor() == 1, 1 - up - down);
		range(draws.stream().filter(d -> d.factor() > 1).toList(), ResizeDraw::factor, 1, most);
		range(draws.stream().filter(d -> d.factor() < 1).toList(), ResizeDraw::factor, least, 1);
		modes(draws.stream().map(ResizeDraw::mode).toList());
	}

	private static void modes(final List<PlainResize> modes) {
		for (final PlainResize mode : PlainResize.values()) share(modes, m -> m == mode, 1.0 / 3);
	}

	private static void noise(final List<NoiseDraw> draws, final double maxNoise, final double maxPoisson) {
		share(draws, NoiseDraw::gaussian, 0.5);
		share(draws, NoiseDraw::grey, 0.4);
		range(draws.stream().filter(NoiseDraw::gaussian).toList(), d -> 255 * d.level(), 1, maxNoise);
		range(draws.stream().filter(d -> !d.gaussian()).toList(), NoiseDraw::level, 0.05, maxPoisson);
	}

	/** The share lies within three standard deviations of its probability. */
	private static <T> void share(final List<T> draws, final Predicate<T> is, final double probability) {
		final double n = draws.size(), share = draws.stream().filter(is).count() / n;
		assertEquals(probability, share, 3 * Math.sqrt(probability * (1 - probability) / n));
	}

	/** Even between its ends: nothing outside, the mean within three standard deviations, both ends nearly reached. */
	private static <T> void range(final List<T> draws, final ToDoubleFunction<T> value, final double from, final double to) {
		final double n = draws.size(), width = to - from;
		final double[] values = draws.stream().mapToDouble(value).sorted().toArray();
		assertTrue(values[0] >= from && values[values.length - 1] <= to, values[0] + " … " + values[values.length - 1]);
		assertEquals(from, values[0], width * 12 / n);
		assertEquals(to, values[values.length - 1], width * 12 / n);
		assertEquals((from + to) / 2, draws.stream().mapToDouble(value).average().orElseThrow(), 3 * width / Math.sqrt(12 * n));
	}

	private static List<BlurDraw> of(final List<BlurDraw> draws, final Shape shape) {
		return both(draws, shape, shape);
	}

	private static List<BlurDraw> both(final List<BlurDraw> draws, final Shape one, final Shape other) {
		return draws.stream().filter(b -> b.shape() == one || b.shape() == other).toList();
	}
}
