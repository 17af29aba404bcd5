package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.volume.DdasrException;

/** Recipes, rates and refusals of adversarial training. */
class GanOptionsTest {

	private static TrainingOptions plain(final long steps, final double rate, final int cycles) {
		final TrainingOptions o = TrainingOptions.defaults();
		return new TrainingOptions(o.preset(), o.scale(), o.skip(), steps, o.batch(), o.patch(), o.loss(), rate, cycles, o.downsampling(), o
			.noise(), o.background(), o.smooth(), o.coarse(), o.noisy(), 1, 1000);
	}

	private static GanOptions gan(final long warmup, final double rate) {
		return new GanOptions(1, 1, 0.1, 0, AdversarialLoss.RAGAN, PerceptualTaps.DDASR, "bundled", DiscriminatorKind.UNET, 64, warmup, rate,
			false);
	}

	/** The values that the specification lists for one cycle of 250,000 steps. */
	@Test
	void withoutWarmUpTheRateIsThePublishedCosine() {
		final TrainingOptions plain = plain(250_000, 8e-4, 1);
		final GanOptions gan = gan(0, GanOptions.PUBLISHED_RATE);
		assertEquals(1e-4, gan.rate(500, plain), 1e-8);
		assertEquals(5.005e-5, gan.rate(125_000, plain), 1e-10);
		assertEquals(9.640e-6, gan.rate(200_000, plain), 1e-9);
		assertEquals(1e-7, gan.rate(250_000, plain), 1e-12);
	}

	@Test
	void theWarmUpFallsToTheRateOfTheGame() {
		final TrainingOptions plain = plain(12_000, 8e-4, 2);
		final GanOptions gan = gan(2000, 1e-4);
		assertEquals(8e-4, gan.rate(200, plain), 2e-5);
		assertEquals(4.5e-4, gan.rate(1000, plain), 1e-9);
		assertEquals(1e-4, gan.rate(1999, plain), 1e-8);
		// Then two cycles of 5000; the first of them begins with a rise.
		assertEquals(1e-4 / 500, gan.rate(2000, plain), 1e-9);
		assertEquals(5.005e-5, gan.rate(4500, plain), 1e-9);
		assertEquals(1e-4, gan.rate(7001, plain), 1e-8);
		assertEquals(1e-7, gan.rate(12_000, plain), 1e-12);
	}

	@Test
	void recipesAreThePublishedOnes() {
		assertEquals("1.0 1.0 0.1 ragan ddasr attention-unet", words(GanRecipe.of("ddasr")));
		assertEquals("1.0 0.01 0.005 ragan-half esrgan vgg", words(GanRecipe.of("esrgan")));
		assertEquals("1.0 0.01 0.005 ragan-half esrgan patch", words(GanRecipe.of("realsr")));
		assertEquals("1.0 1.0 0.1 vanilla real-esrgan unet", words(GanRecipe.of("Real-ESRGAN")));
		assertEquals("There is no recipe \"srgan\". Choose one of: ddasr, esrgan, realsr, real-esrgan.", refusal(() -> GanRecipe.of(
			"srgan")));
	}

	/** The published weight belongs to a VGG-19 as it is. */
	@Test
	void ourFeaturesCountAFifth() {
		assertEquals(0.2, GanOptions.of(GanRecipe.DDASR, "bundled").perceptual());
		assertEquals(0.2, GanOptions.of(GanRecipe.ESRGAN, "random").perceptual());
		assertEquals(1, GanOptions.of(GanRecipe.DDASR, "vgg19.pth").perceptual());
	}

	private static String words(final GanRecipe recipe) {
		final GanOptions o = GanOptions.of(recipe, "vgg19.pth");
		return o.perceptual() + " " + o.pixel() + " " + o.adversarial() + " " + o.game() + " " + o.taps() + " " + o.judge();
	}

	@Test
	void termsFollowTheWeights() {
		assertEquals("[total (weighted), L1 (window = 1), perceptual (mean absolute), adversarial (nats), discriminator (nats)]", GanObjective
			.terms(gan(0, 1e-4), Loss.L1).toString());
		final GanOptions alone = new GanOptions(0, 1, 0, 0, AdversarialLoss.RAGAN, PerceptualTaps.DDASR, "bundled", DiscriminatorKind.UNET, 64,
			0, 1e-4, false);
		assertEquals("[total (weighted), MSE (window = 1, squared)]", GanObjective.terms(alone, Loss.MSE).toString());
	}

	@Test
	void whatCannotBeTrainedIsRefused() {
		assertEquals("Adversarial training cannot start with warmup=100 of 100 steps. Give a number below the number of steps, 0 for a " +
			"start model that is trained already.", refusal(() -> gan(100, 1e-4).check(plain(100, 1e-3, 1))));
		assertEquals("Adversarial training cannot start with a rate of 0.2. Give a number above 0 and at most 0.1.", refusal(() -> gan(0,
			0.2)));
		assertEquals("Adversarial training cannot start with no weight above 0. Give a number above 0 for one weight at least.", refusal(
			() -> new GanOptions(0, 0, 0, 0, AdversarialLoss.RAGAN, PerceptualTaps.DDASR, "bundled", DiscriminatorKind.UNET, 64, 0, 1e-4,
				false)));
		assertEquals("Training cannot start: accumulate=0 is out of range. Give a number from 1 to 1024.", refusal(() -> new SrnMethod(null, 0,
			null)));
	}

	private static String refusal(final org.junit.jupiter.api.function.Executable task) {
		return assertThrows(DdasrException.class, task).getMessage();
	}
}
