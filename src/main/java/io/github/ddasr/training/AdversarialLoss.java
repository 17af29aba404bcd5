package io.github.ddasr.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

import io.github.ddasr.network.Constants;
import io.github.ddasr.volume.DdasrException;

/**
 * The game of a generator and a discriminator (eqs. 11 and 12 of DDASR), from the discriminator's logits C of real images x
 * and of made ones x̂, averaged over all places of a map, and over the maps where there are several. With
 * s(a) = log(1 + exp(a)), which stays finite where log(sigmoid(a)) would not, and for the relativistic forms
 * r = C(x) − mean C(x̂), f = C(x̂) − mean C(x). Values are in nats.
 */
public enum AdversarialLoss {

	/** As the paper's equations print it, and ESRGAN's: is the real image more real than the mean made one? */
	RAGAN(true, 1),
	/** The same with both losses halved, as BasicSR computes it: for the weights of its recipes. */
	RAGAN_HALF(true, 0.5f),
	/** As A-ESRGAN and Real-ESRGAN run it: is the image real? (Goodfellow et al. 2014, not saturating.) */
	VANILLA(false, 1);

	private final boolean relativistic;
	private final float share;

	AdversarialLoss(final boolean relativistic, final float share) {
		this.relativistic = relativistic;
		this.share = share;
	}

	/**
	 * @param name such as "ragan-half", in any case
	 * @return that form
	 */
	public static AdversarialLoss of(final String name) {
		for (final AdversarialLoss a : values()) if (a.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return a;
		throw new DdasrException("There is no game \"" + name + "\". Choose one of: " + Arrays.stream(values()).map(
			AdversarialLoss::toString).collect(Collectors.joining(", ")) + ".");
	}

	/** Whether the generator's loss needs the logits of real images. */
	boolean isRelativistic() {
		return relativistic;
	}

	/**
	 * What the generator makes small: RaGAN mean s(r) + mean s(−f), vanilla mean s(−C(x̂)).
	 *
	 * @param real maps of the real images, without gradient; not looked at unless relativistic
	 * @param made maps of what the generator made
	 * @return one value
	 */
	NDArray generator(final NDList real, final NDList made) {
		if (!relativistic) return overMaps(made, made, (none, m) -> soft(m.neg()));
		return overMaps(real, made, (x, m) -> soft(x.sub(m.mean())).add(soft(m.sub(x.mean()).neg())));
	}

	/**
	 * What the discriminator makes small: RaGAN mean s(−r) + mean s(f), vanilla mean s(−C(x)) + mean s(C(x̂)). The means that
	 * are subtracted carry no gradient.
	 *
	 * @param real maps of the real images
	 * @param made maps of what the generator made
	 * @return one value
	 */
	NDArray discriminator(final NDList real, final NDList made) {
		final UnaryOperator<NDArray> level = map -> map.mean().stopGradient();
		if (!relativistic) return overMaps(real, made, (x, m) -> soft(x.neg()).add(soft(m)));
		return overMaps(real, made, (x, m) -> soft(x.sub(level.apply(m)).neg()).add(soft(m.sub(level.apply(x)))));
	}

	private NDArray overMaps(final NDList real, final NDList made, final BinaryOperator<NDArray> loss) {
		NDArray sum = loss.apply(real.get(0), made.get(0));
		for (int i = 1; i < made.size(); i++) sum = sum.add(loss.apply(real.get(i), made.get(i)));
		final float factor = share / made.size();
		return factor == 1 ? sum : sum.mul(Constants.scalar(sum.getManager(), factor));
	}

	/** Mean of s. */
	private static NDArray soft(final NDArray logits) {
		return Activation.softPlus(logits).mean();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
