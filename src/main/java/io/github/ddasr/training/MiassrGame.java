package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.network.Constants;
import io.github.ddasr.volume.DdasrException;

/**
 * The games that MIASSR's generator and discriminator can play, by the logits C of real images x and of made ones x̂. The published
 * forms with a gradient penalty are not among them, since the engine gives no gradient of a gradient.
 */
public enum MiassrGame {

	/** Is the image real? (Cross-entropy; {@link AdversarialLoss#VANILLA}.) */
	GAN(AdversarialLoss.VANILLA),
	/** Is it more real than the others are on average? ({@link AdversarialLoss#RAGAN_HALF}: the mean of both terms.) */
	RAGAN(AdversarialLoss.RAGAN_HALF),
	/** Wasserstein's distance, by a discriminator whose weights stay within ±{@value #CLIP} (Arjovsky et al. 2017). */
	WGAN(null) {

		@Override
		NDArray generator(final NDArray real, final NDArray made, final double scale) {
			return made.mean().neg();
		}

		@Override
		NDArray discriminator(final NDArray real, final NDArray made, final double scale) {
			return made.mean().sub(real.mean());
		}
	},
	/** By how much was it enlarged? Real images are worth 1, made ones 1 / scale; the generator wants 1. */
	SCALEGAN(null) {

		@Override
		NDArray generator(final NDArray real, final NDArray made, final double scale) {
			return distance(made, 1);
		}

		@Override
		NDArray discriminator(final NDArray real, final NDArray made, final double scale) {
			return distance(made, 1 / scale).add(distance(real, 1));
		}
	};

	/** Largest size of a weight of WGAN's discriminator. */
	static final float CLIP = 0.01f;

	private final AdversarialLoss form;

	MiassrGame(final AdversarialLoss form) {
		this.form = form;
	}

	/** @return all names */
	public static List<String> names() {
		return Arrays.stream(values()).map(MiassrGame::toString).toList();
	}

	/**
	 * @param name such as "scalegan", in any case
	 * @return that game
	 */
	public static MiassrGame of(final String name) {
		for (final MiassrGame g : values()) if (g.toString().equals(name.trim().toLowerCase(Locale.ROOT))) return g;
		throw new DdasrException("There is no game \"" + name + "\". Choose one of: " + names().stream().collect(Collectors.joining(", ")) +
			".");
	}

	/** Whether the generator's loss needs the logits of real images. */
	boolean isRelativistic() {
		return form == AdversarialLoss.RAGAN_HALF;
	}

	/**
	 * What the generator makes small.
	 *
	 * @param real logits of real images, without gradient; not looked at unless relativistic
	 * @param made logits of what the generator made
	 * @param scale by how much it enlarged
	 * @return one value
	 */
	NDArray generator(final NDArray real, final NDArray made, final double scale) {
		return form.generator(real == null ? null : new NDList(real), new NDList(made));
	}

	/**
	 * What the discriminator makes small.
	 *
	 * @param real logits of real images
	 * @param made logits of what the generator made
	 * @param scale by how much it enlarged
	 * @return one value
	 */
	NDArray discriminator(final NDArray real, final NDArray made, final double scale) {
		return form.discriminator(new NDList(real), new NDList(made));
	}

	/** Mean absolute distance of logits from a number. */
	private static NDArray distance(final NDArray logits, final double wanted) {
		return logits.sub(Constants.array(logits.getManager(), new float[] { (float) wanted }, new Shape(1))).abs().mean();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
