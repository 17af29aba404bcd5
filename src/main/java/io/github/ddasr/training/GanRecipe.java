package io.github.ddasr.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.volume.DdasrException;

/** What the published methods make small in their adversarial stage, and against which discriminator. */
public enum GanRecipe {

	/** DDASR (eqs. 9 to 14). */
	DDASR(new double[] { 1, 1, 0.1 }, AdversarialLoss.RAGAN, PerceptualTaps.DDASR, DiscriminatorKind.ATTENTION_UNET),
	/** ESRGAN (Wang et al. 2018), in the numbers of BasicSR. */
	ESRGAN(new double[] { 1, 1e-2, 5e-3 }, AdversarialLoss.RAGAN_HALF, PerceptualTaps.ESRGAN, DiscriminatorKind.VGG),
	/** RealSR (Ji et al. 2020), for images made with its kernels and noise. */
	REALSR(new double[] { 1, 1e-2, 5e-3 }, AdversarialLoss.RAGAN_HALF, PerceptualTaps.ESRGAN, DiscriminatorKind.PATCH),
	/** Real-ESRGAN (Wang et al. 2021). */
	REAL_ESRGAN(new double[] { 1, 1, 0.1 }, AdversarialLoss.VANILLA, PerceptualTaps.REAL_ESRGAN, DiscriminatorKind.UNET);

	private final double[] weights;
	private final AdversarialLoss game;
	private final PerceptualTaps taps;
	private final DiscriminatorKind judge;

	GanRecipe(final double[] weights, final AdversarialLoss game, final PerceptualTaps taps, final DiscriminatorKind judge) {
		this.weights = weights;
		this.game = game;
		this.taps = taps;
		this.judge = judge;
	}

	/**
	 * @param name such as "real-esrgan", in any case
	 * @return that recipe
	 */
	public static GanRecipe of(final String name) {
		for (final GanRecipe r : values()) if (r.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return r;
		throw new DdasrException("There is no recipe \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			GanRecipe::toString).collect(Collectors.joining(", ")) + ".");
	}

	/** Perceptual, pixel, adversarial. */
	double[] weights() {
		return weights.clone();
	}

	/** @return form of the adversarial loss */
	public AdversarialLoss game() {
		return game;
	}

	/** @return layers of the perceptual loss */
	public PerceptualTaps taps() {
		return taps;
	}

	/** @return the discriminator */
	public DiscriminatorKind judge() {
		return judge;
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
