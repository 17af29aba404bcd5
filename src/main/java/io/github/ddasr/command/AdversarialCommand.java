package io.github.ddasr.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.scijava.plugin.Parameter;

import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.network.DiscriminatorKind;
import io.github.ddasr.network.SrnConfiguration.Preset;
import io.github.ddasr.training.AdversarialLoss;
import io.github.ddasr.training.GanOptions;
import io.github.ddasr.training.GanRecipe;
import io.github.ddasr.training.Loss;
import io.github.ddasr.training.PerceptualTaps;
import io.github.ddasr.training.SrnMethod;
import io.github.ddasr.volume.Monitor;

/** What commands that train a generator against a discriminator ask for. */
abstract class AdversarialCommand extends DdasrCommand {

	/** In place of a value: the recipe's own. */
	private static final String RECIPE = "recipe";
	private static final String RRDB = "rrdbnet";
	private static final double RECIPE_WEIGHT = -1;

	@Parameter(label = "Architecture", description = "The network: srn is DDASR's; rrdbnet is that of ESRGAN, RealSR and Real-ESRGAN, with " +
		"the presets tiny, small (6 blocks) and full (23, as published), and without skip connection.", choices = { "srn", RRDB },
		persist = false)
	private String architecture = "srn";

	@Parameter(label = "Perceptual loss (weight, -1 = as the recipe says)", description = "Weight of the difference that a feature " +
		"network sees between an image and the truth; 0 leaves it out. With the features bundled or random the recipe's own is a fifth of the " +
			"published one.", min = "-1", max = "1000000", persist = false)
	private double perceptual = RECIPE_WEIGHT;

	@Parameter(label = "Pixel loss (weight, -1 = as the recipe says)", description = "Weight of the mean absolute difference between an " +
		"image and the truth; 0 leaves it out.", min = "-1", max = "1000000", persist = false)
	private double pixel = RECIPE_WEIGHT;

	@Parameter(label = "Adversarial loss (weight, -1 = as the recipe says)", description = "Weight of what the discriminator says; 0 " +
		"leaves the discriminator out.", min = "-1", max = "1000000", persist = false)
	private double adversarial = RECIPE_WEIGHT;

	@Parameter(label = "Lattice (weight)", description = "Weight of the pattern that a generator lays over all images alike: the mean " +
		"difference from the truth at each place of blocks of 8 by 8 pixels. Not a published term; 0 leaves it out.", min = "0", max =
			"1000000", persist = false)
	private double lattice = GanOptions.USUAL_LATTICE;

	@Parameter(label = "Game of the two networks", description = "vanilla asks the discriminator whether an image is real, ragan whether " +
		"it is more real than the others are on average; ragan-half is the same with half the weight.", persist = false)
	private String game = RECIPE;

	@Parameter(label = "Taps of the perceptual loss", description = "Layers of the feature network that are compared: those of DDASR, of " +
		"Real-ESRGAN, or the deepest alone, as in ESRGAN.", persist = false)
	private String taps = RECIPE;

	@Parameter(label = "Features of the perceptual loss", description = "Frozen network that judges likeness: bundled, random, or the " +
		"path of a VGG-19 (.pth, .pt or .safetensors) of your own.", persist = false)
	private String features = "bundled";

	@Parameter(label = "Discriminator", description = "Network that learns to tell what was made from what is real: DDASR's U-Net with " +
		"attention, the same at two sizes, Real-ESRGAN's U-Net, ESRGAN's VGG (patches of 32, 64, 128 or 256 pixels after enlargement), " +
		"or RealSR's, which judges patches.", persist = false)
	private String discriminator = RECIPE;

	@Parameter(label = "Width of the discriminator (channels, 0 = by preset)", description = "Channels of its first layer: 8 for tiny, 32 " +
		"for small, else the published 64.", min = "0", max = "512", persist = false)
	private int width;

	@Parameter(label = "Refining rate (per step)", description = "Learning rate of both networks after the warmup, at the start of each " +
		"cycle.", min = "0.0000001", max = "0.1", persist = false)
	private double refining = GanOptions.PUBLISHED_RATE;

	@Parameter(label = "Sharpen the truth", description = "Real-ESRGAN's trick: the pixel and the perceptual loss ask for a sharpened " +
		"truth. It makes edges that the scan does not have.", persist = false)
	private boolean sharpen;

	@Parameter(label = "Accumulate (batches)", description = "Batches per step, one after the other, whose gradients are averaged: a " +
		"large batch where memory is small.", min = "1", max = "1024", persist = false)
	private int accumulate = 1;

	@Parameter(label = "Cards (graphics cards)", description = "How many graphics cards share each batch: that of device, and the next in " +
		"number. The discriminator and the feature network stay on the first.", min = "1", max = "64", persist = false)
	private int cards = 1;

	@Override
	protected List<String> choicesOf(final String key) {
		switch (key) {
			case "game":
				return withRecipe(AdversarialLoss.values());
			case "taps":
				return withRecipe(PerceptualTaps.values());
			case "discriminator":
				return withRecipe(DiscriminatorKind.values());
			default:
				return super.choicesOf(key);
		}
	}

	private static List<String> withRecipe(final Object... values) {
		return Stream.concat(Stream.of(RECIPE), Arrays.stream(values).map(Object::toString)).toList();
	}

	/**
	 * @param loss a {@link Loss} or the name of a recipe
	 * @param preset name of the generator's size
	 * @param warmup steps at the start that know the pixel loss alone
	 * @param monitor told what means nothing to the loss
	 * @return how to train
	 */
	final SrnMethod method(final String loss, final String preset, final long warmup, final Monitor monitor) {
		final RrdbShape.Preset rrdb = isRrdb() ? RrdbShape.Preset.of(preset) : null;
		if (pixelLoss(loss) == null) return new SrnMethod(rrdb, accumulate, gan(GanRecipe.of(loss), preset, warmup));
		if (!isRecipe()) monitor.note(GanMessages.notLookedAt(loss));
		return new SrnMethod(rrdb, accumulate, null);
	}

	/** How many graphics cards share each batch. */
	final int cards() {
		return cards;
	}

	/** Whether an RRDBNet is asked for in place of SRN. */
	final boolean isRrdb() {
		return architecture.equals(RRDB);
	}

	/** SRN's size of that name; with another network any, since it is not looked at. */
	final Preset srnPreset(final String preset) {
		return isRrdb() ? Preset.TINY : Preset.of(preset);
	}

	/** The network in a few words. */
	final String network(final String preset, final String scale) {
		return (isRrdb() ? "RRDBNet " : "SRN ") + preset + " ×" + scale;
	}

	/** The distance of that name, or null for a recipe. */
	static Loss pixelLoss(final String loss) {
		return Arrays.stream(Loss.values()).filter(l -> l.name().equals(loss)).findFirst().orElse(null);
	}

	private boolean isRecipe() {
		return perceptual == RECIPE_WEIGHT && pixel == RECIPE_WEIGHT && adversarial == RECIPE_WEIGHT &&
			lattice == GanOptions.USUAL_LATTICE && game.equals(RECIPE) && taps.equals(RECIPE) && discriminator.equals(RECIPE) && !sharpen;
	}

	private GanOptions gan(final GanRecipe recipe, final String preset, final long warmup) {
		final GanOptions usual = GanOptions.of(recipe, features);
		return new GanOptions(or(perceptual, usual.perceptual()), or(pixel, usual.pixel()), or(adversarial, usual.adversarial()), lattice, game
			.equals(RECIPE) ? usual.game() : AdversarialLoss.of(game), taps.equals(RECIPE) ? usual.taps() : PerceptualTaps.of(taps), features,
			discriminator.equals(RECIPE) ? usual.judge() : DiscriminatorKind.of(discriminator), width == 0 ? usualWidth(preset) : width, warmup,
			refining, sharpen);
	}

	private static double or(final double weight, final double usual) {
		if (weight < 0 && weight != RECIPE_WEIGHT) throw new UsageException(GanMessages.negativeWeight());
		return weight == RECIPE_WEIGHT ? usual : weight;
	}

	private static int usualWidth(final String preset) {
		return preset.equals("tiny") ? DiscriminatorKind.WIDTH / 8 : preset.equals("small") ? DiscriminatorKind.WIDTH / 2
			: DiscriminatorKind.WIDTH;
	}
}
