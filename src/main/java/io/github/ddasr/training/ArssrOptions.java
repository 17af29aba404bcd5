package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.downsampling.VolumeDownsampling;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.volume.DdasrException;

/**
 * Everything that decides how an ArSSR network is trained; with the data it decides the result. Where scales are drawn as published, what
 * that settles is set to what it is, whatever was given: scales from 2 to 4, no thick slices, patches of 10 wherever they fall, neither noise nor grain, and
 * the published way to make volumes coarse in place of {@link #MIXED}.
 *
 * @param preset which network
 * @param steps optimiser steps
 * @param batch patches per step
 * @param patch side of a low-resolution patch in voxels; thick slices have half of it along the thick axis and half more across
 * @param points voxels of the truth per patch that the network is asked for
 * @param scales how scales are drawn
 * @param smallest smallest scale of all axes alike
 * @param largest largest scale of all axes alike, or of one among others
 * @param thick largest scale of one axis alone, as with thick slices; 0 for none
 * @param downsampling {@link #MIXED}, or the name of one way to make volumes coarse, or several with a semicolon between them
 * @param noise largest Rician noise of the coarse scans, as a share of the intensity window's upper end
 * @param grain largest Rician noise that half of the fine scans are given before they are made coarse, likewise; it is in the truth, too
 * @param background share of patches that are taken wherever they fall; the others have brain in them
 * @param loss how far a value is from the truth
 * @param rule how the learning rate falls
 * @param rate Adam's learning rate at the start
 * @param seed start of every random draw
 * @param checkpointSteps steps between checkpoints and validations
 */
public record ArssrOptions(String preset, long steps, int batch, int patch, int points, Scales scales, double smallest, double largest,
	double thick, String downsampling, double noise, double grain, double background, Loss loss, Rule rule,
	double rate, long seed, long checkpointSteps)
{

	/** What {@code downsampling} is where each scan is made coarse in one of several ways. */
	public static final String MIXED = "mixed";

	/** The mean over a voxel lies between the two others and looks like either, so it comes half as often. */
	private static final List<VolumeDownsampling> MIXED_WAYS = List.of(VolumeDownsampling.BLUR, VolumeDownsampling.BLUR,
		VolumeDownsampling.K_SPACE, VolumeDownsampling.K_SPACE, VolumeDownsampling.AREA);

	/** Low-resolution voxels along each side of the published code's patches. */
	static final int PUBLISHED_PATCH = 10;

	private static final double FLOOR = 1e-7;
	private static final long WARMUP = 500, STEPS_PER_HALVING = 200 * 312;
	private static final int PUBLISHED_POINTS = 8000;

	/** How the scales of patches are drawn. */
	public enum Scales {
		/** Mostly all axes alike, often one axis alone (thick slices), sometimes each axis on its own; any ratio of whole volumes. */
		MIXED,
		/** As published: all axes alike, from 2 to 4 in tenths, patches of 10 × 10 × 10 made coarse one by one. */
		PUBLISHED;

		/**
		 * @param name "mixed" or "published", in any case
		 * @return that way
		 */
		public static Scales of(final String name) {
			return choose(values(), name, "way to draw scales");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** How the learning rate falls. */
	public enum Rule {
		/** Half a cosine over the run. */
		COSINE,
		/** As published: halved after every 200 epochs of 312 steps. */
		HALVING;

		/**
		 * @param name "cosine" or "halving", in any case
		 * @return that rule
		 */
		public static Rule of(final String name) {
			return choose(values(), name, "rule of the learning rate");
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Checks every range. */
	public ArssrOptions {
		if (scales == Scales.PUBLISHED) {
			smallest = PublishedScaleSampler.SMALLEST;
			largest = PublishedScaleSampler.LARGEST;
			thick = 0;
			patch = PUBLISHED_PATCH;
			noise = 0;
			grain = 0;
			background = 1;
			if (downsampling.equals(MIXED)) downsampling = VolumeDownsampling.SPLINE.toString();
		}
		ArssrShape.preset(preset);
		check(steps >= 1, "steps", steps, "1 or more");
		check(batch >= 1 && batch <= 256, "batch", batch, "from 1 to 256");
		check(patch >= 6 && patch <= 64 && patch % 2 == 0, "patch", patch, "an even number from 6 to 64");
		check(points >= 1 && points <= 1_000_000, "points", points, "from 1 to 1000000");
		check(scales == Scales.MIXED || points <= PUBLISHED_POINTS, "points", points, "from 1 to 8000, as many voxels as a patch has at scale 2");
		check(smallest > 1 && smallest <= largest, "smallest", smallest, "above 1, at most largest");
		check(largest <= 8, "largest", largest, "from smallest to 8");
		check(thick == 0 || thick >= 2 && thick <= 16, "thick", thick, "from 2 to 16, or 0 for no thick slices");
		ways(downsampling);
		check(noise >= 0 && noise <= 0.5, "noise", noise, "from 0 to 0.5");
		check(grain >= 0 && grain <= 0.5, "grain", grain, "from 0 to 0.5");
		check(background >= 0 && background <= 1, "background", background, "from 0 to 1");
		check(rate > 0 && rate <= 0.1, "learning", rate, "above 0 and at most 0.1");
		check(checkpointSteps >= 1, "interval", checkpointSteps, "1 or more");
	}

	/** @return the default run: tiny, all axes ×1.5 to ×4, thick slices up to ×7 */
	public static ArssrOptions defaults() {
		return new ArssrOptions("tiny", 6000, 2, 20, 6000, Scales.MIXED, 1.5, 4, 7, MIXED, 0, 0.04, 0.15, Loss.L1, Rule.COSINE, 1.5e-3, 1, 500);
	}

	/** @return the shape of the network */
	ArssrShape shape() {
		return ArssrShape.preset(preset);
	}

	/** The ways to make scans coarse, of which one is drawn for each. */
	List<VolumeDownsampling> ways() {
		return ways(downsampling);
	}

	private static List<VolumeDownsampling> ways(final String names) {
		return names.equals(MIXED) ? MIXED_WAYS : Arrays.stream(names.split(";")).map(VolumeDownsampling::named).toList();
	}

	/** @return whether intensities are brought to [0, 1] by the smallest and the largest value, as the published network needs it */
	boolean wholeRange() {
		return shape().decoder() == ArssrShape.Decoder.PUBLISHED;
	}

	/** @return smallest and largest scale that is learned, as model headers say it */
	String learned() {
		return number(smallest) + ":" + number(largest);
	}

	/** @return the largest scale of one axis alone, as model headers say it; empty for none */
	String learnedThick() {
		return thick == 0 ? "" : number(thick);
	}

	/** A number as headers have it: a whole one without decimals. */
	static String number(final double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
	}

	/** Voxels that a scan needs along each axis. */
	int smallestSide() {
		return scales == Scales.PUBLISHED ? PublishedScaleSampler.CROP : thick > 0 ? 3 * patch / 2 : patch;
	}

	/** Adam's second decay rate. */
	double momentum() {
		return scales == Scales.PUBLISHED ? 0.999 : Adam.USUAL_BETA2;
	}

	/** The learning rate of a step, 0 being the first. */
	double rate(final long step) {
		if (rule == Rule.HALVING) return rate * Math.pow(0.5, step / STEPS_PER_HALVING);
		return new CosineAnnealing(rate, Math.min(FLOOR, rate), steps, Math.min(WARMUP, steps / 10)).rate(step);
	}

	private static <E extends Enum<E>> E choose(final E[] values, final String name, final String what) {
		for (final E value : values) if (value.toString().equals(name.strip().toLowerCase(Locale.ROOT))) return value;
		throw new DdasrException("There is no " + what + " \"" + name + "\". Choose one of: " + String.join(", ", Arrays.stream(
			values).map(Object::toString).toList()) + ".");
	}

	private static void check(final boolean good, final String key, final Object value, final String allowed) {
		if (!good) throw new DdasrException("Training cannot start: " + key + "=" + value + " is out of range. Give " + allowed + ".");
	}
}
